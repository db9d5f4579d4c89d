using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Tests.Cli;
using WindowsInstaller.Database;

namespace OutlookProfile.Tests.Packaging;

/// <summary>The command as it is typed.</summary>
[TestClass]
public sealed class PackageCommandTests
{
    private const string Oslo = """{ "server": { "fqdn": "mail.oslo.com" } }""";

    [TestMethod]
    [DataRow("intune")]
    [DataRow("configmgr")]
    [DataRow("msi")]
    public void Help_EqualsGoldenFile(string command)
    {
        // The program's name is that of whoever hosts it.
        var help = ProgramRun.OutputOf("package", command, "--help").Replace(CommandLine.CreateRoot().Name + " ", "outlookprofile ");
        GoldenFile.AssertEqual($"help/package-{command}.txt", string.Join("\n", help.Split('\n').Select(line => line.TrimEnd())));
    }

    [TestMethod]
    public void Intune_WritesForTheSystem_WhenNoContextIsGiven()
    {
        using var folder = new TemporaryFolder();

        var output = ProgramRun.OutputOf("package", "intune", "--msi", SamplePackage.WriteMsi(folder), "--transform", SamplePackage.WriteTransform(folder, "oslo.mst", Oslo), "--output", folder.File("out"));

        CollectionAssert.AreEqual(
            new[] { "Detect-OutlookProfile.ps1", "OutlookProfile.intunewin", "Publish-OutlookProfile.ps1", "intune.json" }.Select(name => folder.File("out/" + name)).ToArray(),
            output.Split('\n', System.StringSplitOptions.RemoveEmptyEntries));
        StringAssert.Contains(File.ReadAllText(folder.File("out/intune.json")), "\"runAsAccount\": \"system\"");
    }

    [TestMethod]
    public void Intune_WritesTheSameContainer_WhenTheKeysComeFromAFile()
    {
        using var folder = new TemporaryFolder();
        var keys = folder.Write("keys.txt", System.Text.Encoding.ASCII.GetBytes(ContentKeysTests.Known));
        var msi = SamplePackage.WriteMsi(folder);
        string[] arguments = ["package", "intune", "--msi", msi, "--context", "user", "--keys", keys, "--output"];

        ProgramRun.OutputOf([.. arguments, folder.File("first")]);
        ProgramRun.OutputOf([.. arguments, folder.File("second")]);

        CollectionAssert.AreEqual(File.ReadAllBytes(folder.File("first/OutlookProfile.intunewin")), File.ReadAllBytes(folder.File("second/OutlookProfile.intunewin")));
        StringAssert.Contains(File.ReadAllText(folder.File("first/intune.json")), "\"runAsAccount\": \"user\"");
    }

    [TestMethod]
    public void ConfigMgr_TakesSeveralTransforms()
    {
        using var folder = new TemporaryFolder();
        var oslo = SamplePackage.WriteTransform(folder, "oslo.mst", Oslo);
        var bergen = SamplePackage.WriteTransform(folder, "bergen.mst", Oslo);

        ProgramRun.OutputOf("package", "configmgr", "--msi", SamplePackage.WriteMsi(folder), "--transform", oslo, "--transform", bergen, "--output", folder.File("out"));

        Assert.HasCount(4, Directory.GetFiles(folder.File("out"), "Detect-*.ps1"));
    }

    [TestMethod]
    public void Msi_WritesOneFile()
    {
        using var folder = new TemporaryFolder();

        ProgramRun.OutputOf("package", "msi", "--msi", SamplePackage.WriteMsi(folder), "--transform", SamplePackage.WriteTransform(folder, "oslo.mst", Oslo), "--output", folder.File("oslo.msi"));

        Assert.IsNotNull(InstallerDatabase.Open(folder.File("oslo.msi")));
    }

    [TestMethod]
    public void Intune_IsWrongUsage_WhenTheTransformIsForAnotherProduct()
    {
        using var folder = new TemporaryFolder();
        var transform = SamplePackage.WriteForeignTransform(folder, "other.mst", "{44444444-4444-4444-4444-444444444444}");

        var run = ProgramRun.Of("package", "intune", "--msi", SamplePackage.WriteMsi(folder), "--transform", transform, "--output", folder.File("out"));

        Assert.AreEqual(ExitCode.Invalid, run.ExitCode);
        StringAssert.StartsWith(run.Error, transform + ": made for a product with the UpgradeCode {44444444");
        Assert.IsFalse(Directory.Exists(folder.File("out")));
    }

    [TestMethod]
    public void Intune_IsWrongUsage_WhenTheOutputIsAFile()
    {
        using var folder = new TemporaryFolder();

        var run = ProgramRun.Of("package", "intune", "--msi", SamplePackage.WriteMsi(folder), "--output", folder.Write("out", [1]));

        Assert.AreEqual(ExitCode.Invalid, run.ExitCode);
        StringAssert.Contains(run.Error, folder.File("out") + ": this is no folder");
    }
}
