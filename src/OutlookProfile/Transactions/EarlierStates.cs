using System;
using System.Collections.Generic;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>
/// The states in which a transaction found each item at the entries that come before a given one. Begins behind the last entry,
/// and goes back with <see cref="Leave"/>.
/// </summary>
internal sealed class EarlierStates
{
    private readonly Dictionary<string, Stack<RegistryValue?>> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Stack<byte[]?>> files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How keys came and went.</summary>
    private readonly Dictionary<string, Stack<JournalEntry>> keys = new(StringComparer.OrdinalIgnoreCase);

    public EarlierStates(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            switch (entry)
            {
                case ValueEntry value:
                    Push(values, IdOf(value.Key, value.Name), value.Before);
                    break;
                case KeyCreatedEntry created:
                    Push(keys, created.Key, created);
                    break;
                case KeyDeletedEntry deleted:
                    Push(keys, deleted.Before.Key, deleted);
                    foreach (var value in deleted.Before.Values)
                    {
                        Push(values, IdOf(deleted.Before.Key, value.Name), value);
                    }

                    break;
                case FileEntry file:
                    Push(files, file.Path, file.Before);
                    break;
            }
        }
    }

    /// <summary>Goes back behind an entry, the last one that has not been left yet.</summary>
    public void Leave(JournalEntry entry)
    {
        switch (entry)
        {
            case ValueEntry value:
                values[IdOf(value.Key, value.Name)].Pop();
                break;
            case KeyCreatedEntry created:
                keys[created.Key].Pop();
                break;
            case KeyDeletedEntry deleted:
                keys[deleted.Before.Key].Pop();
                foreach (var value in deleted.Before.Values)
                {
                    values[IdOf(deleted.Before.Key, value.Name)].Pop();
                }

                break;
            case FileEntry file:
                files[file.Path].Pop();
                break;
        }
    }

    public bool Had(ValueEntry entry, RegistryValue? state) => Had(entry.Key, entry.Name, state);

    public bool Had(string key, string name, RegistryValue? state) => Any(values, IdOf(key, name), other => RegistryLookup.Same(other, state));

    public bool Had(FileEntry entry, byte[]? state) => Any(files, entry.Path, other => RegistryLookup.Same(other, state));

    /// <summary>Whether the key is one that the transaction has made.</summary>
    public bool WasMade(string key) => Last(key) is KeyCreatedEntry;

    /// <summary>The entry that deletes a key which was there before; null when there is none.</summary>
    public KeyDeletedEntry? DeletionOf(string key) => Last(key) as KeyDeletedEntry;

    private static string IdOf(string key, string name) => $"{key}\0{name}";

    private static void Push<T>(Dictionary<string, Stack<T>> stacks, string id, T state)
    {
        if (!stacks.TryGetValue(id, out var stack))
        {
            stack = new Stack<T>();
            stacks.Add(id, stack);
        }

        stack.Push(state);
    }

    private static bool Any<T>(Dictionary<string, Stack<T>> stacks, string id, Func<T, bool> condition)
    {
        if (stacks.TryGetValue(id, out var stack))
        {
            foreach (var state in stack)
            {
                if (condition(state))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private JournalEntry? Last(string key) => keys.TryGetValue(key, out var stack) && stack.Count > 0 ? stack.Peek() : null;
}
