using System;
using System.Collections.Generic;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Installation;

/// <summary>Something that can be wrong with one user of a machine, and how it comes right again.</summary>
/// <param name="Breaks">Given the user's number. Before a first installation there is no undo record yet.</param>
/// <param name="Heals">Given the user's number.</param>
/// <param name="Installed">How an installation or repair ends for the user.</param>
/// <param name="Removed">How a removal ends for the user.</param>
internal sealed record UserFault(string Name, Action<FakeMachine, int> Breaks, Action<FakeMachine, int> Heals, UserOutcome Installed, UserOutcome Removed)
{
    /// <summary>Whether what was there before the installation is lost with it, so that a removal can only take away what was written.</summary>
    public bool LosesTheRecord { get; init; }

    /// <summary>Whether it shows only when something is written: not at a repair that finds everything in place.</summary>
    public bool ShowsAtWrites { get; init; }

    /// <summary>Whether the hive is out of reach until it heals, so that even the run that failed leaves the user to the next one.</summary>
    public bool LeavesTheUserForLater { get; init; }

    /// <summary>Whether the user is no one of this machine meanwhile: an installation does not even name such a one.</summary>
    public bool HidesTheUser { get; init; }

    public static IReadOnlyList<UserFault> All { get; } =
    [
        new("no account", (m, n) => m.WithDeletedAccount(n), (m, n) => m.WithAccountBack(n), UserOutcome.Gone, UserOutcome.Removed),
        new("no hive file", (m, n) => m.WithoutHiveFile(n), (m, n) => m.WithHiveFileBack(n), UserOutcome.HiveMissing, UserOutcome.HiveMissing),
        OfLoading("hive in use", 32, UserOutcome.Busy),
        OfLoading("hive locked in part", 33, UserOutcome.Busy),
        OfLoading("hive damaged", 1009, UserOutcome.Damaged),
        OfLoading("hive corrupt", 1015, UserOutcome.Damaged),
        OfLoading("hive's disk fails", 1016, UserOutcome.Damaged),
        OfLoading("no hive in the file", 1017, UserOutcome.Damaged),
        OfLoading("hive gone at the last moment", 2, UserOutcome.HiveMissing),
        OfLoading("hive's folder gone at the last moment", 3, UserOutcome.HiveMissing),
        OfLoading("hive denied", 5, UserOutcome.Failed),
        OfLoading("no room for another hive", 1450, UserOutcome.Failed),
        new("hive left mounted", (m, n) => m.WithLeftoverMount(n), Nothing, UserOutcome.Written, UserOutcome.Removed),
        new("twins of the SID", (m, n) => m.WithTwinsOf(n, "user" + n), (m, n) => m.WithoutTwinsOf(n), UserOutcome.Written, UserOutcome.Removed),
        new("logged on", (m, n) => m.LogOn(n), (m, n) => m.LogOff(n), UserOutcome.Written, UserOutcome.Removed),
        new("logs off in mid-run", (m, n) => LogOffInMidRun(m, n, inUse: false), (m, n) => LogOffNoMore(m, n), UserOutcome.Failed, UserOutcome.Failed) { ShowsAtWrites = true },
        new("logs off in mid-run, hive in use", (m, n) => LogOffInMidRun(m, n, inUse: true), (m, n) => LogOffNoMore(m, n), UserOutcome.Failed, UserOutcome.Failed) { ShowsAtWrites = true, LeavesTheUserForLater = true },
        new("key denied", (m, n) => m.WithDeniedKey(n, "Software"), (m, n) => m.WithKeyDeniedNoMore(n, "Software"), UserOutcome.Failed, UserOutcome.Failed) { ShowsAtWrites = true },
        new("key is a link", (m, n) => m.WithLink(n, Runs.ProfileKey), (m, n) => m.WithLinkNoMore(n, Runs.ProfileKey), UserOutcome.Failed, UserOutcome.Failed),
        new("key above is a link", (m, n) => m.WithLink(n, "Software"), (m, n) => m.WithLinkNoMore(n, "Software"), UserOutcome.Failed, UserOutcome.Failed),
        new("logon session's key is a link", (m, n) => m.WithLink(n, "Volatile Environment"), (m, n) => m.WithLinkNoMore(n, "Volatile Environment"), UserOutcome.Failed, UserOutcome.Failed),
        new("a write fails", (m, n) => FailAtWrite(m, n, 7), (m, _) => m.WriteFailure = _ => null, UserOutcome.Failed, UserOutcome.Failed) { ShowsAtWrites = true },
        new("Outlook runs", (m, n) => m.WithOutlookRunningFor(n), (m, _) => m.CloseOutlook(), UserOutcome.Busy, UserOutcome.Busy),
        new("undo record damaged", Damage, Nothing, UserOutcome.Written, UserOutcome.Removed) { LosesTheRecord = true },
        new("undo record of noise", (m, n) => Replace(m, n, [0x4F, 0x50, 0x55]), Nothing, UserOutcome.Written, UserOutcome.Removed) { LosesTheRecord = true },
        new("undo record empty", (m, n) => Replace(m, n, []), Nothing, UserOutcome.Written, UserOutcome.Removed) { LosesTheRecord = true },
        new("undo record deleted", Forget, Nothing, UserOutcome.Written, UserOutcome.Removed) { LosesTheRecord = true },
        new("undo record deleted, a write fails", (m, n) => { Forget(m, n); FailAtWrite(m, n, 7); }, (m, _) => m.WriteFailure = _ => null, UserOutcome.Failed, UserOutcome.Failed) { LosesTheRecord = true, ShowsAtWrites = true },
        new("undo record deleted, logs off in mid-run", (m, n) => { Forget(m, n); LogOffInMidRun(m, n, inUse: true); }, (m, n) => LogOffNoMore(m, n), UserOutcome.Failed, UserOutcome.Failed) { LosesTheRecord = true, ShowsAtWrites = true, LeavesTheUserForLater = true },
        new("folder of no text", (m, n) => m.WithProfileImagePath(n, RegistryValue.DWord("ProfileImagePath", 7)), PutFolderBack, UserOutcome.HiveMissing, UserOutcome.HiveMissing) { HidesTheUser = true },
        new("folder of an empty text", (m, n) => m.WithProfileImagePath(n, RegistryValue.ExpandString("ProfileImagePath", "")), PutFolderBack, UserOutcome.HiveMissing, UserOutcome.HiveMissing) { HidesTheUser = true },
        new("folder that is no path", (m, n) => m.WithProfileImagePath(n, RegistryValue.String("ProfileImagePath", "C:\\Users\\\"a|b?")), PutFolderBack, UserOutcome.HiveMissing, UserOutcome.HiveMissing) { HidesTheUser = true },
        new("folder without a beginning", (m, n) => m.WithProfileImagePath(n, RegistryValue.ExpandString("ProfileImagePath", "Users")), PutFolderBack, UserOutcome.HiveMissing, UserOutcome.HiveMissing) { HidesTheUser = true },
        new("no folder", (m, n) => m.WithProfileImagePath(n, null), PutFolderBack, UserOutcome.HiveMissing, UserOutcome.HiveMissing) { HidesTheUser = true },
    ];

    public override string ToString() => Name;

    private static void Nothing(FakeMachine machine, int number)
    {
    }

    private static UserFault OfLoading(string name, int error, UserOutcome outcome) =>
        new(name, (machine, number) => machine.WithLoadError(number, error), (machine, number) => machine.WithHiveInUseNoMore(number), outcome, outcome);

    private static void LogOffInMidRun(FakeMachine machine, int number, bool inUse)
    {
        machine.LogOn(number);
        FailAtWrite(machine, number, 7, () =>
        {
            machine.LogOff(number);
            if (inUse)
            {
                machine.WithHiveInUse(number);
            }
        });
    }

    private static void LogOffNoMore(FakeMachine machine, int number)
    {
        machine.WriteFailure = _ => null;
        machine.LogOff(number);
        machine.WithHiveInUseNoMore(number);
    }

    /// <summary>At one write into the user's hive; several users at once each have their own.</summary>
    private static void FailAtWrite(FakeMachine machine, int number, int write, Action? instead = null)
    {
        var others = machine.WriteFailure;
        var writes = 0;
        machine.WriteFailure = name =>
        {
            if (!name.EndsWith(FakeMachine.Sid(number), StringComparison.Ordinal))
            {
                return others(name);
            }

            if (++writes != write)
            {
                return null;
            }

            instead?.Invoke();
            return instead is null ? new RegistryException($"Creating key", "test", 112) : null;
        };
    }

    private static void Forget(FakeMachine machine, int number) => machine.Journals.Delete(UndoRecord.NameOf(FakeMachine.Sid(number)));

    private static void PutFolderBack(FakeMachine machine, int number) =>
        machine.WithProfileImagePath(number, RegistryValue.ExpandString("ProfileImagePath", "/Users/user" + number));

    private static void Damage(FakeMachine machine, int number)
    {
        var name = UndoRecord.NameOf(FakeMachine.Sid(number));
        if (machine.Journals.Read(name) is { } bytes)
        {
            bytes[bytes.Length / 2] ^= 0x10;
            machine.Journals.Replace(name, bytes);
        }
    }

    private static void Replace(FakeMachine machine, int number, byte[] content)
    {
        if (machine.Journals.Read(UndoRecord.NameOf(FakeMachine.Sid(number))) is not null)
        {
            machine.Journals.Replace(UndoRecord.NameOf(FakeMachine.Sid(number)), content);
        }
    }
}
