using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;

namespace OutlookProfile.Tests.Installation;

/// <summary>What an installation for all users keeps that belongs to no user, and what lies between its actions.</summary>
[TestClass]
public sealed class MachineScopeTests
{
    private const string Source = @"SYSTEM\CurrentControlSet\Services\EventLog\Application\Outlook Profile";

    [TestMethod]
    public void EventSource_IsRegistered_AndGoesWithTheRemoval()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe");

        machine.Install();
        StringAssert.EndsWith(machine.LocalMachine.GetValue(Source, "EventMessageFile")!.AsText(), "EventLogMessages.dll");
        machine.Remove();

        Assert.IsFalse(machine.LocalMachine.KeyExists(Source));
    }

    [TestMethod]
    public void FilesOfUsers_LieInAFolderOfEachInTheMachinesOwn_NotInTheirs()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "asmith");
        machine.Outlooks.Clear();
        machine.Outlooks.Add(new(OutlookVersion.Outlook2016, true, OfficeSetup.ClickToRun));

        machine.Install(TestData.Acme with { Autodiscover = new(Local: true), Outlook = TestData.Acme.Outlook with { Versions = OutlookProfile.Configuration.VersionSelection.Of([OutlookVersion.Outlook2016]) } });

        var written = machine.Files.ToString().Split('\n').Where(line => line.Contains(".xml ", StringComparison.Ordinal)).Select(line => line.Replace('\\', '/')).ToArray();
        Assert.HasCount(2, written);
        foreach (var number in new[] { 1001, 1002 })
        {
            Assert.IsTrue(written.Any(line => line.StartsWith($"{FakeMachine.InstallFolder}/Autodiscover/{FakeMachine.Sid(number)}/", StringComparison.Ordinal)), string.Join('\n', written));
        }
    }

    /// <summary>The lock is free between the actions of an installation; its journals tell that it is alive.</summary>
    [TestMethod]
    public void Tool_IsToBeTriedAgainAndChangesNothing_BetweenTheActionsOfAnInstallation()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "asmith");
        var id = Guid.NewGuid();
        machine.Installation().Install(TestData.Acme, id, FakeMachine.InstallFolder);
        var between = machine.State();
        var journals = machine.Journals.ToString();
        var tool = new ProfileInstallation(machine.Machine() with { IsAlive = header => header.Origin == RunOrigin.Installer }, RunOrigin.Tool, machine.Write);

        Assert.ThrowsExactly<TransactionBusyException>(() => tool.InstallForGood(TestData.Acme with { Encryption = false }));
        Assert.ThrowsExactly<TransactionBusyException>(() => tool.RemoveForGood(TestData.Acme));

        Assert.AreEqual(between, machine.State());
        Assert.AreEqual(journals, machine.Journals.ToString());
        machine.Installation().Commit(id);
        Assert.IsTrue(machine.HasProfile(1001) && machine.HasProfile(1002));
    }
}
