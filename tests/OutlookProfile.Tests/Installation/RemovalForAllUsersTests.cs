using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli.Machine;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Transactions;
using OutlookProfile.Users;

namespace OutlookProfile.Tests.Installation;

/// <summary>A removal for all users always goes on: nothing that is wrong with one user keeps the product on the machine.</summary>
[TestClass]
public sealed class RemovalForAllUsersTests
{
    [TestMethod]
    public void Remove_TouchesNobodyElse_WhenItIsAboutOneUser()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "asmith");
        machine.Install();
        var all = machine.Machine();
        var one = all with { Users = new OneUser(all.Users, FakeMachine.Sid(1002)) };

        var summary = new ProfileInstallation(one, RunOrigin.Tool, machine.Write).RemoveForGood(TestData.Acme);

        Assert.AreEqual("1 user: 1 removed", summary.ToString());
        Assert.IsTrue(machine.HasProfile(1001));
        Assert.IsFalse(machine.HasProfile(1002));
        Assert.IsTrue(machine.Files.FileExists(InstalledConfiguration.PathIn(FakeMachine.InstallFolder)), "what belongs to the machine stays");
    }

    [TestMethod]
    public void Remove_GoesOnAndReportsOne_WhenAnUndoRecordIsDamaged()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "asmith");
        machine.Install();
        Damage(machine, FakeMachine.Sid(1001));

        var summary = machine.Remove();

        Assert.AreEqual("2 users: 2 removed", summary.ToString());
        Assert.IsFalse(machine.HasProfile(1001), "what the installed configuration writes goes all the same");
        Assert.IsFalse(machine.HasProfile(1002));
        Assert.Contains(UndoRecord.NameOf(FakeMachine.Sid(1001)) + ".damaged", machine.Journals.List());
    }

    [TestMethod]
    public void Install_GoesOn_WhenEachUndoRecordIsDamaged()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe");
        machine.Install();
        Damage(machine, FakeMachine.Sid(1001));
        Damage(machine, JournalHeader.Machine);

        var summary = machine.Install(TestData.Acme with { Encryption = false });

        Assert.AreEqual("1 user: 1 written", summary.ToString());
        Assert.IsTrue(machine.Log.Any(line => line.Contains("is not used")));
    }

    [TestMethod]
    public void Remove_GoesOn_WhenAHiveIsGoneAndKeepsItsRecord()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "asmith");
        machine.Install();
        machine.WithoutHiveFile(1001);

        var summary = machine.Remove();

        Assert.AreEqual("2 users: 1 removed, 1 without a registry hive", summary.ToString());
        Assert.IsFalse(machine.HasProfile(1002));
        Assert.IsEmpty(machine.HivesMade, "looking for a hive made one");
        CollectionAssert.AreEqual(new[] { UndoRecord.NameOf(FakeMachine.Sid(1001)) }, machine.Journals.List().ToArray());
    }

    [TestMethod]
    public void Remove_IsFinishedByASecondOne_WhenAHiveWasInUse()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "asmith");
        var before = machine.State();
        machine.Install(Runs.Reporting);
        machine.WithHiveInUse(1001);

        Assert.AreEqual("2 users: 1 removed, 1 busy, to be tried again", machine.Remove(Runs.Reporting).ToString());
        machine.WithHiveInUseNoMore(1001);
        Assert.AreEqual("1 user: 1 removed", machine.Remove(Runs.Reporting).ToString());

        Assert.AreEqual(before, machine.State());
        Assert.AreEqual("", machine.Journals.ToString());
    }

    [TestMethod]
    public void Remove_PutsEverybodyBack_WhenAHiveIsInUseAndPolicyIsFail()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "asmith");
        machine.Install();
        var installed = machine.State();
        machine.WithHiveInUse(1002);

        Assert.ThrowsExactly<RetryLaterException>(() => machine.Installation().Remove(Guid.NewGuid(), TestData.Acme));

        Assert.AreEqual(installed, machine.State());
        machine.WithHiveInUseNoMore(1002).Remove();
        Assert.IsFalse(machine.HasProfile(1001));
    }

    [TestMethod]
    public void Remove_WaitsForOutlook_AsTheInstallationDid()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        machine.Install();
        machine.WithOutlookRunningFor(1001);

        Assert.ThrowsExactly<RetryLaterException>(() => machine.Installation().Remove(Guid.NewGuid(), TestData.Acme));

        Assert.IsTrue(machine.HasProfile(1001));
        machine.CloseOutlook();
        machine.Remove();
        Assert.IsFalse(machine.HasProfile(1001));
    }

    [TestMethod]
    public void Remove_WaitsForOutlook_AlsoWhereNobodyHasNotedDownWhatWasWritten()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        machine.Install();
        machine.Journals.Delete(UndoRecord.NameOf(FakeMachine.Sid(1001)));
        machine.WithOutlookRunningFor(1001);

        Assert.ThrowsExactly<RetryLaterException>(() => machine.Installation().Remove(Guid.NewGuid(), TestData.Acme));

        Assert.IsTrue(machine.HasProfile(1001));
        machine.CloseOutlook();
        machine.Remove();
        Assert.IsFalse(machine.HasProfile(1001));
    }

    [TestMethod]
    public void Remove_GoesOn_WhenAKeyIsDenied()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "asmith");
        machine.Install();
        machine.WithDeniedKey(1001, Runs.ProfileKey);

        var summary = machine.Remove();

        Assert.AreEqual("2 users: 1 removed, 1 failed", summary.ToString());
        Assert.IsTrue(machine.HasProfile(1001));
        Assert.IsFalse(machine.HasProfile(1002));
        Assert.Contains(UndoRecord.NameOf(FakeMachine.Sid(1001)), machine.Journals.List());
    }

    [TestMethod]
    [DataRow(true, "2 users: 1 removed, 1 without an account", DisplayName = "the account is gone too: its record goes")]
    [DataRow(false, "2 users: 1 removed, 1 without a registry hive", DisplayName = "the account is there: its container may come back")]
    public void Remove_Succeeds_WhenAUserIsNoMoreInTheListOfProfiles(bool accountGone, string summary)
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "asmith");
        machine.Install();
        machine.LocalMachineRegistry.DeleteValue($@"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\{FakeMachine.Sid(1001)}", "ProfileImagePath");
        if (accountGone)
        {
            machine.WithDeletedAccount(1001);
        }

        Assert.AreEqual(summary, machine.Remove().ToString());

        Assert.IsFalse(machine.HasProfile(1002));
        Assert.AreEqual(!accountGone, machine.Journals.List().Contains(UndoRecord.NameOf(FakeMachine.Sid(1001))));
    }

    [TestMethod]
    public void Remove_TakesAwayWhatTheConfigurationWrites_WhenNobodyNotedItDown()
    {
        // The record of a user who came later lies in that user's own folder, where SYSTEM does not look; another was deleted.
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "asmith");
        machine.Install();
        machine.Journals.Delete(UndoRecord.NameOf(FakeMachine.Sid(1002)));

        var summary = machine.Remove();

        Assert.AreEqual("2 users: 2 removed", summary.ToString());
        Assert.IsTrue(machine.Log.Any(line => line.StartsWith(FakeMachine.Sid(1002) + ": nobody has noted down", StringComparison.Ordinal)));
        Assert.IsFalse(machine.HasProfile(1002));
        Assert.IsNull(machine.HiveOf(1002).GetValue(OutlookProfile.Outlook.OutlookRelease.Of(OutlookProfile.Outlook.OutlookVersion.Outlook2010).DefaultProfileKey, "DefaultProfile"));
    }

    [TestMethod]
    public void Remove_LeavesAProfileAlone_ThatThisProductDidNotMake()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe");
        machine.Install();
        machine.WithUser(1002, "later");
        machine.HiveOf(1002).SetValue(Runs.ProfileKey, RegistryValue.String("Mine", "yes"));
        machine.HiveOf(1002).SetValue(OutlookProfile.Outlook.OutlookRelease.Of(OutlookProfile.Outlook.OutlookVersion.Outlook2010).DefaultProfileKey, RegistryValue.String("DefaultProfile", "Corporate Mail"));
        var hive = RegistrySnapshot.Take(machine.HiveOf(1002), "").ToString();

        Assert.AreEqual("1 user: 1 removed", machine.Remove().ToString());

        Assert.AreEqual(hive, RegistrySnapshot.Take(machine.HiveOf(1002), "").ToString());
    }

    /// <summary>SYSTEM reads nothing in a folder that a user owns: a planted record is not even looked at.</summary>
    [TestMethod]
    public void Remove_ReadsNoFileOfAUsers_Ever()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe");
        machine.Install();
        var planted = "/Users/jdoe/AppData/Local/OutlookProfile/State/" + UndoRecord.NameOf(FakeMachine.Sid(1001));
        machine.Files.CreateDirectory(System.IO.Path.GetDirectoryName(planted)!);
        machine.Files.Write(planted, [1, 2, 3]);
        machine.Files.Reads.Clear();

        machine.Remove();

        Assert.IsEmpty(machine.Files.Reads.Where(path => path.StartsWith("/Users/", StringComparison.Ordinal)));
        Assert.IsTrue(machine.Files.FileExists(planted));
    }

    private static void Damage(FakeMachine machine, string scope)
    {
        var bytes = machine.Journals.Read(UndoRecord.NameOf(scope))!;
        bytes[bytes.Length / 2] ^= 0x10;
        machine.Journals.Replace(UndoRecord.NameOf(scope), bytes);
    }
}
