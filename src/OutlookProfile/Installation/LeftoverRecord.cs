using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Users;

namespace OutlookProfile.Installation;

/// <summary>
/// What there is to undo for a user of whom no record tells: one who came later and got the profile in a run of the user's own,
/// or one whose record was lost. Nothing that the user owns is believed: the planner says again what the installed
/// configuration writes for this user, and of that only what is still exactly so in a profile of our making goes.
/// </summary>
internal static class LeftoverRecord
{
    /// <returns>Null when the user has no profile that this product made.</returns>
    /// <param name="found">The Outlooks on the machine: what is written depends on their bitness.</param>
    public static UndoRecord? Find(ProfileConfiguration configuration, IReadOnlyList<InstalledOutlook> found, HiveLease lease)
    {
        var entries = new List<JournalEntry>();
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var version in OutlookVersions.All)
        {
            var release = OutlookRelease.Of(version);
            if (!OwnProfile.IsThere(configuration.Profile.Name, release, lease.User, lease.Hive))
            {
                continue;
            }

            var outlook = new TargetOutlook(version, found.FirstOrDefault(installed => installed.Version == version)?.Is64Bit);

            foreach (var set in Written(configuration, outlook, lease))
            {
                entries.AddRange(RegistryPath.WithAncestors(set.Key)
                    .Where(key => RegistryPath.IsAtOrBelow(key, release.ProfileKey(configuration.Profile.Name)) && keys.Add(key))
                    .Select(key => new KeyCreatedEntry(key)));
                entries.Add(new ValueEntry(set.Key, set.Value.Name, null, set.Value));
            }
        }

        if (entries.Count == 0)
        {
            return null;
        }

        var record = new UndoRecord();
        record.Merge(entries);
        return record;
    }

    /// <summary>
    /// What the configuration writes for the user. A run of the user's own has put files into the user's AppData, and values name them
    /// there: of the two texts that such a value may have, the one that is there is meant.
    /// </summary>
    private static IEnumerable<SetValue> Written(ProfileConfiguration configuration, TargetOutlook outlook, HiveLease lease)
    {
        // What is there is taken away, whatever name it has.
        var user = lease.User with { AnsiHolds = null };
        var byOwnRun = UserFolders.OwnFiles(lease.Hive) is { } folder ? SetValues(configuration, outlook, user with { FilesFolder = folder }) : [];
        var own = byOwnRun.ToDictionary(Id);
        foreach (var set in SetValues(configuration, outlook, user))
        {
            yield return own.TryGetValue(Id(set), out var other) && RegistryLookup.Same(lease.Hive.GetValue(set.Key, set.Value.Name), other.Value) ? other : set;
        }
    }

    private static string Id(SetValue set) => $"{set.Key}\0{set.Value.Name}";

    private static IEnumerable<SetValue> SetValues(ProfileConfiguration configuration, TargetOutlook outlook, TargetUser user) =>
        ProfilePlanner.Plan(configuration, outlook, user, new MemoryRegistry()).Changes.OfType<SetValue>();
}
