using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests;

/// <summary>What happens to the profile after the installation: upgrade, downgrade, repair, the user's own changes, removal.</summary>
[TestClass]
public sealed class LifecycleTests
{
    private const string ProfileKey = Profile.Root + @"\Corporate Mail";

    [TestMethod]
    public void Removal_LeavesTheProfile_WhenANewerVersionTakesOver()
    {
        using var machine = TestMachine.Create();
        var older = Installation.On(machine).WithTransform(Site.Acme);
        Expect.Installed(older.Install());
        var installed = Snapshot.Take(machine);

        // Windows sets the property when it removes the old version during an upgrade; Wine never does.
        var removed = Installation.On(machine).With("UPGRADINGPRODUCTCODE", NewerPackage.ProductCode).Uninstall();

        Assert.AreEqual(0, removed.ExitCode, removed.Log.Text);
        Assert.IsNull(removed.Log.Line("the profile is removed"), removed.Log.Text);
        Assert.AreEqual(installed, Snapshot.Take(machine));
        var newer = Installation.On(machine).Of(NewerPackage.Make()).WithTransform(Site.Acme);
        Expect.Installed(newer.Install());
        Assert.AreEqual(installed, Snapshot.Take(machine), "the new version finds its own profile");
        Expect.Uninstalled(newer.Uninstall());
    }

    [TestMethod]
    public void Upgrade_KeepsTheProfilesIdentifiers_WhenTheNewerPackageIsInstalled()
    {
        using var machine = TestMachine.Create();
        var before = Snapshot.Take(machine);
        Expect.Installed(Installation.On(machine).WithTransform(Site.Acme).Install());
        var installed = machine.ExportRegistry(Profile.Root).ToString();

        var newer = Installation.On(machine).Of(NewerPackage.Make()).WithTransform(Site.Acme);
        Expect.Installed(newer.Install());

        Assert.AreEqual(installed, machine.ExportRegistry(Profile.Root).ToString());
        Expect.Uninstalled(newer.Uninstall());
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    [TestMethod]
    public void Downgrade_IsRefusedAndTouchesNothing_WhenANewerVersionIsInstalled()
    {
        using var machine = TestMachine.Create();
        var newer = Installation.On(machine).Of(NewerPackage.Make()).WithTransform(Site.Acme);
        Expect.Installed(newer.Install());
        var installed = Snapshot.Take(machine);

        var result = Installation.On(machine).WithTransform(Site.Acme).Install();

        Assert.AreEqual(1603, result.ExitCode, result.Log.Text);
        Assert.IsNull(result.Log.Line("Writing the profile"), result.Log.Text);
        Assert.AreEqual(installed, Snapshot.Take(machine));
        Expect.Uninstalled(newer.Uninstall());
    }

    [TestMethod]
    public void Repair_BringsTheProfileBack_WhenAValueWasChanged()
    {
        using var machine = TestMachine.Create();
        var installation = Installation.On(machine).WithTransform(Site.Acme);
        Expect.Installed(installation.Install());
        var installed = Snapshot.Take(machine);
        machine.ImportRegistry($"""
            Windows Registry Editor Version 5.00

            [{Profile.Root}]
            "DefaultProfile"="Another"

            """);

        var repaired = Installation.On(machine).WithTransform(Site.Acme).With("REINSTALL", "ALL").With("REINSTALLMODE", "omus").Install();

        Expect.Installed(repaired);
        Assert.AreEqual(installed, Snapshot.Take(machine));
        Expect.Uninstalled(installation.Uninstall());
    }

    /// <summary>Versions, names, domains, files and switches of the first configuration that the second has no more.</summary>
    [TestMethod]
    public void AnotherConfiguration_LeavesNothingOfTheFirst_AndRemovalGivesTheMachineBack()
    {
        const string first = """
            { "outlook": { "versions": [ "14.0", "15.0", "16.0" ] }, "profile": { "name": "Former", "promptForProfile": true },
              "mailbox": { "user": "/o=Acme/cn=%USERNAME%", "smtpAddress": "%USERNAME%@former.example" }, "server": { "fqdn": "former.acme.com" },
              "cachedMode": { "window": "3days", "sharedFolders": "none" }, "http": { "disableMapiHttp": true, "enforce": true },
              "autodiscover": { "local": true, "exclude": [ "scpLookup" ], "zeroConfig": false } }
            """;
        const string second = """{ "outlook": { "versions": [ "16.0" ] }, "server": { "fqdn": "exchange.acme.com" }, "http": { "authentication": "ntlm" } }""";
        string alone;
        using (var other = TestMachine.Create())
        {
            var installation = Installation.On(other).WithConfigurationFile(second);
            Expect.Installed(installation.Install());
            alone = Snapshot.Take(other);
            Expect.Uninstalled(installation.Uninstall());
        }

        using var machine = TestMachine.Create();
        var before = Snapshot.Take(machine);
        Expect.Installed(Installation.On(machine).WithConfigurationFile(first).Install());
        Assert.Contains("former.example.xml", Snapshot.Take(machine));
        var changed = Installation.On(machine).WithConfigurationFile(second);
        var result = Installation.On(machine).WithConfigurationFile(second).With("REINSTALL", "ALL").With("REINSTALLMODE", "omus").Install();

        Expect.Installed(result);
        Assert.IsNotNull(result.Log.Line("items of an earlier configuration are again as they were before it"), result.Log.Text);
        Assert.AreEqual(alone, Snapshot.Take(machine));
        Assert.AreEqual(0, machine.RunTool("verify --state").ExitCode);
        Expect.Uninstalled(changed.Uninstall());
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    /// <summary>
    /// Two builds of one version: Windows refuses the second with 1638 (ERROR_PRODUCT_VERSION, which Wine does not), unless it is told to
    /// reinstall from, and to keep, the new package (REINSTALLMODE v).
    /// </summary>
    [TestMethod]
    public void RebuiltPackage_TakesOver_WhenItReinstallsEverythingFromItself()
    {
        using var machine = TestMachine.Create();
        var before = Snapshot.Take(machine);
        Expect.Installed(Installation.On(machine).WithTransform(Site.Acme).Install());
        var installed = machine.ExportRegistry(Profile.Root).ToString();

        var rebuilt = Installation.On(machine).Of(RebuiltPackage.Make()).WithTransform(Site.Acme);
        Expect.Installed(Installation.On(machine).Of(RebuiltPackage.Make()).WithTransform(Site.Acme).With("REINSTALL", "ALL").With("REINSTALLMODE", "vomus").Install());

        Assert.AreEqual(installed, machine.ExportRegistry(Profile.Root).ToString());
        Expect.Uninstalled(rebuilt.Uninstall());
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    [TestMethod]
    public void Uninstall_Succeeds_WhenTheUserHasDeletedTheProfile()
    {
        using var machine = TestMachine.Create();
        var installation = Installation.On(machine).WithTransform(Site.Acme);
        Expect.Installed(installation.Install());
        machine.ImportRegistry($"""
            Windows Registry Editor Version 5.00

            [-{ProfileKey}]

            """);

        Expect.Uninstalled(installation.Uninstall());

        Assert.DoesNotContain("Corporate Mail", machine.ExportRegistry(Snapshot.User).Branch(Profile.Root).ToString());
    }

    [TestMethod]
    public void Uninstall_KeepsAndListsTheUsersChange_WhenAValueWasChanged()
    {
        using var machine = TestMachine.Create();
        var installation = Installation.On(machine).WithTransform(Site.Acme);
        Expect.Installed(installation.Install());
        machine.ImportRegistry($"""
            Windows Registry Editor Version 5.00

            [{ProfileKey}\0a0d020000000000c000000000000046]
            "0003041f"=hex:02,00,00,00

            """);

        var removed = installation.Uninstall();

        Expect.Uninstalled(removed);
        Assert.IsNotNull(removed.Log.Line("0003041f", "somebody has changed it"), removed.Log.Text);
        Assert.AreEqual("hex:02,00,00,00", machine.ExportRegistry(Profile.Root)[ProfileKey + @"\0a0d020000000000c000000000000046", "0003041f"]);
        Assert.IsNull(machine.ExportRegistry(Profile.Root)[ProfileKey + @"\9207f3e0a3b11019908b08002b2a56c2", "01023d0e"]);
    }

    /// <summary>What Outlook adds by itself: of a profile that was not there before nothing is left in its list.</summary>
    [TestMethod]
    public void Uninstall_LeavesNothingOfTheProfile_WhenOutlookHasUsedIt()
    {
        using var machine = TestMachine.Create();
        var before = Snapshot.Take(machine);
        var installation = Installation.On(machine).WithTransform(Site.Acme);
        Expect.Installed(installation.Install());
        machine.ImportRegistry($"""
            Windows Registry Editor Version 5.00

            [{ProfileKey}\0a0d020000000000c000000000000046]
            "00030429"=hex:01,00,00,00

            [{ProfileKey}\9375CFF0413111d3B88A00104B2A6676]
            "NextAccountID"=dword:00000001

            [{ProfileKey}\f86ed2903a4a11cfb57e524153480001]
            "0102300c"=hex:01

            """);

        Expect.Uninstalled(installation.Uninstall());

        Assert.AreEqual(before, Snapshot.Take(machine));
    }
}
