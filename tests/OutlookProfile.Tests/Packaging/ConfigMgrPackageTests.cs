using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Cli.Packaging;
using OutlookProfile.Cli.Packaging.ConfigMgr;
using OutlookProfile.Tests.Deploy;

namespace OutlookProfile.Tests.Packaging;

[TestClass]
public sealed class ConfigMgrPackageTests
{
    [TestMethod]
    public void Write_DescribesOneApplicationPerTransformAndContext()
    {
        using var folder = new TemporaryFolder();
        var package = Write(folder, "oslo", "bergen");

        GoldenFile.AssertEqual("packages/Applications.psd1", File.ReadAllText(Path.Combine(package, "Applications.psd1")));
        CollectionAssert.AreEquivalent(
            new[]
            {
                "Applications.psd1", "New-OutlookProfileApplication.ps1",
                "Detect-oslo-System.ps1", "Detect-oslo-User.ps1", "Detect-bergen-System.ps1", "Detect-bergen-User.ps1",
                "content/OutlookProfile.msi", "content/oslo.mst", "content/bergen.mst",
            },
            Directory.GetFiles(package, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(package, path).Replace('\\', '/')).ToArray());
        CollectionAssert.AreEqual(File.ReadAllBytes(folder.File("oslo.mst")), File.ReadAllBytes(Path.Combine(package, "content", "oslo.mst")));
        CollectionAssert.AreEqual(File.ReadAllBytes(DeployScripts.NewApplication), File.ReadAllBytes(Path.Combine(package, "New-OutlookProfileApplication.ps1")));
    }

    [TestMethod]
    public void Write_GivesEachApplicationItsOwnDetection()
    {
        using var folder = new TemporaryFolder();
        var package = Write(folder, "oslo", "bergen");

        var script = File.ReadAllText(Path.Combine(package, "Detect-bergen-User.ps1"));

        StringAssert.Contains(script, "$Context = 'User'\n");
        StringAssert.Contains(script, "$NotInstalled = 0\n");
        StringAssert.Contains(script, "\"fqdn\": \"mail.bergen.com\"");
        Assert.IsTrue(Directory.GetFiles(package, "Detect-*.ps1").All(path => new FileInfo(path).Length <= 32 * 1024));
    }

    [TestMethod]
    public void Write_PacksTheMsiAlone_WhenThereIsNoTransform()
    {
        using var folder = new TemporaryFolder();
        ConfigMgrPackage.Write(SamplePackage.WriteMsi(folder), [], folder.File("out"), null);

        var data = File.ReadAllText(folder.File("out/Applications.psd1"));

        StringAssert.Contains(data, "Name             = 'Outlook Profile 1.2.3 (default)'");
        Assert.DoesNotContain("TRANSFORMS", data);
    }

    [TestMethod]
    public void Write_Refuses_WhenTwoTransformsHaveOneName()
    {
        using var folder = new TemporaryFolder();
        var one = SamplePackage.WriteTransform(folder, "a/site.mst", """{ "server": { "fqdn": "mail.acme.com" } }""");
        var two = SamplePackage.WriteTransform(folder, "b/SITE.mst", """{ "server": { "fqdn": "mail.acme.com" } }""");

        var thrown = Assert.ThrowsExactly<UsageException>(() => ConfigMgrPackage.Write(SamplePackage.WriteMsi(folder), [one, two], folder.File("out"), null));

        Assert.AreEqual($"{one} and {two} have the same file name, after which the applications are named", thrown.Message);
        Assert.IsFalse(Directory.Exists(folder.File("out")));
    }

    /// <returns>The package's folder.</returns>
    internal static string Write(TemporaryFolder folder, params string[] sites)
    {
        var transforms = sites.Select(site => SamplePackage.WriteTransform(folder, site + ".mst", $$"""{ "server": { "fqdn": "mail.{{site}}.com" } }""")).ToArray();
        ConfigMgrPackage.Write(SamplePackage.WriteMsi(folder), transforms, folder.File("package"), null);
        return folder.File("package");
    }
}
