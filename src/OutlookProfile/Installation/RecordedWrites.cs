using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Journaling;
using OutlookProfile.Planning;

namespace OutlookProfile.Installation;

/// <summary>What the record of a user says that earlier runs have written.</summary>
public static class RecordedWrites
{
    /// <summary>Nothing when there is no record, or none that can be read: the run will put that one aside and name it.</summary>
    public static EarlierWrites Of(IJournalStore journals, string scope)
    {
        var values = new Dictionary<string, UndoValue>(StringComparer.OrdinalIgnoreCase);
        var files = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            var record = UndoRecord.Read(journals, scope);
            files.UnionWith(record.Items.OfType<UndoFile>().Where(file => file.Written is not null).Select(file => file.Path));
            foreach (var value in record.Items.OfType<UndoValue>())
            {
                values[Id(value.Key, value.Name)] = value;
            }
        }
        catch (JournalException)
        {
            return EarlierWrites.None;
        }

        return new((key, name) => values.TryGetValue(Id(key, name), out var value) ? new EarlierWrite(value.Before, value.Written) : null, files.Contains);
    }

    private static string Id(string key, string name) => $"{key}\0{name}";
}
