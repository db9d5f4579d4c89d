using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Registry;

namespace OutlookProfile.Tests.Installation;

/// <summary>A policy key that refuses the administrator who may write policies: another product or an administrator has closed it.</summary>
[TestClass]
public sealed class DeniedPolicyTests
{
    private const string Outlook = @"Software\Policies\Microsoft\Office\16.0\Outlook";
    private const string Rpc = Outlook + @"\RPC";
    private const string CachedMode = Outlook + @"\Cached Mode";
    private const string Server = @"RPC\ProxyServerName = exchange.acme.com";

    private static readonly ProfileConfiguration ForOutlook2016 = TestData.Acme with { Outlook = TestData.Acme.Outlook with { Versions = VersionSelection.Of([OutlookVersion.Outlook2016]) } };

    private static readonly ProfileConfiguration WithoutHttp = ForOutlook2016 with { Http = ForOutlook2016.Http with { Enabled = false } };

    private static readonly string Profile = OutlookRelease.Of(OutlookVersion.Outlook2016).ProfileKey("Corporate Mail");

    [TestMethod]
    [DataRow(Refusal.Writing)]
    [DataRow(Refusal.Reading)]
    public void Install_LeavesOutAndNamesTheKeysOwnValuesOnly_WhenOnePolicyKeyIsClosed(object refusal)
    {
        var machine = Administrator();
        machine.Hive.CreateKey(Rpc);
        machine.Refusals[Rpc] = (Refusal)refusal;
        var before = machine.State;

        var summary = machine.Installation.InstallForGood(ForOutlook2016);

        Assert.AreEqual("1 user: 1 written", summary.ToString());
        StringAssert.Contains(summary.NotWritten.Single().ToString(), Server);
        Assert.AreEqual("Not written: " + summary.NotWritten.Single(), machine.Log.Last());
        Assert.IsEmpty(machine.Hive.GetValues(Rpc));
        Assert.AreEqual(1u, machine.Hive.GetValue(CachedMode, "Enable")?.AsDWord(), "the key beside it");
        Assert.IsTrue(machine.Hive.KeyExists(Profile));

        Assert.IsEmpty(machine.Installation.RemoveForGood(ForOutlook2016).NotRemoved);
        Assert.AreEqual(before, machine.State);
        Assert.IsEmpty(machine.Journals.List());
    }

    [TestMethod]
    public void Install_LeavesOutWhatStandsBelowAClosedKey_WhenTheKeyItselfIsMissing()
    {
        var machine = Administrator();
        machine.Hive.CreateKey(Outlook);
        machine.Refusals[Outlook] = Refusal.Writing;

        var notWritten = machine.Installation.InstallForGood(ForOutlook2016).NotWritten.Single().ToString();

        StringAssert.Contains(notWritten, Server);
        StringAssert.Contains(notWritten, @"Cached Mode\Enable = 1");
        Assert.IsTrue(machine.Hive.KeyExists(Profile));
    }

    [TestMethod]
    public void Repair_MissesNothing_WhenTheKeyWasClosedAfterItsValuesWereWritten()
    {
        var machine = Administrator();
        machine.Installation.InstallForGood(ForOutlook2016);
        machine.Refusals[Rpc] = Refusal.Writing;

        var summary = machine.Installation.InstallForGood(ForOutlook2016);

        Assert.AreEqual("1 user: 1 as wanted already", summary.ToString());
        Assert.IsEmpty(summary.NotWritten);
        Assert.IsEmpty(summary.NotRemoved);
    }

    /// <summary>What another configuration no longer wants, and what it wants otherwise.</summary>
    [TestMethod]
    public void Install_NamesWhatAnEarlierConfigurationLeavesInAClosedKey_AndTakesItBackOnceItIsOpen()
    {
        var machine = Administrator();
        var alone = Administrator();
        alone.Installation.InstallForGood(WithoutHttp);
        var before = machine.State;
        machine.Installation.InstallForGood(ForOutlook2016);
        machine.Refusals[Rpc] = Refusal.Writing;

        var summary = machine.Installation.InstallForGood(WithoutHttp);

        StringAssert.Contains(summary.NotWritten.Single().ToString(), @"Left out are RPC\ProxyServerFlags = 0 (there is 47): ");
        StringAssert.StartsWith(
            summary.NotRemoved.Single().ToString(),
            Server + @", RPC\ProxyServerPrincipalName = msstd:exchange.acme.com, RPC\ProxyAuthenticationService = 1: this user may not change these policies.");
        Assert.AreEqual("Not removed: " + summary.NotRemoved.Single(), machine.Log.Last());
        Assert.AreEqual(47u, machine.Hive.GetValue(Rpc, "ProxyServerFlags")?.AsDWord());

        machine.Refusals.Clear();
        summary = machine.Installation.InstallForGood(WithoutHttp);
        Assert.IsEmpty(summary.NotWritten);
        Assert.IsEmpty(summary.NotRemoved);
        Assert.AreEqual(alone.State, machine.State);
        machine.Installation.RemoveForGood(WithoutHttp);
        Assert.AreEqual(before, machine.State);
    }

    [TestMethod]
    [DataRow(Refusal.Writing)]
    [DataRow(Refusal.Reading)]
    public void Remove_TakesTheRest_AndNamesAndKeepsNotedDownWhatIsClosed_UntilItIsOpen(object refusal)
    {
        var machine = Administrator();
        var before = machine.State;
        machine.Installation.InstallForGood(ForOutlook2016);
        machine.Refusals[Rpc] = (Refusal)refusal;

        var summary = machine.Installation.RemoveForGood(ForOutlook2016);

        Assert.AreEqual("1 user: 1 removed", summary.ToString());
        StringAssert.Contains(summary.NotRemoved.Single().ToString(), Server);
        Assert.AreEqual("Not removed: " + summary.NotRemoved.Single(), machine.Log.Last());
        Assert.IsFalse(machine.Log.Any(line => line.Contains("somebody has put something into it")), string.Join('\n', machine.Log));
        Assert.IsFalse(machine.Hive.KeyExists(Profile));
        Assert.IsFalse(machine.Hive.KeyExists(CachedMode));
        Assert.HasCount(5, machine.Hive.GetValues(Rpc));

        machine.Refusals.Clear();
        Assert.IsEmpty(machine.Installation.RemoveForGood(ForOutlook2016).NotRemoved);
        Assert.AreEqual(before, machine.State, "the keys above, too");
        Assert.IsEmpty(machine.Journals.List());
    }

    [TestMethod]
    public void Remove_SaysNothingOfAClosedKey_WhenNothingOfOursStandsInIt()
    {
        var machine = Administrator();
        machine.Installation.InstallForGood(ForOutlook2016);
        foreach (var value in machine.Hive.GetValues(Rpc))
        {
            machine.Hive.DeleteValue(Rpc, value.Name);
        }

        machine.Hive.SetValue(Rpc, RegistryValue.DWord("ProxyServerFlags", 1));
        machine.Refusals[Rpc] = Refusal.Writing;

        var notRemoved = machine.Installation.RemoveForGood(ForOutlook2016).NotRemoved.Single().ToString();

        StringAssert.StartsWith(notRemoved, Rpc + ": ", "only the key itself, which is ours");
    }

    [TestMethod]
    public void InstallAndRemove_NameTheUserWhoseKeyIsClosed_AmongAll()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe").WithUser(1002, "asmith").WithDeniedKey(1001, Rpc);

        Assert.AreEqual("2 users: 2 written", machine.Install(ForOutlook2016).ToString());

        Assert.IsEmpty(machine.HiveOf(1001).GetValues(Rpc));
        Assert.HasCount(5, machine.HiveOf(1002).GetValues(Rpc));
        var line = machine.Log.Last();
        StringAssert.StartsWith(line, $"Not written: {FakeMachine.Sid(1001)}: Outlook 2016 or later: HKEY_CURRENT_USER\\{Rpc}: closed");
        StringAssert.Contains(line, Server);

        machine.WithDeniedKey(1002, Rpc);
        Assert.AreEqual("2 users: 2 removed", machine.Remove(ForOutlook2016).ToString());

        StringAssert.StartsWith(machine.Log.Last(), $"Not removed: {FakeMachine.Sid(1002)}: {Server}");
        Assert.HasCount(5, machine.HiveOf(1002).GetValues(Rpc));
        CollectionAssert.AreEqual(new[] { UndoRecord.NameOf(FakeMachine.Sid(1002)) }, machine.Journals.List().ToArray());
    }

    private static OneUserMachine Administrator() => new() { Elevated = true };
}
