using System.Linq;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests;

/// <summary>Policies that the installing user may not write, on a registry that keeps to it.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "closes keys of the user's, which Wine forgets with its prefix")]
public sealed class ClosedPolicyTests
{
    private const string Policies = @"Software\Policies";
    private const string Rpc = Policies + @"\Microsoft\Office\16.0\Outlook\RPC";
    private const string Site = """{ "outlook": { "versions": ["16.0"] }, "server": { "fqdn": "exchange.acme.com" } }""";

    /// <summary>As a standard user finds them.</summary>
    [TestMethod]
    public void SilentInstall_LeavesPoliciesOut_AndNamesThemAtItsEnd_WhenTheUserMayNotWriteThem()
    {
        using var machine = new WineTestMachine();
        machine.CloseToWriting(Policies);
        var before = Snapshot.Take(machine);
        var installation = Installation.On(machine).WithConfigurationFile(Site);

        var result = installation.Install();

        Expect.Installed(result);
        var lines = result.Log.Text.Split('\n');
        var notWritten = lines.Single(line => line.StartsWith("Not written: ", System.StringComparison.Ordinal));
        Says(notWritten);
        Assert.IsFalse(lines.SkipWhile(line => line != notWritten).Any(line => line.Contains("the profile \"", System.StringComparison.Ordinal)), "it comes after all else that the action says");
        Assert.IsEmpty(machine.ExportRegistry(Snapshot.User).Keys.Where(key => key.Contains(Policies + '\\', System.StringComparison.Ordinal)).ToArray());

        var applied = machine.RunTool("apply --state");
        Assert.AreEqual(0, applied.ExitCode, applied.Error);
        Says(applied.Error.TrimEnd().Split('\n').Last());
        Assert.AreEqual(0, machine.RunTool("verify --state").ExitCode, "what this user may not write is no difference");
        Expect.Uninstalled(installation.Uninstall());
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    /// <summary>Another administrator has closed one key: an administrator's run finds it so.</summary>
    [TestMethod]
    public void InstallAndUninstall_LeaveOneClosedKeyAlone_AndNameItsValues()
    {
        using var machine = new WineTestMachine();
        var before = Snapshot.Take(machine);
        machine.CloseToWriting(Rpc);
        var closed = Snapshot.Take(machine);
        var installation = Installation.On(machine).WithConfigurationFile(Site);

        var result = installation.Install();

        Expect.Installed(result);
        Assert.IsNotNull(result.Log.Line("Not written: ", $@"HKEY_CURRENT_USER\{Rpc}: closed to writing by the key's own security", @"RPC\ProxyServerName = exchange.acme.com", @"RPC\EnableRPCEncryption = 1"), result.Log.Text);
        Assert.AreEqual("dword:00000001", machine.ExportRegistry(Snapshot.User)[$@"{Snapshot.User}\{Policies}\Microsoft\Office\16.0\Outlook\Cached Mode", "Enable"], "the key beside it");
        Assert.AreEqual(0, machine.RunTool("verify --state").ExitCode, "what nobody may write here is no difference");
        Expect.Uninstalled(installation.Uninstall());
        Assert.AreEqual(closed, Snapshot.Take(machine));
    }

    /// <summary>Closed after the values were written: they stay when the product goes, and the log names them.</summary>
    [TestMethod]
    public void Uninstall_TakesTheRest_AndNamesWhatStays_WhenAPolicyKeyWasClosedSince()
    {
        using var machine = new WineTestMachine();
        var installation = Installation.On(machine).WithConfigurationFile(Site);
        Expect.Installed(installation.Install());
        machine.CloseToWriting(Rpc);

        var removed = installation.Uninstall();

        Assert.AreEqual(0, removed.ExitCode, removed.Log.Text);
        Assert.IsNotNull(removed.Log.Line("Not removed: ", @"RPC\ProxyServerName = exchange.acme.com", @"RPC\EnableRPCEncryption = 1"), removed.Log.Text);
        var left = machine.ExportRegistry(Snapshot.User).Keys.Where(key => key.Contains(@"\Office\16.0\", System.StringComparison.Ordinal)).ToArray();
        CollectionAssert.AreEqual(new[] { $@"{Snapshot.User}\{Policies}\Microsoft\Office\16.0\Outlook", $@"{Snapshot.User}\{Rpc}" }, left);
    }

    private static void Says(string line)
    {
        foreach (var part in new[]
        {
            "Outlook 2016 or later", "RPC\\ProxyServerName = exchange.acme.com", "RPC\\ProxyServerPrincipalName = msstd:exchange.acme.com", "RPC\\ProxyAuthenticationService = 1",
            "RPC\\ProxyServerFlags = 47", "RPC\\EnableRPCEncryption = 1", "Cached Mode\\Enable = 1", "an installation for all users writes them, and so does Group Policy",
        })
        {
            StringAssert.Contains(line, part);
        }
    }
}
