using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;

namespace OutlookProfile.Tests.Cli;

/// <summary>What people see before they read anything else.</summary>
[TestClass]
public sealed class HelpTests
{
    public static System.Collections.Generic.IEnumerable<object[]> Commands =>
        CommandLine.CreateRoot().Subcommands.Select(command => new object[] { command.Name });

    [TestMethod]
    public void Help_EqualsGoldenFile_ForTheProgram() => AssertHelp("outlookprofile", "--help");

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public void Help_EqualsGoldenFile_ForEachCommand(string command) => AssertHelp(command, command, "--help");

    [TestMethod]
    public void Version_IsTheProducts()
    {
        var version = ProgramRun.OutputOf("--version").Trim();
        Assert.AreEqual(typeof(CommandLine).Assembly.GetName().Version!.ToString(3), version);
    }

    [TestMethod]
    public void Help_IsShown_AsWrongUsage_WithoutArguments()
    {
        var run = ProgramRun.Of();
        StringAssert.Contains(run.Error, "Usage:");
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode));
    }

    [TestMethod]
    public void Command_IsSuggested_WhenMistyped()
    {
        ProgramRun.AssertFails(ExitCode.Invalid, "There is no command \"vlidate\" here; did you mean validate?", "vlidate", "site.json");
        ProgramRun.AssertFails(ExitCode.Invalid, "There is no command \"inutne\" here; did you mean intune?", "package", "inutne");
        ProgramRun.AssertFails(ExitCode.Invalid, "There is no command \"mail\" here, expected one of intune, configmgr, msi", "package", "mail");
    }

    [TestMethod]
    public void Completion_KnowsOptionsAndTheirWords()
    {
        CollectionAssert.IsSubsetOf(new[] { "--format", "--outlook", "--user" }, Completions("plan x --"));
        CollectionAssert.AreEquivalent(new[] { "text", "reg", "prf", "autodiscover", "json" }, Completions("plan x --format "));
    }

    [TestMethod]
    public void Process_AnswersOnStreamsAndExitCode_AsInProcess()
    {
        var missing = Path.Combine(Path.GetTempPath(), "none.json");
        var acme = Path.Combine(TestData.Repository, "config", "acme.json");
        Assert.AreEqual(ProgramRun.Of("validate", acme, missing), ToolRun.Of("", "validate", acme, missing));
        Assert.AreEqual(ProgramRun.Of("plan", acme, "--user", "jürgen", "--format", "json"), ToolRun.Of("", "plan", acme, "--user", "jürgen", "--format", "json"));
    }

    private static string[] Completions(string line) =>
        ProgramRun.OutputOf($"[suggest:{line.Length}]", line).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void AssertHelp(string name, params string[] arguments)
    {
        // The program's name is that of whoever hosts it.
        var help = ProgramRun.OutputOf(arguments).Replace(CommandLine.CreateRoot().Name + " ", "outlookprofile ");
        GoldenFile.AssertEqual($"help/{name}.txt", string.Join("\n", help.Split('\n').Select(line => line.TrimEnd())));
    }
}
