using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>
/// Takes the entries of a transaction back, the last one first, whether they were carried out, half carried out or not at all,
/// and however often this is done. What somebody else has changed since stays as it is and is reported.
/// </summary>
/// <remarks>
/// A batch is in the journal as a whole before its first entry is carried out, and a power loss takes back any number of the last
/// writes to the registry. So an item may stand in any of the states that the transaction led it through: each of them
/// is ours (<see cref="EarlierStates"/>), and only another one is somebody else's.
/// </remarks>
internal sealed class EntryRestorer(TransactionTarget target, IReadOnlyList<JournalEntry> entries, RestoreReport report)
{
    private readonly IRegistry registry = target.Registry;
    private readonly IFileStore files = target.Files;
    private readonly EarlierStates earlier = new(entries);

    /// <summary>Each entry by itself, for <paramref name="attempt"/> to call: what one of them throws must not stop the others.</summary>
    public void Restore(Action<Text, Action> attempt)
    {
        foreach (var entry in entries.Reverse())
        {
            earlier.Leave(entry);
            attempt(entry.Subject, () => Restore(entry));
        }
    }

    private void Restore(JournalEntry entry)
    {
        switch (entry)
        {
            case ValueEntry value:
                RestoreValue(value);
                break;
            case KeyCreatedEntry created:
                RestoreCreatedKey(created);
                break;
            case KeyDeletedEntry deleted:
                RestoreDeletedKey(deleted);
                break;
            case SecurityEntry security:
                RestoreSecurity(security.Key, security.Before);
                break;
            case FileEntry file:
                RestoreFile(file);
                break;
            case DirectoryCreatedEntry directory:
                if (files.DirectoryExists(directory.Path))
                {
                    RemoveIf(files.DirectoryIsEmpty(directory.Path), () => files.DeleteDirectory(directory.Path), entry);
                }

                break;
            case DirectoryDeletedEntry directory:
                if (!files.DirectoryExists(directory.Path))
                {
                    files.CreateDirectory(directory.Path);
                    report.AddRestored();
                }

                break;
            case UndoRecordEntry undo:
                if (!RegistryLookup.Same(target.ReadUndoRecord(), undo.Before))
                {
                    target.PutUndoRecord(undo.Before);
                    report.AddRestored();
                }

                break;
            default:
                throw new ArgumentException($"An entry of kind {entry.GetType().Name} cannot be restored.", nameof(entry));
        }
    }

    private void RemoveIf(bool empty, Action remove, JournalEntry entry)
    {
        if (empty)
        {
            remove();
            report.AddRestored();
        }
        else
        {
            report.AddKept($"{entry.Subject} stays: somebody else has put something into it");
        }
    }

    private void RestoreValue(ValueEntry entry)
    {
        var current = registry.GetValue(entry.Key, entry.Name);
        if (RegistryLookup.Same(current, entry.Before))
        {
            return;
        }

        if (earlier.Had(entry, current))
        {
            // Not carried out, or as good: an earlier entry has the rest.
            return;
        }

        if (!RegistryLookup.Same(current, entry.After))
        {
            report.AddKept($"{entry.Subject} stays as it is: somebody else has changed it");
        }
        else if (entry.Before is not null && !registry.KeyExists(entry.Key))
        {
            report.AddKept($"{entry.Subject} stays away: somebody else has deleted its key");
        }
        else
        {
            target.PutValue(entry.Key, entry.Name, entry.Before);
            if (!RegistryLookup.Same(registry.GetValue(entry.Key, entry.Name), entry.Before))
            {
                throw new VerificationException(entry.Subject);
            }

            report.AddRestored();
        }
    }

    private void RestoreCreatedKey(KeyCreatedEntry entry)
    {
        // A key that had been there before, and holds nothing else, stays: the entry that deleted it has the rest.
        if (registry.KeyExists(entry.Key) && !(earlier.DeletionOf(entry.Key) is { } deleted && HoldsOnlyWhatItHeld(deleted)))
        {
            RemoveIf(RegistryLookup.IsEmpty(registry, entry.Key), () => registry.DeleteKey(entry.Key), entry);
        }
    }

    private bool HoldsOnlyWhatItHeld(KeyDeletedEntry deleted) =>
        registry.GetValues(deleted.Before.Key).All(value => earlier.Had(deleted.Before.Key, value.Name, value))
        && registry.GetSubKeyNames(deleted.Before.Key).All(name => earlier.DeletionOf(RegistryPath.Join(deleted.Before.Key, name)) is not null);

    private void RestoreDeletedKey(KeyDeletedEntry entry)
    {
        var key = entry.Before.Key;
        if (!registry.KeyExists(key))
        {
            var parent = RegistryPath.Parent(key);
            if (parent.Length > 0 && !registry.KeyExists(parent))
            {
                if (!earlier.WasMade(parent))
                {
                    report.AddKept($"{entry.Subject} stays away: somebody else has deleted the key above it");
                }

                return;
            }

            registry.CreateKey(key);
            report.AddRestored();
        }

        foreach (var value in entry.Before.Values)
        {
            switch (registry.GetValue(key, value.Name))
            {
                case null:
                    registry.SetValue(key, value);
                    break;
                case var current when !current.SameContent(value) && !earlier.Had(key, value.Name, current):
                    report.AddKept($"value '{value.Name}' of key '{key}' stays as it is: somebody else has changed it");
                    break;
            }
        }

        RestoreSecurity(key, entry.Before.Security);
    }

    private void RestoreSecurity(string key, byte[] before)
    {
        // Of a key that the transaction itself had made, nobody knows the security before, and it goes away.
        if (!earlier.WasMade(key) && registry.GetSecurity(key) is { } current && !RegistryLookup.Same(current, before))
        {
            registry.SetSecurity(key, before);
            report.AddRestored();
        }
    }

    private void RestoreFile(FileEntry entry)
    {
        files.DeleteUnfinished(entry.Path);
        var current = target.ReadFile(entry.Path);
        if (RegistryLookup.Same(current, entry.Before))
        {
            return;
        }

        if (earlier.Had(entry, current))
        {
            return;
        }

        if (RegistryLookup.Same(current, entry.After))
        {
            target.PutFile(entry.Path, entry.Before);
            report.AddRestored();
        }
        else
        {
            report.AddKept($"{entry.Subject} stays as it is: somebody else has changed it");
        }
    }
}
