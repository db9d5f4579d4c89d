using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Cli.Packaging;
using OutlookProfile.Configuration;
using WindowsInstaller.Database;
using WindowsInstaller.Transforms;

namespace OutlookProfile.Tests.Packaging;

/// <summary>What cannot be packaged is said with the file and what to do instead.</summary>
[TestClass]
public sealed class InstallerPackageTests
{
    [TestMethod]
    public void Open_NamesTheFile_WhenThereIsNoMsi()
    {
        using var folder = new TemporaryFolder();
        AssertMessage<UsageException>(folder, "none.msi: there is no such file", folder.File("none.msi"));
    }

    [TestMethod]
    public void Open_NamesTheFile_WhenThereIsNoTransform()
    {
        using var folder = new TemporaryFolder();
        AssertMessage<UsageException>(folder, "none.mst: there is no such file", SamplePackage.WriteMsi(folder), folder.File("none.mst"));
    }

    [TestMethod]
    public void Open_SaysBothUpgradeCodes_WhenTheTransformIsForAnotherProduct()
    {
        using var folder = new TemporaryFolder();
        var transform = SamplePackage.WriteForeignTransform(folder, "other.mst", "{44444444-4444-4444-4444-444444444444}");
        AssertMessage<UsageException>(
            folder,
            "other.mst: made for a product with the UpgradeCode {44444444-4444-4444-4444-444444444444}, but that of OutlookProfile.msi is "
            + SamplePackage.UpgradeCode + ", so that Windows Installer refuses it; make it with outlookprofile transform --msi OutlookProfile.msi",
            SamplePackage.WriteMsi(folder),
            transform);
    }

    [TestMethod]
    public void Open_BeginsWithThePath_WhenTheMsiIsNone()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("text.msi", [1, 2, 3]);
        var thrown = Assert.ThrowsExactly<InstallerDatabaseException>(() => InstallerPackage.Open(path, []));
        StringAssert.StartsWith(thrown.Message, path);
    }

    [TestMethod]
    public void Open_BeginsWithThePath_WhenTheTransformIsNone()
    {
        using var folder = new TemporaryFolder();
        var msi = SamplePackage.WriteMsi(folder);
        var thrown = Assert.ThrowsExactly<TransformException>(() => InstallerPackage.Open(msi, [msi]));
        StringAssert.StartsWith(thrown.Message, msi);
    }

    [TestMethod]
    public void Open_SaysWhatIsWrong_WhenTheConfigurationInsideIs()
    {
        using var folder = new TemporaryFolder();
        var transform = SamplePackage.WriteTransform(folder, "oslo.mst", """{ "server": { "fqdn": "https://mail" } }""");
        var thrown = Assert.ThrowsExactly<ConfigurationException>(() => InstallerPackage.Open(SamplePackage.WriteMsi(folder), [transform]));
        StringAssert.Contains(thrown.Message, "oslo.mst:ProfileConfiguration(1,");
    }

    [TestMethod]
    public void Open_AsksForATransform_WhenNoSiteIsConfigured()
    {
        using var folder = new TemporaryFolder();
        var transform = SamplePackage.WriteTransform(folder, "none.mst", "{}");
        AssertMessage<UsageException>(
            folder,
            "none.mst: no site's configuration is in it, so that it would install nothing; name a transform: outlookprofile transform --msi OutlookProfile.msi --config site.json --output site.mst",
            SamplePackage.WriteMsi(folder),
            transform);
    }

    [TestMethod]
    public void Open_LeavesTheMsiAsItIs_BetweenTransforms()
    {
        using var folder = new TemporaryFolder();
        var oslo = SamplePackage.WriteTransform(folder, "oslo.mst", """{ "server": { "fqdn": "mail.oslo.com" } }""", ("DOWNLOAD", "full"));
        var bergen = SamplePackage.WriteTransform(folder, "bergen.mst", """{ "server": { "fqdn": "mail.bergen.com" } }""");

        var packages = InstallerPackage.Open(SamplePackage.WriteMsi(folder), [oslo, bergen]);

        Assert.AreEqual("mail.oslo.com", packages[0].Configuration!.Server.Fqdn);
        Assert.AreEqual("mail.bergen.com", packages[1].Configuration!.Server.Fqdn);
        Assert.AreEqual(Download.Headers, packages[1].Configuration!.CachedMode.Download);
        Assert.AreEqual("bergen", packages[1].Site);
    }

    private static void AssertMessage<TException>(TemporaryFolder folder, string message, string msi, params string[] transforms)
        where TException : Exception
    {
        var thrown = Assert.ThrowsExactly<TException>(() => InstallerPackage.Open(msi, transforms));
        Assert.AreEqual(message, thrown.Message.Replace(folder.Path + System.IO.Path.DirectorySeparatorChar, ""));
    }
}
