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
/// <param name="merge">Takes our part out of a value that others write into, too; null for none.</param>
internal sealed class Removal(UndoRecord record, IRegistry presentRegistry, IFileStore presentFiles, ValueMerge? merge)
{
    private readonly StagedEntries staged = new(presentRegistry, presentFiles);
    private readonly HashSet<string> restoredKeys = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Text> kept = [];
    private readonly List<string> keysInUse = [];
    private int putBack;

    /// <summary>The registry as it will be.</summary>
    public IRegistry Registry => staged.Registry;

    public RemovalReport Report => new(putBack, kept);

    /// <summary>The steps for keys, values and files, as one batch.</summary>
    public IReadOnlyList<JournalEntry> ResolveItems()
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

        return staged.Entries;
    }

    /// <summary>Whether somebody has changed a thing at or below a key since we wrote it, so that it does not go back to what it was; known once the items are resolved.</summary>
    public bool KeepsSomethingOf(string key) => keysInUse.Any(used => RegistryPath.IsAtOrBelow(used, key));

    /// <summary>The steps for directories, inner before outer, each to be carried out before the next is asked for: whether one is empty shows only then.</summary>
    public IEnumerable<JournalEntry> ResolveDirectories()
    {
        foreach (var directory in record.Items.OfType<UndoDirectory>().OrderByDescending(item => item.Path.Length))
        {
            if (presentFiles.DirectoryIsEmpty(directory.Path))
            {
                putBack++;
                yield return new DirectoryDeletedEntry(directory.Path);
            }
            else if (presentFiles.DirectoryExists(directory.Path))
            {
                kept.Add($"folder '{directory.Path}' stays: somebody has put something into it");
            }
        }
    }

    /// <summary>A user may not give a key back to the administrator who owned it; the profile itself is complete.</summary>
    public bool Forgives(JournalEntry entry, RegistryException refusal)
    {
        if (entry is not SecurityEntry)
        {
            return false;
        }

        putBack--;
        kept.Add($"{entry.Subject} could not be put back: {refusal.Text}");
        return true;
    }

    private void Add(JournalEntry entry)
    {
        staged.Add(entry);
        putBack++;
    }

    private void Keep(string key, Text why)
    {
        kept.Add(why);
        keysInUse.Add(key);
    }

    private void RecreateKey(UndoKey item)
    {
        if (Registry.KeyExists(item.Key))
        {
            return;
        }

        var parent = RegistryPath.Parent(item.Key);
        if (item.Written is not null)
        {
            Keep(item.Key, $"key '{item.Key}' stays away: somebody has deleted it");
        }
        else if (parent.Length > 0 && !Registry.KeyExists(parent))
        {
            Keep(item.Key, $"key '{item.Key}' stays away: somebody has deleted the key above it");
        }
        else
        {
            Add(new KeyCreatedEntry(item.Key));
            restoredKeys.Add(item.Key);
        }
    }

    private void PutBackValue(UndoValue item)
    {
        var current = Registry.GetValue(item.Key, item.Name);
        var entry = new ValueEntry(item.Key, item.Name, current, item.Before);
        if (RegistryLookup.Same(current, item.Before))
        {
            return;
        }

        if (!RegistryLookup.Same(current, item.Written))
        {
            RegistryValue? rest = null;
            if (merge?.Invoke(item.Before, item.Written, current, out rest) == true)
            {
                Add(new ValueEntry(item.Key, item.Name, current, rest));
                keysInUse.Add(item.Key);
                return;
            }

            Keep(item.Key, current is null
                ? (Text)$"{entry.Subject} stays away: somebody has deleted it"
                : $"{entry.Subject} stays as it is: somebody has changed it");
        }
        else if (item.Before is not null && !Registry.KeyExists(item.Key))
        {
            Keep(item.Key, $"{entry.Subject} stays away: somebody has deleted its key");
        }
        else
        {
            Add(entry);
        }
    }

    private void PutBackFile(UndoFile item)
    {
        var current = staged.Files.FileExists(item.Path) ? staged.Files.Read(item.Path) : null;
        var entry = new FileEntry(item.Path, current, item.Before);
        if (RegistryLookup.Same(current, item.Before))
        {
            return;
        }

        if (RegistryLookup.Same(current, item.Written))
        {
            Add(entry);
        }
        else
        {
            kept.Add(current is null
                ? (Text)$"{entry.Subject} stays away: somebody has deleted it"
                : $"{entry.Subject} stays as it is: somebody has changed it");
        }
    }

    private void PutBackSecurity(UndoKey item, byte[] before)
    {
        if (Registry.GetSecurity(item.Key) is not { } current)
        {
            return;
        }

        // What a key made again will have got from the key above, only carrying it out will show.
        var entry = new SecurityEntry(item.Key, current, before);
        if (restoredKeys.Contains(item.Key) || (RegistryLookup.Same(current, item.Written) && !RegistryLookup.Same(current, before)))
        {
            Add(entry);
        }
        else if (!RegistryLookup.Same(current, before))
        {
            Keep(item.Key, $"{entry.Subject} stays as it is: somebody has changed it");
        }
    }

    private void DeleteCreatedKey(UndoKey item)
    {
        if (!Registry.KeyExists(item.Key))
        {
            return;
        }

        if (RegistryLookup.IsEmpty(Registry, item.Key))
        {
            Add(new KeyDeletedEntry(new KeySnapshot(item.Key, [], Registry.GetSecurity(item.Key) ?? [])));
        }
        else
        {
            Keep(item.Key, $"key '{item.Key}' stays: somebody has put something into it");
        }
    }
}
