using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Configuration;
using OutlookProfile.Tests.Packaging;

namespace OutlookProfile.Tests.Cli;

/// <summary>What helps somebody who uses the tool for the first time: init, schema, help, completion, mistyped options, standard input.</summary>
[TestClass]
public sealed class FirstStepsTests
{
    private readonly WorkFolder folder = new();

    [TestCleanup]
    public void DeleteFolder() => folder.Dispose();

    [TestMethod]
    public void Init_WritesAValidConfiguration_AndItsSchemaBesideIt()
    {
        var site = folder.PathTo("new/site.json");
        ProgramRun.OutputOf("init", site, "--server", "exchange.contoso.com");
        var configuration = ConfigurationReader.Read(File.ReadAllText(site), "site.json");
        Assert.AreEqual(("exchange.contoso.com", "%USERNAME%@contoso.com"), (configuration.Server.Fqdn, configuration.Mailbox.SmtpAddress));
        Assert.AreEqual(ConfigurationSchema.Write(), File.ReadAllText(folder.PathTo("new/profile.schema.json")));
        Assert.AreEqual("profile.schema.json", JsonDocument.Parse(File.ReadAllText(site)).RootElement.GetProperty("$schema").GetString());
    }

    [TestMethod]
    public void Init_ReplacesNothing()
    {
        var site = folder.Write("site.json", "mine");
        ProgramRun.AssertFails(ExitCode.Invalid, $"{site}: this is there already, and nothing is replaced; name another file", "init", site);
        folder.Write("profile.schema.json", "mine");
        ProgramRun.OutputOf("init", folder.PathTo("other.json"));
        Assert.AreEqual(("mine", "mine"), (File.ReadAllText(site), File.ReadAllText(folder.PathTo("profile.schema.json"))));
    }

    [TestMethod]
    public void Init_RefusesAServer_WithoutDomain() =>
        ProgramRun.AssertFails(
            ExitCode.Invalid,
            "--server: found \"EX1\", expected the server's full name with its domain, such as exchange.acme.com, not its NetBIOS name",
            "init", folder.PathTo("site.json"), "--server", "EX1");

    [TestMethod]
    public void Schema_IsPrinted() => Assert.AreEqual(ConfigurationSchema.Write(), ProgramRun.OutputOf("schema"));

    [TestMethod]
    public void Help_IsACommand_TheSameAsTheOption()
    {
        Assert.AreEqual(ProgramRun.OutputOf("--help"), ProgramRun.OutputOf("help"));
        Assert.AreEqual(ProgramRun.OutputOf("package", "intune", "--help"), ProgramRun.OutputOf("help", "package", "intune"));
        ProgramRun.AssertFails(ExitCode.Invalid, "There is no command \"intun\" here; did you mean intune?", "help", "package", "intun");
    }

    [TestMethod]
    [DataRow("--jsn is no option of validate; did you mean --json? A file of this name is ./--jsn.", "validate", "--jsn", "a.json")]
    [DataRow("--fromat is no option of plan; did you mean --format? A file of this name is ./--fromat.", "plan", "a.json", "--outlook", "14", "--output", "--fromat")]
    public void Option_IsNeverTakenForAFile_WhenMistyped(string error, params string[] arguments)
    {
        var run = ProgramRun.Of(arguments);
        StringAssert.StartsWith(run.Error.Replace('\\', '/'), error + "\n");
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode));
    }

    [TestMethod]
    public void Configuration_IsReadFromStandardInput_WhenNamedSo()
    {
        Assert.AreEqual(
            new ProgramRun(ExitCode.Done, "standard input: valid; profile \"Corporate Mail\" on a.b\n", ""),
            ToolRun.Of("""{ "server": { "fqdn": "a.b" } }""", "validate", "-"));
        Assert.AreEqual(
            new ProgramRun(ExitCode.Invalid, "", "standard input(1,1): server.fqdn: is missing; name the Exchange server, such as exchange.acme.com\n"),
            ToolRun.Of("{}", "validate", "-"));
    }

    [TestMethod]
    public void Validate_SaysItInJson_ForEditorsAndPipelines()
    {
        var (good, bad) = (folder.Write("good.json", """{ "server": { "fqdn": "a.b" } }"""), folder.Write("bad.json", "{\n  \"server\": { \"fqdn\": \"a b\" } }"));
        var run = ProgramRun.Of("validate", good, bad, folder.PathTo("none.json"), "--json");
        Assert.AreEqual(("", ExitCode.Invalid), (run.Error, run.ExitCode));
        using var json = JsonDocument.Parse(run.Output);
        CollectionAssert.AreEqual(new[] { true, false, false }, json.RootElement.EnumerateArray().Select(file => file.GetProperty("valid").GetBoolean()).ToArray());
        var mistake = json.RootElement[1].GetProperty("mistakes")[0];
        Assert.AreEqual((2, 23, "server.fqdn"), (mistake.GetProperty("line").GetInt32(), mistake.GetProperty("column").GetInt32(), mistake.GetProperty("setting").GetString()));
        Assert.AreEqual("there is no such file", json.RootElement[2].GetProperty("mistakes")[0].GetProperty("message").GetString());
        Assert.AreEqual(ExitCode.Done, ProgramRun.Of("validate", good, "--json").ExitCode);
    }

    /// <summary>What init writes is valid, or it writes nothing.</summary>
    [TestMethod]
    [DataRow("https://mail.acme.com/owa", "--server: found \"https://mail.acme.com/owa\", expected a host name such as exchange.acme.com; did you mean mail.acme.com?")]
    [DataRow("%MAILBOXGUID%@acme.com", "--server: found \"%MAILBOXGUID%@acme.com\", expected a host name with an optional port such as mail.acme.com or mail.acme.com:443, without https:// and without a path")]
    [DataRow("10.0.0.1", "--server: found \"10.0.0.1\", expected a host name such as exchange.acme.com")]
    public void Init_WritesNothing_WhenTheServerIsNone(string server, string problem)
    {
        ProgramRun.AssertFails(ExitCode.Invalid, problem, "init", folder.PathTo("site.json"), "--server", server);
        Assert.IsFalse(File.Exists(folder.PathTo("site.json")));
    }

    /// <summary>A variable of a script that was never set: the name of a file is empty, and nothing is said of a file.</summary>
    [TestMethod]
    [DataRow("the name of the output is empty; name a file", "init", "")]
    [DataRow("the name of the output is empty; name a file", "schema", "--output", "")]
    [DataRow("the name of a file is empty", "validate", "")]
    [DataRow("the name of a file is empty", "plan", "")]
    [DataRow("the name of a file is empty", "capture", "--reg", "")]
    [DataRow("the name of a file is empty", "show", "--journal", "")]
    [DataRow("the name of a file is empty", "transform", "--msi", "", "--config", "", "--output", "x.mst")]
    [DataRow("this is a folder; name a file", "schema", "--output", "nowhere/")]
    [DataRow("--bogus is no option of validate. A file of this name is ./--bogus.", "validate", "--bogus")]
    [DataRow("There is no command \"extra\" here, expected nothing after plan", "help", "plan", "extra")]
    public void Mistake_IsNamed_WhenAWordIsEmptyOrTooMany(string expected, params string[] arguments)
    {
        var run = ProgramRun.Of(arguments);
        Assert.AreEqual(ExitCode.Invalid, run.ExitCode);
        StringAssert.Contains(run.Error.Replace('\\', '/'), expected);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void StandardOutput_IsNamed_WhenItIsFull() =>
        StringAssert.Contains(
            System.Text.Encoding.UTF8.GetString(ToolProcess.Run("sh", "-c", $"dotnet '{ToolRun.Assembly}' schema 2>&1 >/dev/full || true")),
            "standard output cannot be written: the disk is full");

    /// <summary>A real bash, with the script as it is printed.</summary>
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("outlookprofile pl", "plan")]
    [DataRow("outlookprofile plan x.json --form", "--format")]
    [DataRow("outlookprofile plan x.json --format autod", "autodiscover")]
    [DataRow("outlookprofile plan x.json --outlook 16", "16.0")]
    [DataRow("outlookprofile package in", "intune")]
    public void Completion_ProposesWords_InBash(string line, string expected)
    {
        var script = folder.Write("completion.bash", ProgramRun.OutputOf("completion", "bash"));
        var driver = folder.Write(
            "driver.bash",
            $$"""
            outlookprofile() { dotnet '{{ToolRun.Assembly}}' "$@"; }
            . '{{script}}'
            COMP_LINE='{{line}}'
            COMP_POINT=${#COMP_LINE}
            COMP_WORDS=($COMP_LINE)
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _outlookprofile
            printf '%s\n' "${COMPREPLY[@]}"
            """);
        Assert.AreEqual(expected + "\n", System.Text.Encoding.UTF8.GetString(ToolProcess.Run("bash", driver)));
    }

    /// <summary>A real zsh with a terminal of its own, in which the line and the tabulator are typed; what it has made of them is read back.</summary>
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("outlookprofile pl", "outlookprofile plan ")]
    [DataRow("outlookprofile plan x.json --form", "outlookprofile plan x.json --format ")]
    [DataRow("outlookprofile plan x.json --format autod", "outlookprofile plan x.json --format autodiscover ")]
    [DataRow("outlookprofile plan x.json --outlook 16", "outlookprofile plan x.json --outlook 16.0 ")]
    [DataRow("outlookprofile package in", "outlookprofile package intune ")]
    [DataRow("outlookprofile validate my", "outlookprofile validate my\\ site.json ")]
    public void Completion_CompletesTheLine_InZsh(string line, string expected)
    {
        folder.Write("my site.json", "{}");
        var script = folder.Write("completion.zsh", ProgramRun.OutputOf("completion", "zsh"));
        var driver = folder.Write(
            "driver.zsh",
            $$"""
            cd '{{folder.Root}}'
            zmodload zsh/zpty
            zpty -b shell zsh -f -i
            zpty -w shell 'autoload -Uz compinit; compinit -u -D; outlookprofile() { dotnet {{ToolRun.Assembly}} "$@" }; . {{script}}'
            zpty -w shell 'report() { print -r -- "$BUFFER" >unfinished; mv unfinished reported; exit }; zle -N report; bindkey "^X" report'
            zpty -w -n shell '{{line}}'$'\t\x18'
            for ((i = 0; i < 600; i++)) { [[ -e reported ]] && break; sleep 0.05 }
            cat reported
            zpty -d shell
            """);
        Assert.AreEqual(expected + "\n", System.Text.Encoding.UTF8.GetString(ToolProcess.Run("zsh", "-f", driver)));
    }

    [TestMethod]
    public void Completion_IsRightPowerShell()
    {
        Parser.ParseInput(ProgramRun.OutputOf("completion", "powershell"), out _, out var errors);
        Assert.IsEmpty(errors);
    }
}
