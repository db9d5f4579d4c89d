using System;
using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>Carries out journal entries and takes them back.</summary>
internal sealed class EntryExecutor(IRegistry registry, IFileStore files, IJournalStore store, string scope)
{
    /// <summary>
    /// Does what the entry says: checks that the state is still the one noted down, writes, reads back.
    /// </summary>
    /// <exception cref="ConcurrentChangeException">The state is not the one noted down.</exception>
    /// <exception cref="VerificationException">What is read back is not what was written.</exception>
    public void Apply(JournalEntry entry)
    {
        switch (entry)
        {
            case ValueEntry value:
                Expect(RegistryLookup.Same(registry.GetValue(value.Key, value.Name), value.Before), entry);
                Put(value.Key, value.Name, value.After);
                Verify(RegistryLookup.Same(registry.GetValue(value.Key, value.Name), value.After), entry);
                break;
            case KeyCreatedEntry created:
                Expect(!registry.KeyExists(created.Key), entry);
                registry.CreateKey(created.Key);
                Verify(registry.KeyExists(created.Key), entry);
                break;
            case KeyDeletedEntry deleted:
                Expect(
                    registry.KeyExists(deleted.Before.Key) && RegistryLookup.Same(registry.GetValues(deleted.Before.Key), deleted.Before.Values),
                    entry);
                registry.DeleteKey(deleted.Before.Key);
                Verify(!registry.KeyExists(deleted.Before.Key), entry);
                break;
            case SecurityEntry security:
                // Not compared afterwards: the system may add inheritance flags of its own to a descriptor.
                registry.SetSecurity(security.Key, security.After);
                break;
            case FileEntry file:
                Expect(RegistryLookup.Same(ReadFile(file.Path), file.Before), entry);
                Put(file.Path, file.After);
                Verify(RegistryLookup.Same(ReadFile(file.Path), file.After), entry);
                break;
            case DirectoryCreatedEntry directory:
                Expect(!files.DirectoryExists(directory.Path), entry);
                files.CreateDirectory(directory.Path);
                Verify(files.DirectoryExists(directory.Path), entry);
                break;
            case DirectoryDeletedEntry directory:
                Expect(files.DirectoryIsEmpty(directory.Path), entry);
                files.DeleteDirectory(directory.Path);
                Verify(!files.DirectoryExists(directory.Path), entry);
                break;
            case UndoRecordEntry undo:
                Put(undo.After);
                Verify(RegistryLookup.Same(UndoRecord.ReadBytes(store, scope), undo.After), entry);
                break;
            default:
                throw new ArgumentException($"An entry of kind {entry.GetType().Name} cannot be carried out.", nameof(entry));
        }
    }

    /// <summary>
    /// Puts back what was there before, whether the entry was carried out, half carried out or not at all, and however often
    /// this is called. What somebody else has changed since stays as it is and is reported.
    /// </summary>
    public void Restore(JournalEntry entry, RestoreReport report)
    {
        switch (entry)
        {
            case ValueEntry value:
                RestoreValue(value, report);
                break;
            case KeyCreatedEntry created:
                if (registry.KeyExists(created.Key))
                {
                    RemoveIf(RegistryLookup.IsEmpty(registry, created.Key), () => registry.DeleteKey(created.Key), entry, report);
                }

                break;
            case KeyDeletedEntry deleted:
                RestoreKey(deleted, report);
                break;
            case SecurityEntry security:
                RestoreSecurity(security.Key, security.Before, report);
                break;
            case FileEntry file:
                RestoreFile(file, report);
                break;
            case DirectoryCreatedEntry directory:
                if (files.DirectoryExists(directory.Path))
                {
                    RemoveIf(files.DirectoryIsEmpty(directory.Path), () => files.DeleteDirectory(directory.Path), entry, report);
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
                if (!RegistryLookup.Same(UndoRecord.ReadBytes(store, scope), undo.Before))
                {
                    Put(undo.Before);
                    report.AddRestored();
                }

                break;
            default:
                throw new ArgumentException($"An entry of kind {entry.GetType().Name} cannot be restored.", nameof(entry));
        }
    }

    private static void Expect(bool unchanged, JournalEntry entry)
    {
        if (!unchanged)
        {
            throw new ConcurrentChangeException(entry.Subject);
        }
    }

    private static void Verify(bool written, JournalEntry entry)
    {
        if (!written)
        {
            throw new VerificationException(entry.Subject);
        }
    }

    private static void RemoveIf(bool empty, Action remove, JournalEntry entry, RestoreReport report)
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

    private void RestoreValue(ValueEntry entry, RestoreReport report)
    {
        var current = registry.GetValue(entry.Key, entry.Name);
        if (RegistryLookup.Same(current, entry.Before))
        {
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
            Put(entry.Key, entry.Name, entry.Before);
            Verify(RegistryLookup.Same(registry.GetValue(entry.Key, entry.Name), entry.Before), entry);
            report.AddRestored();
        }
    }

    private void RestoreKey(KeyDeletedEntry entry, RestoreReport report)
    {
        var key = entry.Before.Key;
        if (!registry.KeyExists(key))
        {
            var parent = RegistryPath.Parent(key);
            if (parent.Length > 0 && !registry.KeyExists(parent))
            {
                report.AddKept($"{entry.Subject} stays away: somebody else has deleted the key above it");
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
                case var current when !current.SameContent(value):
                    report.AddKept($"value '{value.Name}' of key '{key}' stays as it is: somebody else has changed it");
                    break;
            }
        }

        RestoreSecurity(key, entry.Before.Security, report);
    }

    private void RestoreSecurity(string key, byte[] before, RestoreReport report)
    {
        if (registry.GetSecurity(key) is { } current && !RegistryLookup.Same(current, before))
        {
            registry.SetSecurity(key, before);
            report.AddRestored();
        }
    }

    private void RestoreFile(FileEntry entry, RestoreReport report)
    {
        var current = ReadFile(entry.Path);
        if (RegistryLookup.Same(current, entry.Before))
        {
            return;
        }

        if (RegistryLookup.Same(current, entry.After))
        {
            Put(entry.Path, entry.Before);
            report.AddRestored();
        }
        else
        {
            report.AddKept($"{entry.Subject} stays as it is: somebody else has changed it");
        }
    }

    private byte[]? ReadFile(string path) => files.FileExists(path) ? files.Read(path) : null;

    private void Put(string key, string name, RegistryValue? value)
    {
        if (value is null)
        {
            registry.DeleteValue(key, name);
        }
        else
        {
            registry.SetValue(key, value);
        }
    }

    private void Put(string path, byte[]? content)
    {
        if (content is null)
        {
            files.DeleteFile(path);
        }
        else
        {
            files.Write(path, content);
        }
    }

    private void Put(byte[]? undoRecord)
    {
        if (undoRecord is null)
        {
            store.Delete(UndoRecord.NameOf(scope));
        }
        else
        {
            store.Replace(UndoRecord.NameOf(scope), undoRecord);
        }
    }
}
