using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Transactions;

namespace OutlookProfile.Installation;

/// <summary>What the record of a user tells of earlier runs.</summary>
public static class RecordedRuns
{
    /// <param name="profileName">The profile to be planned: what earlier runs have written into others is nothing to decide by.</param>
    /// <returns>None when there is no record, or none that can be read: the run will put that one aside and name it.</returns>
    public static EarlierRuns Of(IJournalStore journals, string scope, IRegistry hive, IFileStore files, string profileName)
    {
        UndoRecord record;
        try
        {
            record = UndoRecord.Read(journals, scope);
        }
        catch (JournalException)
        {
            return EarlierRuns.None(hive);
        }

        if (record.Items.Count == 0)
        {
            return EarlierRuns.None(hive);
        }

        var profiles = OutlookVersions.All.Select(version => OutlookRelease.Of(version).ProfileKey(profileName)).ToArray();
        var removal = new Removal(record.Restrict(item => UndoRecord.KeyOf(item) is { } key && profiles.Any(profile => RegistryPath.IsAtOrBelow(key, profile))), hive, files, UidLists.TakeOut);
        removal.ResolveItems();
        var replaced = new HashSet<string>(record.Items.OfType<UndoKey>().Where(key => key.Before is not null).Select(key => key.Key), StringComparer.OrdinalIgnoreCase);
        var written = new HashSet<string>(record.Items.OfType<UndoFile>().Where(file => file.Written is not null).Select(file => file.Path));
        return new EarlierRuns(removal.Registry, removal.KeepsSomethingOf, replaced.Contains, written.Contains);
    }
}
