using System.IO;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests.Wizard;

/// <summary>The pages for what is installed, by keyboard: change, repair, remove.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "driven under Xvfb; on Windows the checklist has it done by hand")]
public sealed class MaintenanceTests
{
    [TestMethod]
    public void Maintenance_ChangesRepairsAndRemoves_AndLeavesEverythingWhenCancelled()
    {
        using var machine = new WizardMachine();
        var before = Snapshot.Take(machine);
        var installation = Installation.On(machine).With("OUTLOOKIFNOTFOUND", "14.0")
            .With("SERVER", "old.example.test").With("SMTPADDRESS", "jane@example.test").With("PROXY", "localhost:9");
        Expect.Installed(installation.Install());

        CancelEverywhere(machine);
        Change(machine);
        Repair(machine);
        Remove(machine);

        Assert.AreEqual(before, Snapshot.Take(machine));
        Expect.NothingLeft(machine);
    }

    /// <summary>Windows lets anybody repair what an administrator has installed for all, and nobody change it that way.</summary>
    [TestMethod]
    public void Maintenance_SaysWhoMayChangeIt_WhenItIsForEveryone()
    {
        using var machine = new WizardMachine();
        var before = Snapshot.Take(machine);
        Expect.Installed(Installation.On(machine).ForAllUsers().WithTransform(Site.Acme).Install());
        var installed = Snapshot.Take(machine);
        using (var wizard = WizardRun.Maintain(machine, allUsers: true))
        {
            wizard.Go("Return").Go("alt+c").Picture("maintenance-everyone-change").Go("Return").Go("alt+p").Go("alt+p").WaitFor("ExitDialog");

            Assert.AreEqual(0, wizard.Finish().ExitCode, wizard.Log.Text);
            Assert.IsNotNull(wizard.Log.Line("Wizard: for everyone, only an administrator changes it"), wizard.Log.Text);
            Assert.IsNotNull(wizard.Log.Line("Configuration: as it was installed"), wizard.Log.Text);
            Assert.AreEqual(installed, Snapshot.Take(machine));
        }

        using var removal = WizardRun.Maintain(machine, allUsers: true);
        removal.Go("Return").Go("alt+r").Go("alt+r").WaitFor("ExitDialog");

        Assert.AreEqual(0, removal.Finish().ExitCode, removal.Log.Text);
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    /// <summary>At the last moment of each way.</summary>
    private static void CancelEverywhere(WizardMachine machine)
    {
        var installed = Snapshot.Take(machine);
        string[][] ways = [["Return", "alt+p"], ["Return", "alt+r"], ["Return", "alt+c", "Return"]];
        foreach (var way in ways)
        {
            using var wizard = WizardRun.Maintain(machine);
            foreach (var key in way)
            {
                wizard.Go(key);
            }

            wizard.Cancel();
        }

        Assert.AreEqual(installed, Snapshot.Take(machine));
    }

    private static void Change(WizardMachine machine)
    {
        using var wizard = WizardRun.Maintain(machine);
        wizard.Picture("maintenance-1-welcome").Go("Return").Picture("maintenance-2-type").Go("alt+c").Picture("maintenance-3-change");
        wizard.FillMailbox("janet@example.test", "janet", "new.example.test", next: "Return").Picture("maintenance-4-change-summary");

        wizard.Go("alt+t").Picture("connection-test").Go("Return");
        Assert.IsNotNull(wizard.Log.Line("Wizard: test of the connection: ", "failures tcp.refused localhost:9"), wizard.Log.Text);
        Assert.IsEmpty(Directory.GetDirectories(machine.TemporaryFolder, "OutlookProfile-*"));

        wizard.Go("Return").WaitFor("ExitDialog").Picture("maintenance-5-done");

        Assert.AreEqual(0, wizard.Finish().ExitCode, wizard.Log.Text);
        var profile = Profile.Read(machine);
        Assert.AreEqual("new.example.test", profile.AccountText("001f6608"), "the server");
        Assert.AreEqual("localhost:9", profile.AccountText("001f6622"), "the proxy, of which nobody was asked");
    }

    private static void Repair(WizardMachine machine)
    {
        var installed = Snapshot.Take(machine);
        machine.ImportRegistry($"""
            Windows Registry Editor Version 5.00

            [{Profile.Root}\Corporate Mail\0a0d020000000000c000000000000046]
            "0003041f"=hex:01,00,00,00

            """);
        using var wizard = WizardRun.Maintain(machine);

        wizard.Go("Return").Go("alt+p").Picture("maintenance-6-repair").Go("alt+p").WaitFor("ExitDialog");

        Assert.AreEqual(0, wizard.Finish().ExitCode, wizard.Log.Text);
        Assert.AreEqual(installed, Snapshot.Take(machine), "what was changed in the meantime, not what was installed at first");
    }

    private static void Remove(WizardMachine machine)
    {
        using var wizard = WizardRun.Maintain(machine);

        wizard.Go("Return").Go("alt+r").Picture("maintenance-7-remove").Go("alt+r").WaitFor("ExitDialog");

        Assert.AreEqual(0, wizard.Finish().ExitCode, wizard.Log.Text);
    }
}
