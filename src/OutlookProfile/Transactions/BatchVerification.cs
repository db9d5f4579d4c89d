using System;
using System.Collections.Generic;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>
/// Reads back what a batch of entries has left in the registry: each key once, however many of its values were written.
/// The security of keys is not compared: the system may add inheritance flags of its own to a descriptor.
/// </summary>
internal sealed class BatchVerification
{
    private readonly Dictionary<string, Key> keys = new(StringComparer.OrdinalIgnoreCase);

    private BatchVerification(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            switch (entry)
            {
                case ValueEntry value:
                    KeyOf(value.Key).Values[value.Name] = value;
                    break;
                case KeyCreatedEntry created:
                    keys[created.Key] = new Key { Made = created };
                    break;
                case KeyDeletedEntry deleted:
                    keys[deleted.Before.Key] = new Key { Deleted = deleted };
                    break;
            }
        }
    }

    /// <exception cref="VerificationException">Something is not as the last entry about it says.</exception>
    public static void Verify(IRegistry registry, IReadOnlyList<JournalEntry> entries)
    {
        foreach (var key in new BatchVerification(entries).keys)
        {
            if (key.Value.Deleted is { } deleted)
            {
                Require(!registry.KeyExists(key.Key), deleted);
                continue;
            }

            if (key.Value.Made is { } made)
            {
                Require(registry.KeyExists(key.Key), made);
            }

            VerifyValues(registry, key.Key, key.Value);
        }
    }

    private static void VerifyValues(IRegistry registry, string path, Key key)
    {
        if (key.Values.Count == 0)
        {
            return;
        }

        var found = new Dictionary<string, RegistryValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in registry.GetValues(path))
        {
            found[value.Name] = value;
        }

        foreach (var entry in key.Values.Values)
        {
            Require(RegistryLookup.Same(found.TryGetValue(entry.Name, out var value) ? value : null, entry.After), entry);
        }
    }

    private static void Require(bool written, JournalEntry entry)
    {
        if (!written)
        {
            throw new VerificationException(entry.Subject);
        }
    }

    private Key KeyOf(string path)
    {
        if (!keys.TryGetValue(path, out var key))
        {
            key = new Key();
            keys.Add(path, key);
        }

        return key;
    }

    /// <summary>The last entries about a key and each of its values.</summary>
    private sealed class Key
    {
        public KeyCreatedEntry? Made { get; init; }

        public KeyDeletedEntry? Deleted { get; init; }

        public Dictionary<string, ValueEntry> Values { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
