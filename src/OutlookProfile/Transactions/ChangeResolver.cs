using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>
/// Turns planned changes into the steps that lead there from the present state; none for what is there already.
/// Each change is resolved against what those before it will have made.
/// </summary>
/// <param name="undo">Knows how keys and values were spelled that we have deleted: made again, they get the same spelling.</param>
internal sealed class ChangeResolver(IRegistry registry, IFileStore files, UndoRecord undo)
{
    private readonly StagedEntries staged = new(registry, files);

    /// <summary>How keys were spelled that this batch deletes. The undo record forgets those that are ours, and a restore must find them again.</summary>
    private readonly Dictionary<string, string> deleted = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>The steps, which the undo record has taken up.</returns>
    public IReadOnlyList<JournalEntry> Resolve(IReadOnlyList<PlannedChange> changes)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var earlier = staged.Entries.Count;
            Resolve(changes, i);
            undo.Merge(staged.EntriesFrom(earlier));
        }

        return staged.Entries;
    }

    private void Resolve(IReadOnlyList<PlannedChange> changes, int index)
    {
        switch (changes[index])
        {
            case SetValue set:
                AddValue(set.Key, set.Value.Name, set.Value);
                break;
            case DeleteValue delete:
                AddValue(delete.Key, delete.Name, null);
                break;
            case DeleteTree delete:
                AddTree(delete.Key, changes, index + 1);
                break;
            case WriteFile write:
                AddFile(write.Path, write.Content);
                break;
            case var change:
                throw new ArgumentException($"A change of kind {change.GetType().Name} cannot be carried out.", nameof(changes));
        }
    }

    private void AddValue(string key, string name, RegistryValue? wanted)
    {
        var current = staged.Registry.GetValue(key, name);
        if (RegistryLookup.Same(current, wanted))
        {
            return;
        }

        if (wanted is not null)
        {
            AddMissingKeys(key);
            wanted = new RegistryValue(undo.SpellingOf(key, name), wanted.Type, wanted.Data);
        }

        staged.Add(new ValueEntry(key, name, current, wanted));
    }

    private void AddMissingKeys(string key)
    {
        if (staged.Registry.KeyExists(key))
        {
            return;
        }

        foreach (var ancestor in RegistryPath.WithAncestors(key))
        {
            if (!staged.Registry.KeyExists(ancestor))
            {
                staged.Add(new KeyCreatedEntry(deleted.TryGetValue(ancestor, out var spelling) ? spelling : undo.SpellingOf(ancestor)));
            }
        }
    }

    /// <summary>Of a key that we have made, what is to be there again stays: a configuration that is installed once more writes nothing.</summary>
    private void AddTree(string key, IReadOnlyList<PlannedChange> changes, int next)
    {
        if (key.Length == 0)
        {
            throw new ArgumentException("The root of a hive cannot be deleted.", nameof(key));
        }

        var wanted = undo.HasMade(key) ? new WantedItems(changes, next) : null;
        var keys = RegistrySnapshot.Take(staged.Registry, RegistryLookup.StoredKey(staged.Registry, key)).Keys;
        var staying = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var snapshot in keys)
        {
            var isInStaying = ReferenceEquals(snapshot, keys[0]) || staying.Contains(RegistryPath.Parent(snapshot.Key));
            if (isInStaying && undo.HasMade(snapshot.Key) && wanted?.HasKey(snapshot.Key) == true)
            {
                staying.Add(snapshot.Key);
                foreach (var value in snapshot.Values)
                {
                    if (!wanted.HasValue(snapshot.Key, value.Name))
                    {
                        staged.Add(new ValueEntry(snapshot.Key, value.Name, value, null));
                    }
                }
            }
        }

        // A snapshot lists each key before those below it; deleting goes the other way.
        foreach (var snapshot in keys.Reverse())
        {
            if (staying.Contains(snapshot.Key))
            {
                continue;
            }

            deleted[snapshot.Key] = snapshot.Key;
            staged.Add(new KeyDeletedEntry(snapshot));
        }
    }

    private void AddFile(string path, byte[] content)
    {
        var current = staged.Files.FileExists(path) ? staged.Files.Read(path) : null;
        if (RegistryLookup.Same(current, content))
        {
            return;
        }

        var missing = new Stack<string>();
        for (var folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder) && !staged.Files.DirectoryExists(folder); folder = Path.GetDirectoryName(folder))
        {
            missing.Push(folder!);
        }

        foreach (var folder in missing)
        {
            staged.Add(new DirectoryCreatedEntry(folder));
        }

        staged.Add(new FileEntry(path, current, content));
    }
}
