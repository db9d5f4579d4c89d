using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Transactions;
using OutlookProfile.Users;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Installation;

/// <summary>
/// A user who comes after an installation for all users gets the profile by Active Setup in a run of the user's own, whose record and files
/// lie in the user's AppData. SYSTEM does not go there, neither to read nor to delete: what stays there after a removal must be of no consequence.
/// </summary>
[TestClass]
public sealed class LaterUserTests
{
    private const string AppData = "/Users/later/AppData/Local/OutlookProfile";

    private static readonly ProfileConfiguration Configuration = TestData.Acme with
    {
        Outlook = TestData.Acme.Outlook with { Versions = VersionSelection.Of([OutlookVersion.Outlook2016]) },
        Autodiscover = new(Local: true),
    };

    private static readonly string ProfileKey = OutlookRelease.Of(OutlookVersion.Outlook2016).ProfileKey("Corporate Mail");

    private readonly FakeMachine machine = new FakeMachine().WithUser(1001, "jdoe");
    private readonly MemoryJournalStore own = new();

    [TestMethod]
    public void RemovalForAll_GivesTheHiveBack_AndLeavesTheUsersFolderAlone()
    {
        machine.Install(Configuration);
        LogOnLater();
        var before = Hive();
        OwnRun().InstallForGood(Configuration);
        Assert.IsTrue(machine.HiveOf(1002).KeyExists(ProfileKey));
        var files = OwnFiles();
        Assert.AreNotEqual("", files);

        Assert.AreEqual("2 users: 2 removed", machine.Remove(Configuration).ToString());

        AssertGivenBack(before);
        Assert.AreEqual(files, OwnFiles());
        Assert.HasCount(1, own.List());
    }

    [TestMethod]
    public void OldRecord_BringsNothingBack_WhenTheProductIsInstalledAndRemovedOnceMore()
    {
        machine.Install(Configuration);
        LogOnLater();
        var before = Hive();
        OwnRun().InstallForGood(Configuration);
        machine.Remove(Configuration);

        // Anew, with another configuration, and the user logs on again.
        var other = Configuration with { Encryption = false };
        machine.Install(other);
        OwnRun().InstallForGood(other);
        machine.Remove(other);
        AssertGivenBack(before);

        OwnRun().RemoveForGood(other);

        AssertGivenBack(before);
        Assert.AreEqual("", OwnFiles(), "the user's own undo takes them away");
        Assert.IsEmpty(own.List());
    }

    /// <summary>Active Setup runs for those too whom the installation has reached already.</summary>
    [TestMethod]
    public void OwnRun_LeavesWhatTheInstallationWrote_AndTheRemovalTakesItAllAway()
    {
        LogOnLater();
        var before = Hive();
        machine.Install(Configuration);
        var installed = Hive();

        OwnRun().InstallForGood(Configuration);

        Assert.AreEqual(installed, Hive());
        Assert.AreEqual("", OwnFiles());
        Assert.IsEmpty(new ProfileVerification(machine.Machine()).FindDifferences(Configuration), "drift for the machine");
        machine.Remove(Configuration);
        Assert.AreEqual(before, Hive());
    }

    [TestMethod]
    public void OldRecord_TouchesNothing_ThatTheUserHasMadeSince()
    {
        LogOnLater();
        machine.Install(Configuration);
        OwnRun().InstallForGood(Configuration);
        machine.Remove(Configuration);
        machine.HiveOf(1002).SetValue(ProfileKey, RegistryValue.String("Mine", "made by hand"));

        OwnRun().RemoveForGood(Configuration);

        Assert.AreEqual("made by hand", machine.HiveOf(1002).GetValue(ProfileKey, "Mine")?.AsText());
    }

    private ProfileInstallation OwnRun() => new(
        machine.Machine() with { Users = new OwnUser(machine), Machine = null, Journals = own },
        RunOrigin.Tool,
        machine.Write);

    private void LogOnLater()
    {
        machine.WithLoggedOnUser(1002, "later");
        machine.HiveOf(1002).SetValue("Volatile Environment", RegistryValue.String("LOCALAPPDATA", Path.GetDirectoryName(AppData)!));
    }

    private string Hive() => RegistrySnapshot.Take(machine.HiveOf(1002), "").ToString();

    /// <summary>Keys above the profile may have come with it, and who made them nobody has noted down where SYSTEM looks.</summary>
    private void AssertGivenBack(string before)
    {
        var hive = RegistrySnapshot.Take(machine.HiveOf(1002), "");
        Assert.IsFalse(machine.HiveOf(1002).KeyExists(ProfileKey));
        CollectionAssert.AreEquivalent(
            new[] { "Mine", "LOCALAPPDATA" },
            hive.Keys.SelectMany(key => key.Values).Select(value => value.Name).ToArray(),
            $"{before}\n\nis now\n\n{hive}");
    }

    private string OwnFiles() => string.Join('\n', machine.Files.ToString().Split('\n').Where(line => line.StartsWith(AppData, StringComparison.Ordinal)));

    /// <summary>The user, by a run of the user's own.</summary>
    private sealed class OwnUser(FakeMachine machine) : IUsers
    {
        private readonly AllUsers all = new(machine, "");

        public IReadOnlyList<string> Scopes => [FakeMachine.Sid(1002)];

        public bool IsAbout(string scope) => Scopes.Contains(scope);

        public bool Knows(string scope) => IsAbout(scope);

        public bool IsLoaded(string scope) => all.IsLoaded(scope);

        public UserAccount? FindAccount(string scope) => all.FindAccount(scope);

        public IRegistry OpenHive(string scope) => all.OpenHive(scope);

        public HiveLease Open(string scope, IReadOnlyCollection<DirectoryAttribute> asked)
        {
            var lease = all.Open(scope, asked);
            var shared = Path.Combine(FakeMachine.FilesOfUsers, scope);
            return new HiveLease(scope, lease.User with { FilesFolder = AppData }, lease.Hive) { FilesOfTheMachine = machine.Files.ToString().Contains(shared, StringComparison.Ordinal) ? shared : null };
        }
    }
}
