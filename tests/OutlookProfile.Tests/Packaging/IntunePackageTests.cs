using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Cli.Packaging;
using OutlookProfile.Cli.Packaging.Intune;
using OutlookProfile.Configuration;

namespace OutlookProfile.Tests.Packaging;

[TestClass]
public sealed class IntunePackageTests
{
    private const string Oslo = """{ "server": { "fqdn": "mail.oslo.acme.com" }, "profile": { "name": "Åse og Co" } }""";

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Write_PacksTheMsiAndItsTransform()
    {
        using var folder = new TemporaryFolder();
        var (msi, transform) = Source(folder);

        IntunePackage.Write(msi, transform, folder.File("out"), InstallContext.System, ContentKeys.Random(), ApplicationDetails.None);

        var opened = new OpenedIntuneWin(folder.File("out/OutlookProfile.intunewin"), folder);
        var extracted = opened.Extract();
        CollectionAssert.AreEqual(File.ReadAllBytes(msi), File.ReadAllBytes(Path.Combine(extracted, "OutlookProfile.msi")));
        CollectionAssert.AreEqual(File.ReadAllBytes(transform), File.ReadAllBytes(Path.Combine(extracted, "oslo.mst")));
        Assert.HasCount(2, Directory.GetFiles(extracted));
        Assert.AreEqual("OutlookProfile.msi", opened.Detection.Element("SetupFile")!.Value);
        Assert.AreEqual("{22222222-2222-2222-2222-222222222222}", opened.Detection.Element("MsiInfo")!.Element("MsiPackageCode")!.Value);
        Assert.AreEqual("true", opened.Detection.Element("MsiInfo")!.Element("MsiContainsSystemRegistryKeys")!.Value);
        CollectionAssert.AreEquivalent(
            new[] { "OutlookProfile.intunewin", "Detect-OutlookProfile.ps1", "Publish-OutlookProfile.ps1", "intune.json" },
            Directory.GetFileSystemEntries(folder.File("out")).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    [DataRow(InstallContext.System)]
    [DataRow(InstallContext.User)]
    public void Write_SaysWhatToEnterInIntune(InstallContext context)
    {
        using var folder = new TemporaryFolder();
        var (msi, transform) = Source(folder);

        IntunePackage.Write(msi, transform, folder.File("out"), context, ContentKeys.Random(), ApplicationDetails.None);

        var text = File.ReadAllText(folder.File("out/intune.json"));
        using var json = JsonDocument.Parse(text);
        var script = Convert.FromBase64String(json.RootElement.GetProperty("rules")[0].GetProperty("scriptContent").GetString()!);
        CollectionAssert.AreEqual(File.ReadAllBytes(folder.File("out/Detect-OutlookProfile.ps1")), script);
        GoldenFile.AssertEqual($"packages/intune-{context}.json", Regex.Replace(text, "(?<=\"scriptContent\": \")[^\"]+", "...") + "\n");
    }

    [TestMethod]
    public void Write_DetectsTheConfiguration_ThatTheTransformAndItsPropertiesMake()
    {
        using var folder = new TemporaryFolder();
        var transform = SamplePackage.WriteTransform(folder, "oslo.mst", Oslo, ("DOWNLOAD", "full"));

        IntunePackage.Write(SamplePackage.WriteMsi(folder), transform, folder.File("out"), InstallContext.System, ContentKeys.Random(), ApplicationDetails.None);

        var script = File.ReadAllText(folder.File("out/Detect-OutlookProfile.ps1"));
        var json = Regex.Match(script, @"\$Configuration = @'\n(.*?)\n'@\n", RegexOptions.Singleline).Groups[1].Value;
        var configuration = ConfigurationReader.Read(json, "detection");
        Assert.AreEqual("Åse og Co", configuration.Profile.Name);
        Assert.AreEqual("mail.oslo.acme.com", configuration.Server.Fqdn);
        Assert.AreEqual(Download.Full, configuration.CachedMode.Download);
    }

    [TestMethod]
    public void Write_DetectsWhatWasWritten_WhenTheConfigurationIsAFileOnTheTarget()
    {
        using var folder = new TemporaryFolder();
        var transform = SamplePackage.WriteTransform(folder, "oslo.mst", null, ("CONFIGFILE", @"\\files\outlook\site.json"));

        IntunePackage.Write(SamplePackage.WriteMsi(folder), transform, folder.File("out"), InstallContext.System, ContentKeys.Random(), ApplicationDetails.None);

        StringAssert.Contains(File.ReadAllText(folder.File("out/Detect-OutlookProfile.ps1")), "$Configuration = @'\n'@\n");
    }

    [TestMethod]
    public void Write_RequiresOutlook_OnlyWhenAnInstallationWithoutItFails()
    {
        using var folder = new TemporaryFolder();
        var msi = SamplePackage.WriteMsi(folder);
        var named = SamplePackage.WriteTransform(folder, "named.mst", """{ "server": { "fqdn": "mail.acme.com" }, "outlook": { "versions": ["16.0"] } }""");

        IntunePackage.Write(msi, named, folder.File("named"), InstallContext.System, ContentKeys.Random(), ApplicationDetails.None);
        IntunePackage.Write(msi, Source(folder).Transform, folder.File("auto"), InstallContext.System, ContentKeys.Random(), ApplicationDetails.None);

        Assert.DoesNotContain("OUTLOOK.EXE", File.ReadAllText(folder.File("named/intune.json")));
        Assert.Contains("OUTLOOK.EXE", File.ReadAllText(folder.File("auto/intune.json")));
    }

    [TestMethod]
    public void Write_GivesTheSameFiles_WhenTheKeysAreTheSame()
    {
        using var folder = new TemporaryFolder();
        var (msi, transform) = Source(folder);
        var keys = ContentKeys.Random();

        IntunePackage.Write(msi, transform, folder.File("first"), InstallContext.User, keys, ApplicationDetails.None);
        IntunePackage.Write(msi, transform, folder.File("second"), InstallContext.User, keys, ApplicationDetails.None);

        foreach (var file in Directory.GetFiles(folder.File("first")))
        {
            CollectionAssert.AreEqual(File.ReadAllBytes(file), File.ReadAllBytes(folder.File("second/" + Path.GetFileName(file))), file);
        }
    }

    [TestMethod]
    public void Write_LeavesNothing_WhenAFileCannotBeNamedInACommandLine()
    {
        using var folder = new TemporaryFolder();
        var transform = SamplePackage.WriteTransform(folder, "oslo;x.mst", Oslo);

        var thrown = Assert.ThrowsExactly<UsageException>(
            () => IntunePackage.Write(SamplePackage.WriteMsi(folder), transform, folder.File("out"), InstallContext.System, ContentKeys.Random(), ApplicationDetails.None));

        StringAssert.Contains(thrown.Message, "oslo;x.mst");
        Assert.IsFalse(Directory.Exists(folder.File("out")));
    }

    private static (string Msi, string Transform) Source(TemporaryFolder folder) =>
        (SamplePackage.WriteMsi(folder), SamplePackage.WriteTransform(folder, "oslo.mst", Oslo));
}
