using System;
using System.IO;
using System.Linq;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace Installer.Tests;

/// <summary>profile.by import, from the installation over Outlook's start, which the test plays, to the removal.</summary>
[TestClass]
public sealed class ImportTests
{
    private const string Waits = "The profile \"Corporate Mail\" waits for Outlook's next start, which imports it.";
    private const string AsConfigured = "The profile \"Corporate Mail\" is as configured.";
    private const string FirstRun = "hex:00,11,22,33";

    [TestMethod]
    [DataRow(OutlookVersion.Outlook2007)]
    [DataRow(OutlookVersion.Outlook2010)]
    [DataRow(OutlookVersion.Outlook2013)]
    public void SilentInstall_LetsOutlookImportTheProfile_AndUninstallPutsEverythingBack(OutlookVersion version)
    {
        using var machine = TestMachine.Create();
        machine.ImportRegistry(BeforeUs(version));
        var before = Snapshot.Take(machine);
        var installation = Installation.On(machine).WithConfigurationFile(Configuration(version));

        Expect.Installed(installation.Install());

        var file = PrfOf(machine, version);
        Assert.IsTrue(File.ReadAllText(file).Contains("ProfileName=Corporate Mail", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            Assert.AreEqual(UnixFileMode.None, File.GetUnixFileMode(file) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite), "only the user may write it");
        }

        Assert.IsNull(Setup(machine, version, "First-Run"));
        Assert.IsNull(Setup(machine, version, "FirstRun"));
        Assert.IsFalse(HasProfile(machine, version));
        Assert.AreEqual("\"Home\"", Default(machine, version), "Outlook refuses a default profile that is not there yet");
        Verify(machine, Waits);

        PlayOutlook(machine, version, Configuration(version));
        Verify(machine, AsConfigured);

        // Another configuration: Outlook imports once more.
        var other = Configuration(version, proxy: "second.acme.com");
        var applied = machine.RunTool($"apply \"{machine.Place("other.json", other)}\"");
        Assert.AreEqual(0, applied.ExitCode, applied.Error);
        Assert.IsTrue(File.ReadAllText(file).Contains("RPCProxyServer=second.acme.com", StringComparison.Ordinal));
        Verify(machine, Waits, $"\"{machine.PathOf("other.json")}\"");
        PlayOutlook(machine, version, other);
        Verify(machine, AsConfigured, $"\"{machine.PathOf("other.json")}\"");

        Expect.Uninstalled(installation.Uninstall());
        Assert.AreEqual(before, Snapshot.Take(machine));
        Assert.IsFalse(File.Exists(file));
        Expect.NoJournals(machine);
    }

    [TestMethod]
    public void Verify_NamesTheDifference_AndUninstallLeavesTheProfile_WhenTheImportedAccountIsChanged()
    {
        const OutlookVersion version = OutlookVersion.Outlook2010;
        using var machine = TestMachine.Create();
        machine.ImportRegistry(BeforeUs(version));
        var installation = Installation.On(machine).WithConfigurationFile(Configuration(version));
        Expect.Installed(installation.Install());
        PlayOutlook(machine, version, Configuration(version, proxy: "mine.example"));
        var profile = machine.ExportRegistry(Profile.Root).Branch(Profile.Root + @"\Corporate Mail").ToString();

        var verified = machine.RunTool("verify --state");
        Assert.AreEqual(1, verified.ExitCode);
        StringAssert.Contains(verified.Error, @"Setup\ImportPRF: is missing");

        var removed = installation.Uninstall();
        Expect.Uninstalled(removed);
        Assert.IsNotNull(removed.Log.Line("the profile \"Corporate Mail\", which Outlook imported, stays"), removed.Log.Text);
        Assert.AreEqual(profile, machine.ExportRegistry(Profile.Root).Branch(Profile.Root + @"\Corporate Mail").ToString());
        machine.ImportRegistry($"""
            Windows Registry Editor Version 5.00

            [-{Profile.Root}\Corporate Mail]

            """);
    }

    [TestMethod]
    public void SilentInstall_PutsTheFileWhereOnlyAdministratorsWrite_WhenItIsForAllUsers()
    {
        const OutlookVersion version = OutlookVersion.Outlook2010;
        using var machine = TestMachine.Create();
        machine.ImportRegistry(BeforeUs(version));
        var before = Snapshot.Take(machine);
        var installation = Installation.On(machine).ForAllUsers().WithConfigurationFile(Configuration(version));

        Expect.Installed(installation.Install());

        var path = Setup(machine, version, "ImportPRF");
        Assert.IsNotNull(path);
        StringAssert.StartsWith(path, @"""C:\\ProgramData\\OutlookProfile\\Users\\");
        Expect.Uninstalled(installation.Uninstall());
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    [TestMethod]
    public void SilentInstall_FailsWithTheReason_WhenOutlookImportsNoMore()
    {
        using var machine = TestMachine.Create();
        var before = Snapshot.Take(machine);

        var result = Installation.On(machine).WithConfigurationFile(Configuration(OutlookVersion.Outlook2016)).Install();

        Assert.AreEqual(1603, result.ExitCode, result.Log.Text);
        Assert.IsNotNull(result.Log.Line("Failed: ", "imports no Exchange account from a .prf file any more"), result.Log.Text);
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    private static string Configuration(OutlookVersion version, string proxy = "proxy.acme.com") => $$"""
        { "outlook": { "versions": ["{{version.Number()}}"] }, "profile": { "by": "import" }, "mailbox": { "user": "jane", "smtpAddress": "jane@acme.com" },
          "server": { "fqdn": "exchange.acme.com" }, "http": { "proxy": "{{proxy}}" } }
        """;

    /// <summary>An Outlook that has been started before, with a profile of the user's own.</summary>
    private static string BeforeUs(OutlookVersion version) => $"""
        Windows Registry Editor Version 5.00

        [{SetupKey(version)}]
        "First-Run"={FirstRun}
        "FirstRun"=dword:00000001

        [{Snapshot.User}\{OutlookRelease.Of(version).DefaultProfileKey}]
        "DefaultProfile"="Home"

        [{Snapshot.User}\{OutlookRelease.Of(version).ProfileKey("Home")}]
        "Somebody"="has made it"

        """;

    /// <summary>What Outlook does with ImportPRF at what it takes for its first start: the profile, as its own identifiers make it, and First-Run.</summary>
    private static void PlayOutlook(TestMachine machine, OutlookVersion version, string json)
    {
        Assert.IsNotNull(Setup(machine, version, "ImportPRF"));
        var release = OutlookRelease.Of(version);
        var registry = new MemoryRegistry();
        var byRegistry = ConfigurationReader.Read(json, "import");
        var outlook = new TargetUser("Outlook", null, null, "PC", () => null, @"C:\nowhere");
        foreach (var set in ProfilePlanner.Plan(byRegistry with { Profile = byRegistry.Profile with { By = ProfileMaker.Registry } }, version, outlook, new MemoryRegistry()).Changes.OfType<SetValue>())
        {
            registry.SetValue(set.Key, set.Value);
        }

        machine.ImportRegistry(RegFileWriter.Write(RegFileWriter.FromRegistry(registry, Snapshot.User, release.ProfilesKey)).ReplaceLineEndings(Environment.NewLine));
        machine.ImportRegistry($"""
            Windows Registry Editor Version 5.00

            [{SetupKey(version)}]
            "ImportPRF"=-
            "First-Run"={FirstRun}
            "FirstRun"=dword:00000001

            [{Snapshot.User}\{release.DefaultProfileKey}]
            "DefaultProfile"="Corporate Mail"

            """);
    }

    private static void Verify(TestMachine machine, string expected, string configuration = "--state")
    {
        var verified = machine.RunTool($"verify {configuration}");
        Assert.AreEqual(0, verified.ExitCode, verified.Error);
        Assert.AreEqual(expected, verified.Output.Trim());
    }

    private static string PrfOf(TestMachine machine, OutlookVersion version)
    {
        var path = Setup(machine, version, "ImportPRF");
        var name = $@"Import\\{version.Number()}.prf""";
        Assert.IsNotNull(path);
        StringAssert.EndsWith(path, name);
        return Path.Combine(machine.StateFolder, "Import", version.Number() + ".prf");
    }

    private static bool HasProfile(TestMachine machine, OutlookVersion version) =>
        machine.ExportRegistry(Snapshot.User).Keys.Contains($@"{Snapshot.User}\{OutlookRelease.Of(version).ProfileKey("Corporate Mail")}", StringComparer.OrdinalIgnoreCase);

    private static string? Default(TestMachine machine, OutlookVersion version) =>
        machine.ExportRegistry(Snapshot.User)[$@"{Snapshot.User}\{OutlookRelease.Of(version).DefaultProfileKey}", "DefaultProfile"];

    private static string? Setup(TestMachine machine, OutlookVersion version, string value) => machine.ExportRegistry(Snapshot.User)[SetupKey(version), value];

    private static string SetupKey(OutlookVersion version) => $@"{Snapshot.User}\Software\Microsoft\Office\{version.Number()}\Outlook\Setup";
}
