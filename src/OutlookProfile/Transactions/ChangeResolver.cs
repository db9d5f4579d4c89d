using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>Turns a planned change into the steps that lead there from the present state; none when it is there already.</summary>
/// <param name="undo">How keys and values were spelled that we have deleted: made again, they get the same spelling.</param>
internal sealed class ChangeResolver(IRegistry registry, IFileStore files, UndoRecord undo)
{
    public IReadOnlyList<JournalEntry> Resolve(PlannedChange change)
    {
        var entries = new List<JournalEntry>();
        switch (change)
        {
            case SetValue set:
                AddValue(entries, set.Key, set.Value.Name, set.Value);
                break;
            case DeleteValue delete:
                AddValue(entries, delete.Key, delete.Name, null);
                break;
            case DeleteTree delete:
                AddTree(entries, delete.Key);
                break;
            case WriteFile write:
                AddFile(entries, write.Path, write.Content);
                break;
            default:
                throw new ArgumentException($"A change of kind {change.GetType().Name} cannot be carried out.", nameof(change));
        }

        return entries;
    }

    private void AddValue(List<JournalEntry> entries, string key, string name, RegistryValue? wanted)
    {
        var current = RegistryLookup.StoredValue(registry, key, name);
        if (RegistryLookup.Same(current, wanted))
        {
            return;
        }

        if (wanted is not null)
        {
            AddMissingKeys(entries, key);
            wanted = new RegistryValue(undo.SpellingOf(key, name), wanted.Type, wanted.Data);
        }

        entries.Add(new ValueEntry(key, name, current, wanted));
    }

    private void AddMissingKeys(List<JournalEntry> entries, string key) =>
        entries.AddRange(RegistryPath.WithAncestors(key)
            .Where(ancestor => !registry.KeyExists(ancestor))
            .Select(ancestor => new KeyCreatedEntry(undo.SpellingOf(ancestor))));

    private void AddTree(List<JournalEntry> entries, string key)
    {
        if (key.Length == 0)
        {
            throw new ArgumentException("The root of a hive cannot be deleted.", nameof(key));
        }

        // A snapshot lists each key before those below it; deleting goes the other way.
        entries.AddRange(RegistrySnapshot.Take(registry, RegistryLookup.StoredKey(registry, key)).Keys.Reverse().Select(snapshot => new KeyDeletedEntry(snapshot)));
    }

    private void AddFile(List<JournalEntry> entries, string path, byte[] content)
    {
        var current = files.FileExists(path) ? files.Read(path) : null;
        if (RegistryLookup.Same(current, content))
        {
            return;
        }

        var missing = new List<JournalEntry>();
        for (var folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder) && !files.DirectoryExists(folder); folder = Path.GetDirectoryName(folder))
        {
            missing.Insert(0, new DirectoryCreatedEntry(folder));
        }

        entries.AddRange(missing);
        entries.Add(new FileEntry(path, current, content));
    }
}
