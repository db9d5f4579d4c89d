using System;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>Carries journal entries out, one at a time; <see cref="BatchVerification"/> reads back what came of them.</summary>
internal static class EntryWriter
{
    /// <summary>Checks that the state is still the one noted down, then does what the entry says. Files are read back at once.</summary>
    /// <exception cref="ConcurrentChangeException">The state is not the one noted down.</exception>
    /// <exception cref="VerificationException">What is read back is not what was written.</exception>
    public static void Write(TransactionTarget target, JournalEntry entry)
    {
        var (registry, files) = (target.Registry, target.Files);
        switch (entry)
        {
            case ValueEntry value:
                Expect(RegistryLookup.Same(registry.GetValue(value.Key, value.Name), value.Before), entry);
                target.PutValue(value.Key, value.Name, value.After);
                break;
            case KeyCreatedEntry created:
                Expect(!registry.KeyExists(created.Key), entry);
                registry.CreateKey(created.Key);
                break;
            case KeyDeletedEntry deleted:
                Expect(
                    registry.KeyExists(deleted.Before.Key) && RegistryLookup.Same(registry.GetValues(deleted.Before.Key), deleted.Before.Values),
                    entry);
                registry.DeleteKey(deleted.Before.Key);
                break;
            case SecurityEntry security:
                // A key that was made again may have got the right one by itself, and a user may not set every owner.
                if (!RegistryLookup.Same(registry.GetSecurity(security.Key), security.After))
                {
                    registry.SetSecurity(security.Key, security.After);
                }

                break;
            case FileEntry file:
                Expect(RegistryLookup.Same(target.ReadFile(file.Path), file.Before), entry);
                target.PutFile(file.Path, file.After);
                Verify(RegistryLookup.Same(target.ReadFile(file.Path), file.After), entry);
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
                target.PutUndoRecord(undo.After);
                Verify(RegistryLookup.Same(target.ReadUndoRecord(), undo.After), entry);
                break;
            default:
                throw new ArgumentException($"An entry of kind {entry.GetType().Name} cannot be carried out.", nameof(entry));
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
}
