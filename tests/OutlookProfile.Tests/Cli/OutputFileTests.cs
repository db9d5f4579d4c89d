using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Tests.Packaging;

namespace OutlookProfile.Tests.Cli;

/// <summary>An output never takes the place of an input, a device or a link; an interrupted run leaves nothing behind.</summary>
[TestClass]
public sealed class OutputFileTests
{
    private readonly WorkFolder folder = new();

    [TestCleanup]
    public void DeleteFolder() => folder.Dispose();

    [TestMethod]
    [DataRow("base.msi", "this is a file that the output is made from; name another one")]
    [DataRow("./sub/../base.msi", "this is a file that the output is made from; name another one")]
    [DataRow("oslo.json", "this is a file that the output is made from; name another one")]
    [DataRow("sub", "this is a folder; name a file")]
    public void Output_IsRefused_WhenItIsAnInputOrAFolder(string name, string problem)
    {
        Directory.CreateDirectory(folder.PathTo("sub"));
        AssertRefused(folder.PathTo(name), $"{folder.PathTo(name)}: {problem}");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("ln -s base.msi out", "out: this is a file that the output is made from; name another one")]
    [DataRow("ln base.msi out", "out: this is a file that the output is made from; name another one")]
    [DataRow("ln -s nowhere out", "out: this is a link; name the file itself")]
    [DataRow("ln -s sub out; mkdir sub", "out: this is a link; name the file itself")]
    [DataRow("mkfifo out", "out: this is a pipe or a device; name a file")]
    [DataRow("ln -s base.msi out.partial", "out.partial: this is a file that the output is made from; name another one")]
    [DataRow("ln -s nowhere out.partial", "out.partial: this is a link; name the file itself")]
    [DataRow("mkfifo out.partial", "out.partial: this is a pipe or a device; name a file")]
    public void Output_IsRefused_WhenItIsALinkOrAPipe(string command, string problem)
    {
        folder.WritePackage();
        ToolProcess.Run("sh", "-c", $"cd '{folder.Root}' && {command}");
        AssertRefused(folder.PathTo("out"), $"{folder.Root}/{problem}");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("/dev/null")]
    [DataRow("/dev/stdout")]
    [DataRow("/dev/full")]
    public void Output_IsRefused_WhenItIsADevice(string device)
    {
        var run = Transform(device);
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode));
        StringAssert.StartsWith(run.Error, device + ": this is a ");
        Assert.AreEqual(1, run.Error.Count(character => character == '\n'));
        Assert.IsFalse(File.GetAttributes(device).HasFlag(FileAttributes.Archive));
    }

    [TestMethod]
    public void Output_IsRefused_WhenItIsStandardOutput_AndNoText() =>
        AssertRefused("-", "--output -: this is no text for a terminal or a pipe; name a file");

    [TestMethod]
    public void Output_IsStandardOutput_WhenItIsText() =>
        Assert.AreEqual(ProgramRun.OutputOf("schema"), ProgramRun.OutputOf("schema", "--output", "-"));

    [TestMethod]
    public void Output_MakesMissingFolders_Everywhere()
    {
        var (mst, schema, msi) = (folder.PathTo("a/b/out.mst"), folder.PathTo("c/d/schema.json"), folder.PathTo("e/f/out.msi"));
        Assert.AreEqual(mst + "\n", Transform(mst).Output);
        Assert.AreEqual(schema + "\n", ProgramRun.OutputOf("schema", "--output", schema));
        Assert.AreEqual(msi + "\n", ProgramRun.OutputOf("package", "msi", "--msi", folder.PathTo("base.msi"), "--transform", mst, "--output", msi));
        Assert.IsTrue(new[] { mst, schema, msi }.All(File.Exists));
    }

    [TestMethod]
    [DataRow("package", "msi", "--transform", "out.mst", "--output", "out.mst")]
    [DataRow("package", "msi", "--transform", "out.mst", "--output", "base.msi")]
    [DataRow("capture", "--reg", "export.reg", "--output", "export.reg")]
    [DataRow("plan", "oslo.json", "--outlook", "14.0", "--output", "oslo.json")]
    [DataRow("transform", "--sites", "sites.csv", "--output", "fleet", "--summary", "sites.csv")]
    public void EveryCommand_RefusesItsInput_AsOutput(params string[] arguments)
    {
        Transform(folder.PathTo("out.mst"));
        folder.Write("sites.csv", "site,SERVER\na,a.b");
        folder.Write("export.reg", ProgramRun.OutputOf("plan", Path.Combine(TestData.Repository, "config", "acme.json"), "--user", "jdoe", "--format", "reg"));
        var before = Directory.GetFiles(folder.Root).ToDictionary(path => path, File.ReadAllBytes);
        var line = arguments.Select(word => word.Contains('.') && word != "14.0" || word == "fleet" ? folder.PathTo(word) : word);
        var run = ProgramRun.Of([.. line, .. arguments.Contains("package") || arguments.Contains("--sites") ? new[] { "--msi", folder.PathTo("base.msi") } : []]);
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode), run.Error);
        StringAssert.EndsWith(run.Error, ": this is a file that the output is made from; name another one\n");
        CollectionAssert.AreEquivalent(before.Keys, Directory.GetFileSystemEntries(folder.Root));
        foreach (var (path, content) in before)
        {
            CollectionAssert.AreEqual(content, File.ReadAllBytes(path), path);
        }
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("INT", 130)]
    [DataRow("TERM", 143)]
    public void Fleet_LeavesTheOldFilesOnly_WhenInterrupted(string signal, int code)
    {
        var output = Directory.CreateDirectory(folder.PathTo("out")).FullName;
        folder.Write("out/s7.mst", "old");
        var csv = folder.Write("sites.csv", "site,SERVER\n" + string.Concat(Enumerable.Range(0, 100_000).Select(number => $"s{number},ex{number}.acme.com\n")));
        using var process = ToolRun.Start("transform", "--msi", folder.WritePackage(), "--sites", csv, "--output", output);
        var partial = Path.Combine(output, "outlookprofile.partial", "new");
        Assert.IsTrue(SpinWait.SpinUntil(() => process.HasExited || Directory.Exists(partial) && Directory.EnumerateFiles(partial).Any(), TimeSpan.FromSeconds(50)));
        ToolProcess.Run("kill", "-" + signal, $"{process.Id}");
        Assert.AreEqual(new ProgramRun(code, "", "interrupted; nothing was written\n"), ToolRun.End(process));
        CollectionAssert.AreEqual(new[] { Path.Combine(output, "s7.mst") }, Directory.GetFileSystemEntries(output));
        Assert.AreEqual("old", File.ReadAllText(folder.PathTo("out/s7.mst")));
    }

    private ProgramRun Transform(string output) =>
        ProgramRun.Of(
            "transform", "--msi", Package(), "--config", folder.Write("oslo.json", """{ "server": { "fqdn": "exchange.oslo.acme.com" } }"""), "--output", output);

    private string Package() => File.Exists(folder.PathTo("base.msi")) ? folder.PathTo("base.msi") : folder.WritePackage();

    private void AssertRefused(string output, string error)
    {
        Package();
        var before = File.ReadAllBytes(folder.PathTo("base.msi"));
        var names = Directory.GetFileSystemEntries(folder.Root).Append(folder.PathTo("oslo.json")).Distinct();
        var run = Transform(output);
        Assert.AreEqual(new ProgramRun(ExitCode.Invalid, "", error + "\n"), run);
        CollectionAssert.AreEqual(before, File.ReadAllBytes(folder.PathTo("base.msi")));
        CollectionAssert.AreEquivalent(names.ToArray(), Directory.GetFileSystemEntries(folder.Root));
    }
}
