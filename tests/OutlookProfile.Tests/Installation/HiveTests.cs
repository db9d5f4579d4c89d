using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Transactions;
using OutlookProfile.Users;

namespace OutlookProfile.Tests.Installation;

/// <summary>Hives as Windows has them: gone, missing, empty, in use, damaged, mounted by a dead process.</summary>
[TestClass]
public sealed class HiveTests
{
    [TestMethod]
    public void Install_PassesOver_WhoHasNoAccountOrNoHive_UnderEveryPolicy()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "gone").WithDeletedAccount(1002).WithUser(1003, "container").WithoutHiveFile(1003);

        var summary = machine.Install();

        Assert.AreEqual("3 users: 1 written, 1 without an account, 1 without a registry hive", summary.ToString());
        Assert.IsEmpty(machine.HivesMade, "looking for a hive made one");
    }

    [TestMethod]
    public void Verify_FindsNoDrift_ForWhoHasNoAccountOrNoHive()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe").WithLoggedOnUser(1002, "gone").WithDeletedAccount(1002).WithUser(1003, "container").WithoutHiveFile(1003);
        machine.Install();

        Assert.IsEmpty(new ProfileVerification(machine.Machine()).FindDifferences(TestData.Acme));
    }

    [TestMethod]
    public void Verify_LoadsNoHive_ThatWindowsHasNotOpen()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe").WithUser(1002, "away").WithDefaultUser();

        var differences = new ProfileVerification(machine.Machine()).FindDifferences(TestData.Acme);

        Assert.AreEqual(0, machine.MostHivesLoaded);
        Assert.IsTrue(differences.Count > 0 && differences.All(line => line.ToString().StartsWith("jdoe: ", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Install_StopsAndPutsEverybodyBack_WhenAHiveIsDamagedAndPolicyIsFail()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "asmith").WithDamagedHive(1002);
        var before = machine.State();

        var exception = Assert.ThrowsExactly<UserUnreachableException>(() => machine.Installation().Install(TestData.Acme, Guid.NewGuid(), FakeMachine.InstallFolder));

        Assert.AreEqual(UnreachableReason.Damaged, exception.Reason);
        Assert.AreEqual(before, machine.State());
    }

    [TestMethod]
    public void Install_UsesAndUnloadsAHive_ThatADeadProcessLeftMounted()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithLeftoverMount(1001);

        Assert.AreEqual("1 user: 1 written", machine.Install().ToString());

        Assert.IsTrue(machine.HasProfile(1001));
        Assert.AreEqual(0, machine.HivesLoadedNow, "the user can log on again");
    }

    [TestMethod]
    public void Install_PutsTheUserBack_WhenTheHiveGoesAwayInMidRun()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        var before = machine.State();
        var writes = 0;
        machine.WriteFailure = _ =>
        {
            if (++writes == 20)
            {
                machine.LogOff(1001);
            }

            return null;
        };

        var exception = Assert.ThrowsExactly<TransactionException>(() => machine.Installation().Install(TestData.Acme, Guid.NewGuid(), FakeMachine.InstallFolder));

        StringAssert.Contains(exception.Message, "not loaded");
        Assert.AreEqual(before, machine.State(), "from the file, which the user's logoff has written");
        Assert.IsEmpty(machine.Journals.List());
    }

    /// <summary>The same, and the file too is out of reach until later.</summary>
    [TestMethod]
    public void NextRun_PutsTheUserBack_WhenTheHiveWentAwayAndWasInUse()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        var before = machine.State();
        var writes = 0;
        machine.WriteFailure = _ =>
        {
            if (++writes == 20)
            {
                machine.LogOff(1001);
                machine.WithHiveInUse(1001);
            }

            return null;
        };
        Assert.ThrowsExactly<TransactionException>(() => machine.Installation().Install(TestData.Acme, Guid.NewGuid(), FakeMachine.InstallFolder));
        Assert.AreNotEqual(before, machine.State());
        Assert.EndsWith(".journal", machine.Journals.List().Single());

        machine.WithHiveInUseNoMore(1001);
        machine.Installation().Rollback(Guid.NewGuid());
        machine.Remove();

        Assert.AreEqual(before, machine.State());
    }

    [TestMethod]
    public void Install_LeavesTwinsAndServicesAlone_Always()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe").WithTwinsOf(1001, "jdoe");

        Assert.AreEqual("1 user: 1 written", machine.Install().ToString());

        Assert.IsEmpty(machine.HiveOf(FakeMachine.Sid(1001) + ".bak").GetSubKeyNames(""));
        Assert.IsEmpty(machine.HiveOf(FakeMachine.Sid(1001) + "_Classes").GetSubKeyNames(""));
    }

    [TestMethod]
    public void Install_LeavesNothingUnflushed_InHivesThatStayLoaded()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe").WithUser(1002, "asmith");

        machine.Install();

        Assert.IsEmpty(machine.Unflushed, "a power loss would take this away, and no journal brings it back");
        machine.Remove();
        Assert.IsEmpty(machine.Unflushed);
    }

    [TestMethod]
    public void OpenHive_TakesTheLoadedOne_WhenTheUserIsLoggedOn()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");

        machine.Install();

        Assert.AreEqual(0, machine.MostHivesLoaded, "a second mount of an open hive fails on Windows");
        Assert.IsTrue(machine.HasProfile(1001));
    }

    [TestMethod]
    public void GoneRoot_IsAnError_NotAnEmptyHive()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        var hive = machine.Hive(FakeMachine.Sid(1001));
        machine.LogOff(1001);

        var exception = Assert.ThrowsExactly<RegistryException>(() => hive.GetValues("Software"));

        Assert.AreEqual(RegistryException.HiveGone, exception.ErrorCode);
    }
}
