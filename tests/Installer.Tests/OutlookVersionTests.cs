using System.Linq;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;

namespace Installer.Tests;

/// <summary>
/// Each version's own profile, chosen by the registry values that its setup leaves, and read back on the machine by the installed tool.
/// </summary>
[TestClass]
public sealed class OutlookVersionTests
{
    private const string Site = """{ "outlook": { "versions": VERSIONS }, "server": { "fqdn": "exchange.acme.com" }, "cachedMode": { "download": "full" }, "http": { "proxy": "mail.acme.com", "authentication": "ntlm" } }""";

    [TestMethod]
    [DataRow("12.0")]
    [DataRow("14.0")]
    [DataRow("15.0")]
    [DataRow("16.0")]
    public void SilentInstall_WritesTheInstalledVersionsProfile_WhichCapturesBackToTheConfiguration(string version)
    {
        using var machine = TestMachine.Create();
        PutOutlookOnto(machine, version);
        var before = Snapshot.Take(machine);
        var installation = Installation.On(machine).WithConfigurationFile(Site.Replace("VERSIONS", "\"auto\""));

        Expect.Installed(installation.Install());

        var captured = machine.RunTool($"capture \"Corporate Mail\" --outlook {version}");
        Assert.AreEqual(0, captured.ExitCode, captured.Error);
        var installed = Read(Site.Replace("VERSIONS", $"[\"{version}\"]"));
        Assert.AreEqual(
            // 16.0 keeps no server's name: the proxy's stands in its place.
            ConfigurationWriter.Write(version == "16.0" ? installed with { Server = new(installed.Http.Proxy) } : installed),
            ConfigurationWriter.Write(Read(captured.Output)));
        var verified = machine.RunTool("verify --state");
        Assert.AreEqual(0, verified.ExitCode, verified.Error);
        Assert.AreEqual("The profile \"Corporate Mail\" is as configured.", verified.Output.Trim());
        RemoveOutlookFrom(machine, version);
        Expect.Uninstalled(installation.Uninstall());
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    [TestMethod]
    public void Verify_NamesTheDifference_WhenAValueIsChanged()
    {
        using var machine = TestMachine.Create();
        var installation = Installation.On(machine).WithTransform(Harness.Site.Acme);
        Expect.Installed(installation.Install());
        machine.ImportRegistry($"""
            Windows Registry Editor Version 5.00

            [{Profile.Root}]
            "DefaultProfile"="Somebody else's"

            """);

        var verified = machine.RunTool("verify --state");

        Assert.AreEqual(1, verified.ExitCode);
        Assert.AreEqual("", verified.Output);
        StringAssert.Contains(verified.Error, "DefaultProfile: found \"Somebody else's\", expected \"Corporate Mail\"");
        var applied = machine.RunTool("apply --state");
        Assert.AreEqual(0, applied.ExitCode, applied.Error);
        Assert.AreEqual(0, machine.RunTool("verify --state").ExitCode);
        Expect.Uninstalled(installation.Uninstall());
    }

    [TestMethod]
    public void SilentInstall_FailsAndTouchesNothing_WhenOutlookRuns()
    {
        using var machine = TestMachine.Create();
        machine.StartOutlook();
        var before = Snapshot.Take(machine);

        var result = Installation.On(machine).WithTransform(Harness.Site.Acme).Install();

        Assert.AreEqual(1603, result.ExitCode, result.Log.Text);
        Assert.IsNotNull(result.Log.Line("Outlook is running for"), result.Log.Text);
        Assert.AreEqual(before, Snapshot.Take(machine));
        var proceeding = Installation.On(machine).WithTransform(Harness.Site.Acme).With("OUTLOOKIFRUNNING", "proceed");
        Expect.Installed(proceeding.Install());
        Assert.AreEqual(1618, machine.RunTool($"apply \"{machine.Place("acme.json", System.IO.File.ReadAllText(Repository.PathOf("config/acme.json")))}\"").ExitCode);
        Expect.Uninstalled(proceeding.Uninstall());
    }

    [TestMethod]
    public void SilentInstall_Fails_WhenThereIsNoOutlookAndNoneIsNamed()
    {
        using var machine = TestMachine.Create();
        var before = Snapshot.Take(machine);

        var result = Installation.On(machine).WithConfigurationFile(Site.Replace("VERSIONS", "\"auto\"")).Install();

        Expect.FailedBeforeWriting(result, "No Outlook was found on this machine.");
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    private static ProfileConfiguration Read(string json) => ConfigurationReader.Read(json, "test");

    private static void PutOutlookOnto(TestMachine machine, string version) => machine.ImportRegistry($"""
        Windows Registry Editor Version 5.00

        [HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Office\{version}\Outlook\InstallRoot]
        "Path"="C:\\Program Files\\Microsoft Office\\Office{OutlookVersions.Find(version)!.Value:D}\\"

        """);

    private static void RemoveOutlookFrom(TestMachine machine, string version) => machine.ImportRegistry($"""
        Windows Registry Editor Version 5.00

        [-HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Office\{version}]

        """);
}
