using System.IO;
using System.Text;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;

namespace OutlookProfile.Tests.Cli;

[TestClass]
public sealed class PlanCommandTests
{
    private static readonly string Acme = Path.Combine(TestData.Repository, "config", "acme.json");
    private readonly WorkFolder folder = new();

    [TestCleanup]
    public void DeleteFolder() => folder.Dispose();

    [TestMethod]
    [DataRow("11.0", @"Windows Messaging Subsystem\Profiles\Corporate Mail\13dbb0c8aa05101a9bb000aa002fc45a]")]
    [DataRow("14.0", @"Windows Messaging Subsystem\Profiles\Corporate Mail\")]
    [DataRow("16.0", @"Office\16.0\Outlook\Profiles\Corporate Mail\")]
    public void Plan_IsForTheVersion_WhenNamed(string version, string key)
    {
        var output = ProgramRun.OutputOf("plan", Acme, "--outlook", version, "--user", "jdoe", "--format", "reg");
        StringAssert.StartsWith(output, "Windows Registry Editor Version 5.00");
        StringAssert.Contains(output, key);
    }

    [TestMethod]
    public void Plan_IsASummaryForTheConfigurationsVersions_ByDefault()
    {
        var output = ProgramRun.OutputOf("plan", Acme, "--user", "jdoe");
        Assert.AreEqual(ProgramRun.OutputOf("plan", Acme, "--outlook", "14.0", "--user", "jdoe", "--format", "text"), output);
        GoldenFile.AssertEqual("summaries/acme.txt", output);
    }

    [TestMethod]
    public void Plan_ListsEveryValue_WhenVerbose()
    {
        var (summary, verbose) = (ProgramRun.OutputOf("plan", Acme, "--user", "jdoe"), ProgramRun.OutputOf("plan", Acme, "--user", "jdoe", "--verbose"));
        StringAssert.StartsWith(verbose, summary);
        StringAssert.Contains(verbose[summary.Length..], "PR_ROH_FLAGS (00036623)");
        ProgramRun.AssertFails(ExitCode.Invalid, "--verbose goes with --format text; the other formats hold every value anyhow.", "plan", Acme, "--format", "reg", "--verbose");
    }

    /// <summary>As regedit itself exports: it would read UTF-8 as the ANSI code page.</summary>
    [TestMethod]
    public void RegFile_IsUtf16WithMark_WhenWrittenToAFile()
    {
        var path = folder.PathTo("new/plan.reg");
        Assert.AreEqual(path + "\n", ProgramRun.OutputOf("plan", Acme, "--user", "jürgen", "--format", "reg", "--output", path));
        var content = File.ReadAllBytes(path);
        CollectionAssert.AreEqual(new byte[] { 0xFF, 0xFE }, content[..2]);
        Assert.AreEqual(ProgramRun.OutputOf("plan", Acme, "--user", "jürgen", "--format", "reg").ReplaceLineEndings("\r\n"), Encoding.Unicode.GetString(content[2..]));
    }

    [TestMethod]
    public void Plan_IsPrinted_InEveryOtherFormat()
    {
        StringAssert.StartsWith(ProgramRun.OutputOf("plan", Acme, "--user", "jdoe", "--format", "prf"), "[General]");
        StringAssert.Contains(ProgramRun.OutputOf("plan", Acme, "--format", "autodiscover"), "<Server>exchange.acme.com</Server>");
        using var json = JsonDocument.Parse(ProgramRun.OutputOf("plan", Acme, "--user", "jdoe", "--format", "json"));
        Assert.AreEqual("Corporate Mail", json.RootElement.GetProperty("profile").GetString());
    }

    [TestMethod]
    public void Plan_UsesDomainAndMail_ForPlaceholders()
    {
        var path = folder.Write("site.json", """{ "server": { "fqdn": "a.b" }, "mailbox": { "user": "%USERDOMAIN%-%USERNAME%", "smtpAddress": "%MAIL%" } }""");
        var output = ProgramRun.OutputOf("plan", path, "--outlook", "14.0", "--user", @"ACME\jdoe", "--mail", "jane.doe@acme.com");
        StringAssert.Contains(output, "ACME-jdoe");
        StringAssert.Contains(ProgramRun.OutputOf("plan", path, "--outlook", "16.0", "--user", @"ACME\jdoe", "--mail", "jane.doe@acme.com", "--verbose"), "SMTP:jane.doe@acme.com");
        ProgramRun.AssertFails(
            ExitCode.Failed,
            "%USERDOMAIN% has no value for this user; name the mailbox without it, or run where it has one.",
            "plan", path, "--outlook", "16.0", "--user", "jdoe", "--mail", "jane.doe@acme.com");
    }

    [TestMethod]
    public void Plan_AsksForVersion_WhenOnlyTheTargetKnows()
    {
        ProgramRun.AssertFails(
            ExitCode.Invalid,
            "outlook.versions is \"auto\", which is decided on the target machine; say with --outlook which version to plan for, such as --outlook 16.0",
            "plan", folder.Write("site.json", """{ "server": { "fqdn": "a.b" } }"""));
        ProgramRun.AssertFails(
            ExitCode.Invalid,
            "a .prf file is for one version; say with --outlook which",
            "plan", folder.Write("site.json", """{ "server": { "fqdn": "a.b" }, "outlook": { "versions": ["14.0", "15.0"] } }"""), "--format", "prf");
    }

    [TestMethod]
    public void Plan_Fails_WhenVersionTakesNoPrf()
    {
        var run = ProgramRun.Of("plan", Acme, "--outlook", "16.0", "--format", "prf");
        StringAssert.Contains(run.Error, "takes no Exchange account from a .prf file");
        Assert.AreEqual(("", ExitCode.Failed), (run.Output, run.ExitCode));
    }

    [TestMethod]
    [DataRow("--format", "xml", "autodiscover")]
    public void Plan_NamesTheChoices_WhenOptionIsNone(string option, string value, string choice)
    {
        var run = ProgramRun.Of("plan", Acme, option, value);
        StringAssert.Contains(run.Error, $"Argument '{value}' not recognized. Must be one of:");
        StringAssert.Contains(run.Error, choice);
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode));
    }

    [TestMethod]
    [DataRow("14")]
    [DataRow("2010")]
    [DataRow("outlook 2010")]
    public void Plan_KnowsVersions_ByTheNamesPeopleGiveThem(string name) =>
        Assert.AreEqual(
            ProgramRun.OutputOf("plan", Acme, "--user", "jdoe", "--outlook", "14.0"),
            ProgramRun.OutputOf("plan", Acme, "--user", "jdoe", "--outlook", name));

    [TestMethod]
    public void Plan_NamesTheVersions_WhenOneIsNone()
    {
        var run = ProgramRun.Of("plan", Acme, "--outlook", "13.0");
        StringAssert.StartsWith(run.Error, "--outlook: found \"13.0\", expected one of 11.0 (Outlook 2003), 12.0 (Outlook 2007), 14.0 (Outlook 2010), 15.0 (Outlook 2013), 16.0 (Outlook 2016 or later).\n");
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode));
    }

    [TestMethod]
    public void Plan_NamesEveryMistake_WhenConfigurationIsInvalid()
    {
        var path = folder.Write("bad.json", """{ "color": 1 }""");
        var run = ProgramRun.Of("plan", path);
        StringAssert.StartsWith(run.Error, $"{path}(1,3): color: unknown key, ");
        StringAssert.Contains(run.Error, $"\n{path}(1,1): server.fqdn: is missing");
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode));
    }
}
