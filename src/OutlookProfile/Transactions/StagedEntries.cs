using System;
using System.Collections.Generic;
using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>The entries of a batch in the making, and the registry and files as they will be once it has been carried out.</summary>
internal sealed class StagedEntries(IRegistry registry, IFileStore files)
{
    private readonly List<JournalEntry> entries = [];

    public IReadOnlyList<JournalEntry> Entries => entries;

    public IReadOnlyList<JournalEntry> EntriesFrom(int index) => entries.GetRange(index, entries.Count - index);

    public OverlayRegistry Registry { get; } = new(registry);

    public OverlayFiles Files { get; } = new(files);

    public void Add(JournalEntry entry)
    {
        entries.Add(entry);
        switch (entry)
        {
            case ValueEntry { After: null } value:
                Registry.DeleteValue(value.Key, value.Name);
                break;
            case ValueEntry value:
                Registry.SetValue(value.Key, value.After!);
                break;
            case KeyCreatedEntry created:
                Registry.CreateKey(created.Key);
                break;
            case KeyDeletedEntry deleted:
                Registry.DeleteKey(deleted.Before.Key);
                break;
            case SecurityEntry security:
                Registry.SetSecurity(security.Key, security.After);
                break;
            case FileEntry { After: null } file:
                Files.DeleteFile(file.Path);
                break;
            case FileEntry file:
                Files.Write(file.Path, file.After!);
                break;
            case DirectoryCreatedEntry directory:
                Files.CreateDirectory(directory.Path);
                break;
            default:
                throw new ArgumentException($"An entry of kind {entry.GetType().Name} cannot be staged.", nameof(entry));
        }
    }
}
