using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;
using OutlookProfile.Transactions;
using OutlookProfile.Users;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Installation;

/// <summary>Installations for all users of a machine, as management systems make them.</summary>
[TestClass]
public sealed class AllUsersTests
{
    private static readonly string ProfileKey = OutlookRelease.Of(OutlookVersion.Outlook2010).ProfileKey("Corporate Mail");

    private static readonly ProfileConfiguration Reporting = TestData.Acme with { Users = new UsersSettings(OnUserFailure.Report) };

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Install_WritesEveryUsersOwnProfile_LoadedOrNot()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe").WithUser(1002, "asmith");
        Install(machine, TestData.Acme);
        Assert.AreEqual("jdoe@acme.com", AccountName(machine, 1001));
        Assert.AreEqual("asmith@acme.com", AccountName(machine, 1002));
        Assert.AreEqual(0, machine.HivesLoadedNow);
    }

    [TestMethod]
    public void Install_LeavesServicesAndSystemAlone_Always()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithService("S-1-5-18").WithService("S-1-5-19").WithService("S-1-5-80-1-2-3-4-5");
        Install(machine, TestData.Acme);
        foreach (var sid in new[] { "S-1-5-18", "S-1-5-19", "S-1-5-80-1-2-3-4-5" })
        {
            Assert.IsEmpty(machine.HiveOf(sid).GetSubKeyNames(""), sid);
        }
    }

    [TestMethod]
    public void Install_PutsEveryUserBack_WhenOneUserFails()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe").WithUser(1002, "asmith").WithUser(1003, "bwong").WithHiveInUse(1003);
        var before = machine.State();
        var exception = Assert.ThrowsExactly<UserUnreachableException>(() => machine.Installation().Install(TestData.Acme, Guid.NewGuid(), FakeMachine.InstallFolder));
        Assert.AreEqual(UnreachableReason.Busy, exception.Reason);
        Assert.AreEqual(before, machine.State());
    }

    [TestMethod]
    public void Install_NamesTheUserAndGoesOn_WhenOneUserFailsAndPolicyIsReport()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "asmith").WithHiveInUse(1001).WithUser(1003, "gone").WithDeletedAccount(1003);
        Install(machine, Reporting);
        Assert.AreEqual("asmith@acme.com", AccountName(machine, 1002));
        Assert.IsTrue(machine.Log.Any(line => line.StartsWith(FakeMachine.Sid(1001) + ": no profile:", StringComparison.Ordinal)));
        Assert.IsTrue(machine.Log.Any(line => line.Contains("is no user any more")));
        CollectionAssert.Contains(machine.Log, "Summary: 3 users: 1 written, 1 without an account, 1 busy, to be tried again.");
    }

    [TestMethod]
    public void Install_PutsOnlyTheFailingUserBack_WhenAWriteFailsAndPolicyIsReport()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "asmith");
        var writes = 0;
        machine.WriteFailure = name => name.EndsWith(FakeMachine.Sid(1001), StringComparison.Ordinal) && ++writes == 20
            ? new RegistryException($"Creating key", "test", RegistryException.AccessDenied)
            : null;
        Install(machine, Reporting);
        Assert.IsFalse(machine.HiveOf(1001).KeyExists(ProfileKey));
        Assert.AreEqual("asmith@acme.com", AccountName(machine, 1002));
    }

    [TestMethod]
    public void Rollback_PutsEveryUserAndTheMachineBack_AfterInstall()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe").WithUser(1002, "asmith");
        var before = machine.State();
        var id = Guid.NewGuid();
        machine.Installation().Install(TestData.Acme, id, FakeMachine.InstallFolder);
        machine.Installation().Rollback(id);
        Assert.AreEqual(before, machine.State());
        machine.Installation().Rollback(id);
        Assert.AreEqual(before, machine.State(), "a second rollback");
    }

    [TestMethod]
    public void Remove_PutsEveryUserAndTheMachineBack_LoadedOrNot()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe").WithUser(1002, "asmith");
        var before = machine.State();
        Install(machine, TestData.Acme);
        Remove(machine);
        Assert.AreEqual(before, machine.State());
    }

    [TestMethod]
    public void Install_WritesTheDefaultUsersProfile_OnlyWhenTheMailboxIsTheSameForEverybody()
    {
        var shared = TestData.Acme with { Mailbox = new MailboxSettings("reception", "reception@acme.com") };
        foreach (var (configuration, expected) in new[] { (TestData.Acme, false), (shared, true) })
        {
            var machine = new FakeMachine().WithUser(1001, "jdoe").WithDefaultUser();
            var before = machine.State();
            Install(machine, configuration);
            Assert.AreEqual(expected, machine.HiveOf(AllUsers.DefaultUser).KeyExists(ProfileKey));
            Remove(machine);
            Assert.AreEqual(before, machine.State());
        }
    }

    [TestMethod]
    public void Install_NamesTheDefaultUserAndGoesOn_WhenItsHiveIsReadOnly()
    {
        var shared = TestData.Acme with { Mailbox = new MailboxSettings("reception", "reception@acme.com") };
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithDefaultUser().WithDefaultHiveReadOnly();
        Install(machine, shared);
        Assert.IsTrue(machine.HiveOf(1001).KeyExists(ProfileKey));
        Assert.IsTrue(machine.Log.Any(line => line.StartsWith("Default: no profile:", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Install_StopsBeforeAnyWrite_WhenOutlookRuns()
    {
        var machine = new FakeMachine().WithUser(1001, "asmith").WithLoggedOnUser(1002, "jdoe").WithOutlookRunningFor(1002);
        var before = machine.State();
        Assert.ThrowsExactly<RetryLaterException>(() => machine.Installation().Install(TestData.Acme, Guid.NewGuid(), FakeMachine.InstallFolder));
        Assert.AreEqual(before, machine.State());
    }

    [TestMethod]
    public void Install_GoesOn_WhenOutlookIsClosedInTime()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe").WithOutlookRunningFor(1001);
        var waiting = TestData.Acme with { Outlook = TestData.Acme.Outlook with { IfRunning = IfRunning.Wait } };
        machine.Installation(_ => machine.CloseOutlook()).Install(waiting, Guid.NewGuid(), FakeMachine.InstallFolder);
        Assert.AreEqual("jdoe@acme.com", AccountName(machine, 1001));
    }

    [TestMethod]
    public void Install_Stops_WhenOutlookStaysOpenForFiveMinutes()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe").WithOutlookRunningFor(1001);
        var waiting = TestData.Acme with { Outlook = TestData.Acme.Outlook with { IfRunning = IfRunning.Wait } };
        var waited = TimeSpan.Zero;
        Assert.ThrowsExactly<RetryLaterException>(() =>
            machine.Installation(pause => waited += pause).Install(waiting, Guid.NewGuid(), FakeMachine.InstallFolder));
        Assert.AreEqual(TimeSpan.FromMinutes(5), waited);
    }

    [TestMethod]
    public void Install_TakesAsMuchMemoryForEachUserAndOneHiveAtATime_ForAThousandUsers()
    {
        AllocatedFor(50);
        var (small, large) = (AllocatedFor(250), AllocatedFor(1000));
        Proof.Report(TestContext, $"all users: {small / 250 / 1024} KB allocated for each of 250, {large / 1000 / 1024} KB for each of 1000, one hive loaded at a time");
        Assert.IsLessThan(1.5, large / 1000.0 / (small / 250.0), "a user needs more memory where there are more users");
    }

    [TestMethod]
    public void Install_PutsBack899Users_WhenUser900Of1000Fails()
    {
        var machine = Crowd(1000);
        var before = machine.State();
        var failing = FakeMachine.Sid(10900);
        machine.WriteFailure = name => name.EndsWith(failing, StringComparison.Ordinal)
            ? new RegistryException($"Creating key", "test", RegistryException.AccessDenied)
            : null;
        Assert.ThrowsExactly<TransactionException>(() => machine.Installation().Install(TestData.Acme, Guid.NewGuid(), FakeMachine.InstallFolder));
        Assert.IsTrue(machine.Log.Any(line => line.StartsWith($"user10899 ({FakeMachine.Sid(10899)}): the profile", StringComparison.Ordinal)), "the users before had been written");
        Assert.AreEqual(before, machine.State());
        Assert.AreEqual("", machine.Journals.ToString());
    }

    private static long AllocatedFor(int users)
    {
        var machine = Crowd(users);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Install(machine, TestData.Acme);
        Assert.AreEqual(1, machine.MostHivesLoaded, "more than one hive was loaded at a time");
        return GC.GetAllocatedBytesForCurrentThread() - allocated;
    }

    private static FakeMachine Crowd(int users) =>
        Enumerable.Range(10001, users).Aggregate(new FakeMachine(), (machine, number) => machine.WithUser(number, "user" + number));

    private static void Install(FakeMachine machine, ProfileConfiguration configuration)
    {
        var id = Guid.NewGuid();
        machine.Installation().Install(configuration, id, FakeMachine.InstallFolder);
        machine.Installation().Commit(id);
    }

    private static void Remove(FakeMachine machine)
    {
        var id = Guid.NewGuid();
        machine.Installation().Remove(id, TestData.Acme);
        machine.Installation().Commit(id);
    }

    private static string? AccountName(FakeMachine machine, int user) =>
        OutlookProfile.Planning.ExistingProfile.Read(machine.HiveOf(user), OutlookRelease.Of(OutlookVersion.Outlook2010), "Corporate Mail") is { } profile
            ? profile.Text(profile.Accounts.Single().SettingsKey, Mapi.PropertyTags.PR_PROFILE_ACCT_NAME)
            : null;
}
