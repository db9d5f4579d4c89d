using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>
/// The three-way merge at removal, item by item: what is still as we wrote it goes back to what was there before;
/// what somebody has changed since stays. What somebody has deleted is not brought back.
/// </summary>
/// <param name="execute">Carries steps out, journalled.</param>
internal sealed class Removal(UndoRecord record, IRegistry registry, IFileStore files, Action<JournalEntry> execute)
{
    private readonly HashSet<string> restoredKeys = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> kept = [];
    private int putBack;

    public RemovalReport Run()
    {
        var keys = record.Items.OfType<UndoKey>().OrderBy(item => RegistryPath.Depth(item.Key)).ToArray();
        foreach (var key in keys.Where(item => item.Before is not null))
        {
            RecreateKey(key);
        }

        foreach (var value in record.Items.OfType<UndoValue>())
        {
            PutBackValue(value);
        }

        foreach (var file in record.Items.OfType<UndoFile>())
        {
            PutBackFile(file);
        }

        // Inner before outer: an outer descriptor may forbid us the inner keys, and only empty keys can go.
        foreach (var key in Enumerable.Reverse(keys))
        {
            if (key.Before is null)
            {
                DeleteCreatedKey(key);
            }
            else
            {
                PutBackSecurity(key, key.Before);
            }
        }

        foreach (var directory in record.Items.OfType<UndoDirectory>().OrderByDescending(item => item.Path.Length))
        {
            DeleteCreatedDirectory(directory);
        }

        return new RemovalReport(putBack, kept);
    }

    private void Execute(JournalEntry entry)
    {
        execute(entry);
        putBack++;
    }

    private void RecreateKey(UndoKey item)
    {
        if (registry.KeyExists(item.Key))
        {
            return;
        }

        var parent = RegistryPath.Parent(item.Key);
        if (item.Written is not null)
        {
            kept.Add($"key '{item.Key}' stays away: somebody has deleted it");
        }
        else if (parent.Length > 0 && !registry.KeyExists(parent))
        {
            kept.Add($"key '{item.Key}' stays away: somebody has deleted the key above it");
        }
        else
        {
            Execute(new KeyCreatedEntry(item.Key));
            restoredKeys.Add(item.Key);
        }
    }

    private void PutBackValue(UndoValue item)
    {
        var current = RegistryLookup.StoredValue(registry, item.Key, item.Name);
        var entry = new ValueEntry(item.Key, item.Name, current, item.Before);
        if (RegistryLookup.Same(current, item.Before))
        {
            return;
        }

        if (!RegistryLookup.Same(current, item.Written))
        {
            kept.Add($"{entry.Subject} stays {(current is null ? "away: somebody has deleted it" : "as it is: somebody has changed it")}");
        }
        else if (item.Before is not null && !registry.KeyExists(item.Key))
        {
            kept.Add($"{entry.Subject} stays away: somebody has deleted its key");
        }
        else
        {
            Execute(entry);
        }
    }

    private void PutBackFile(UndoFile item)
    {
        var current = files.FileExists(item.Path) ? files.Read(item.Path) : null;
        var entry = new FileEntry(item.Path, current, item.Before);
        if (RegistryLookup.Same(current, item.Before))
        {
            return;
        }

        if (RegistryLookup.Same(current, item.Written))
        {
            Execute(entry);
        }
        else
        {
            kept.Add($"{entry.Subject} stays {(current is null ? "away: somebody has deleted it" : "as it is: somebody has changed it")}");
        }
    }

    private void PutBackSecurity(UndoKey item, byte[] before)
    {
        if (registry.GetSecurity(item.Key) is not { } current || RegistryLookup.Same(current, before))
        {
            return;
        }

        var entry = new SecurityEntry(item.Key, current, before);
        if (!restoredKeys.Contains(item.Key) && !RegistryLookup.Same(current, item.Written))
        {
            kept.Add($"{entry.Subject} stays as it is: somebody has changed it");
            return;
        }

        try
        {
            Execute(entry);
        }
        catch (RegistryException error)
        {
            // A user may not give a key back to the administrator who owned it; the profile itself is complete.
            kept.Add($"{entry.Subject} could not be put back: {error.Message}");
        }
    }

    private void DeleteCreatedKey(UndoKey item)
    {
        if (!registry.KeyExists(item.Key))
        {
            return;
        }

        if (RegistryLookup.IsEmpty(registry, item.Key))
        {
            Execute(new KeyDeletedEntry(new KeySnapshot(item.Key, [], registry.GetSecurity(item.Key) ?? [])));
        }
        else
        {
            kept.Add($"key '{item.Key}' stays: somebody has put something into it");
        }
    }

    private void DeleteCreatedDirectory(UndoDirectory item)
    {
        if (files.DirectoryIsEmpty(item.Path))
        {
            Execute(new DirectoryDeletedEntry(item.Path));
        }
        else if (files.DirectoryExists(item.Path))
        {
            kept.Add($"folder '{item.Path}' stays: somebody has put something into it");
        }
    }
}
