using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;

namespace WindowsInstaller.Tests.Authoring;

[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "the cross-build is for systems without the toolset")]
public sealed class CommandLineTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "wxsbuild.dll");

    [TestMethod]
    public void Package_IsWritten_WhenTheAuthoringIsRight()
    {
        using var folder = new AuthoringFolder();
        var localization = folder.Write("l.wxl", "<WixLocalization Culture=\"en-us\" xmlns=\"http://wixtoolset.org/schemas/v4/wxl\"><String Id=\"A\" Value=\"loc\" /></WixLocalization>");
        var source = folder.Write("a.wxs", Sample.Package("<Property Id=\"A\" Value=\"$(X) !(loc.A)\" />"));
        var output = source + ".msi";
        Assert.AreEqual((0, ""), Run(new() { ["SOURCE_DATE_EPOCH"] = "1700000000" }, source, "--define", "X=a=b", "--localization", localization, "--output", output));
        var database = InstallerDatabase.Open(output);
        Assert.AreEqual("a=b loc", database.Tables["Property"].Rows.Single(row => row[0] is "A")[1]);
        Assert.AreEqual(DateTime.UnixEpoch.AddSeconds(1700000000), database.Summary.Properties[SummaryInformation.CreateTime]);
    }

    [TestMethod]
    public void Mistakes_GoToTheErrorStreamAndLeaveNoPackage_WhenTheAuthoringIsWrong()
    {
        using var folder = new AuthoringFolder();
        var source = folder.Write("a.wxs", Sample.Package("<Nonsense />\n<Nonsense />"));
        var (exit, errors) = Run([], source, "-o", source + ".msi");
        Assert.AreEqual(2, exit);
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        StringAssert.StartsWith(lines[0], $"{source}(4): <Nonsense> is not supported");
        StringAssert.StartsWith(lines[1], $"{source}(5): <Nonsense> is not supported");
        Assert.IsFalse(File.Exists(source + ".msi"));
    }

    [TestMethod]
    [DataRow("", 1, "Property/A.Value: 1 | 2\nSummary/RevisionNumber: ")]
    [DataRow("Property/A.Value\nSummary/RevisionNumber", 0, "")]
    [DataRow("Property/*\nSummary/*\nBinary/*", 0, "nothing differs at Binary/* any more\n")]
    public void Compare_SaysWhetherTwoPackagesDiffer(string expected, int exit, string output)
    {
        using var folder = new AuthoringFolder();
        var (first, second, expectation) = (folder.Write("a.wxs", Sample.Package("<Property Id=\"A\" Value=\"1\" />")), folder.Write("b.wxs", Sample.Package("<Property Id=\"A\" Value=\"2\" />")), folder.Write("expected.txt", expected));
        Run([], first, "-o", first + ".msi");
        Run([], second, "-o", second + ".msi");

        var (result, said, errors) = RunWithOutput([], "compare", first + ".msi", second + ".msi", "--expect", expectation);

        Assert.AreEqual(exit, result, said);
        StringAssert.Contains((said + errors).Replace(expectation + ": ", "", StringComparison.Ordinal), output);
    }

    [TestMethod]
    public void Compare_IsReported_WhenAFileIsNoPackage()
    {
        using var folder = new AuthoringFolder();
        var file = folder.Write("a.msi", "x");

        var (exit, errors) = Run([], "compare", file, file);

        Assert.AreEqual(2, exit);
        StringAssert.StartsWith(errors, $"{file}: This is no installer database.");
    }

    [TestMethod]
    [DataRow("a.wxs", "'--output'")]
    [DataRow("-o a.msi", "'wxsbuild'")]
    [DataRow("a.wxs -o a.msi -d X", "'X' is no definition; write Name=Value.")]
    [DataRow("a.wxs -o a.msi -d X=1 -d X=2", "'X' is defined twice.")]
    public void Usage_IsReported_WhenItIsWrong(string arguments, string message)
    {
        var (exit, errors) = Run([], arguments.Split(' '));
        Assert.AreEqual(2, exit);
        StringAssert.Contains(errors, message);
    }

    [TestMethod]
    public void SourceDate_IsReported_WhenItIsNoNumber()
    {
        using var folder = new AuthoringFolder();
        var source = folder.Write("a.wxs", Sample.Package(""));
        Assert.AreEqual((2, "SOURCE_DATE_EPOCH is 'now', which is no number of seconds since 1970.\n"), Run(new() { ["SOURCE_DATE_EPOCH"] = "now" }, source, "-o", source + ".msi"));
    }

    [TestMethod]
    public void Output_IsReported_WhenItCannotBeWritten()
    {
        using var folder = new AuthoringFolder();
        var source = folder.Write("a.wxs", Sample.Package(""));
        var (exit, errors) = Run([], source, "-o", source + "/a.msi");
        Assert.AreEqual(1, exit);
        StringAssert.StartsWith(errors, $"{source}/a.msi cannot be written: ");
    }

    private static (int Exit, string Errors) Run(Dictionary<string, string> environment, params string[] arguments)
    {
        var (exit, _, errors) = RunWithOutput(environment, arguments);
        return (exit, errors);
    }

    private static (int Exit, string Output, string Errors) RunWithOutput(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Result, errors);
    }
}
