using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Files;
using OutlookProfile.Registry;

namespace OutlookProfile.Journaling;

/// <summary>
/// What the product has changed in one scope over all its installations, kept from the first commit to the removal.
/// A later installation is merged in: an item that is still as we wrote it keeps the state from before the first
/// installation; one that somebody has changed in the meantime takes that change for what was there before.
/// </summary>
public sealed class UndoRecord
{
    private const string Kind = "OPUNDO";
    private const string Extension = ".undo";

    private readonly Dictionary<string, LinkedListNode<UndoItem>> index = new(StringComparer.OrdinalIgnoreCase);
    private readonly LinkedList<UndoItem> items = [];
    private readonly IdsByKey ids = new();
    private readonly HashSet<string> createdKeys = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The items in the order in which they were first changed.</summary>
    public IReadOnlyCollection<UndoItem> Items => items;

    public static string NameOf(string scope) => scope + Extension;

    /// <summary>Whether a file is an undo record, also one that was put aside (*.undo.damaged).</summary>
    public static bool IsUndoRecord(string name) =>
        name.EndsWith(Extension, StringComparison.Ordinal) || System.IO.Path.GetFileNameWithoutExtension(name).EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>The scopes that have something to undo.</summary>
    public static IReadOnlyList<string> Scopes(IJournalStore store) =>
        store.List()
            .Where(name => name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name.Substring(0, name.Length - Extension.Length))
            .Where(JournalHeader.IsScope)
            .ToArray();

    /// <summary>The scope's record; an empty one when there is none.</summary>
    /// <exception cref="JournalException">It is damaged.</exception>
    public static UndoRecord Read(IJournalStore store, string scope) =>
        ReadBytes(store, scope) is { } bytes ? Decode(bytes, NameOf(scope)) : new UndoRecord();

    /// <exception cref="JournalException">The bytes are damaged or cut off.</exception>
    public static UndoRecord Decode(byte[] bytes, string file)
    {
        var record = new UndoRecord();
        var content = FrameFile.Read(bytes, Kind, file);
        if (content.Frames.Count != 1 || content.GoodLength != bytes.Length)
        {
            // Written in one step, it is never torn: what is missing has been lost by other means.
            throw new JournalException(file, content.GoodLength, $"the undo record is damaged or cut off");
        }

        var decoder = content.Frames[0];
        while (decoder.Left > 0)
        {
            var item = DecodeItem(decoder);
            if (record.index.ContainsKey(IdOf(item)))
            {
                throw decoder.Damage($"the same item stands there twice");
            }

            record.Put(item);
        }

        return record;
    }

    /// <summary>The record without the items that do not meet a condition.</summary>
    public UndoRecord Restrict(Func<UndoItem, bool> condition)
    {
        var restricted = new UndoRecord();
        foreach (var item in items)
        {
            if (condition(item))
            {
                restricted.Put(item);
            }
        }

        return restricted;
    }

    /// <summary>The record as bytes, or null when there is nothing to undo.</summary>
    /// <param name="transactionId">The transaction that writes it.</param>
    public byte[]? Encode(Guid transactionId)
    {
        if (items.Count == 0)
        {
            return null;
        }

        var encoder = new RecordEncoder();
        foreach (var item in items)
        {
            EncodeItem(encoder, item);
        }

        var prologue = FrameFile.Prologue(Kind, transactionId);
        return [.. prologue, .. FrameFile.Frame(prologue, 0, encoder.ToArray(), Kind)];
    }

    internal static byte[]? ReadBytes(IJournalStore store, string scope) => store.Read(NameOf(scope));

    /// <summary>Whether a key is of our making, also where one was there before.</summary>
    internal bool HasMade(string key) => Find<UndoKey>(IdOfKey(key)) is { Written: not null };

    /// <summary>The key as it was spelled when we deleted it, or as it is given.</summary>
    internal string SpellingOf(string key) => Find<UndoKey>(IdOfKey(key))?.Key ?? key;

    /// <summary>The value's name as it was spelled when we deleted it, or as it is given.</summary>
    internal string SpellingOf(string key, string name) => Find<UndoValue>(IdOfValue(key, name))?.Before?.Name ?? name;

    /// <summary>Takes up what a transaction does, in its order.</summary>
    internal void Merge(IEnumerable<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            switch (entry)
            {
                case ValueEntry value:
                    MergeValue(value.Key, value.Name, value.Before, value.After);
                    break;
                case KeyCreatedEntry created:
                    MergeCreatedKey(created.Key);
                    createdKeys.Add(created.Key);
                    break;
                case KeyDeletedEntry deleted:
                    MergeDeletedKey(deleted.Before);
                    break;
                case FileEntry file:
                    MergeFile(file);
                    break;
                case DirectoryCreatedEntry directory:
                    Put(new UndoDirectory(directory.Path));
                    break;
                default:
                    throw new ArgumentException($"An entry of kind {entry.GetType().Name} does not occur when a profile is written.", nameof(entries));
            }
        }
    }

    /// <summary>Drops the items of another record that are as they were before the first installation.</summary>
    internal void Forget(UndoRecord done, IRegistry registry, IFileStore files)
    {
        foreach (var item in done.items)
        {
            var isBack = item switch
            {
                UndoValue value => RegistryLookup.Same(registry.GetValue(value.Key, value.Name), value.Before),
                UndoKey key => registry.KeyExists(key.Key) == key.Before is not null,
                UndoFile file => RegistryLookup.Same(files.FileExists(file.Path) ? files.Read(file.Path) : null, file.Before),
                UndoDirectory directory => !files.DirectoryExists(directory.Path),
                _ => false,
            };
            if (isBack)
            {
                Remove(IdOf(item));
            }
        }
    }

    /// <summary>Notes down, at the end of a transaction, how the security of keys stands that it has put in the place of older ones.</summary>
    internal void NoteSecurity(IRegistry registry)
    {
        foreach (var key in createdKeys)
        {
            if (Find<UndoKey>(IdOfKey(key)) is { Before: not null, Written: not null } item)
            {
                Put(new UndoKey(item.Key, item.Before, registry.GetSecurity(key) ?? []));
            }
        }
    }

    /// <summary>What stands there of a key; null for nothing.</summary>
    internal UndoKey? FindKey(string key) => Find<UndoKey>(IdOfKey(key));

    /// <summary>What stands there of a value; null for nothing.</summary>
    internal UndoValue? FindValue(string key, string name) => Find<UndoValue>(IdOfValue(key, name));

    internal bool Contains(UndoItem item) => index.ContainsKey(IdOf(item));

    private static string IdOfValue(string key, string name) => $"v{key}\0{name}";

    private static string IdOfKey(string key) => "k" + key;

    private static string IdOfFile(string path) => "f" + path;

    private static string IdOf(UndoItem item) => item switch
    {
        UndoValue value => IdOfValue(value.Key, value.Name),
        UndoKey key => IdOfKey(key.Key),
        UndoFile file => IdOfFile(file.Path),
        UndoDirectory directory => "d" + directory.Path,
        _ => throw new ArgumentException($"An item of kind {item.GetType().Name} has no id.", nameof(item)),
    };

    internal static string? KeyOf(UndoItem item) => item switch
    {
        UndoValue value => value.Key,
        UndoKey key => key.Key,
        _ => null,
    };

    private static void EncodeItem(RecordEncoder encoder, UndoItem item)
    {
        switch (item)
        {
            case UndoValue value:
                encoder.Byte((byte)'v');
                encoder.Text(value.Key);
                encoder.Text(value.Name);
                encoder.OptionalValue(value.Before);
                encoder.OptionalValue(value.Written);
                break;
            case UndoKey key:
                encoder.Byte((byte)'k');
                encoder.Text(key.Key);
                encoder.OptionalBytes(key.Before);
                encoder.OptionalBytes(key.Written);
                break;
            case UndoFile file:
                encoder.Byte((byte)'f');
                encoder.Text(file.Path);
                encoder.OptionalBytes(file.Before);
                encoder.OptionalBytes(file.Written);
                break;
            case UndoDirectory directory:
                encoder.Byte((byte)'d');
                encoder.Text(directory.Path);
                break;
        }
    }

    private static UndoItem DecodeItem(RecordDecoder decoder) => decoder.Byte() switch
    {
        (byte)'v' => DecodeValue(decoder),
        (byte)'k' => new UndoKey(decoder.Key(), decoder.OptionalBytes(), decoder.OptionalBytes()),
        (byte)'f' => new UndoFile(decoder.Path(), decoder.OptionalBytes(), decoder.OptionalBytes()),
        (byte)'d' => new UndoDirectory(decoder.Path()),
        var kind => throw decoder.Damage($"there is no item of kind {kind}"),
    };

    private static UndoValue DecodeValue(RecordDecoder decoder)
    {
        var key = decoder.Key();
        var name = decoder.Text();
        return new UndoValue(key, name, decoder.OptionalValue(name), decoder.OptionalValue(name));
    }

    private void MergeValue(string key, string name, RegistryValue? before, RegistryValue? after)
    {
        var item = Find<UndoValue>(IdOfValue(key, name));
        var first = item is not null && RegistryLookup.Same(item.Written, before) ? item.Before : before;
        if (RegistryLookup.Same(first, after))
        {
            Remove(IdOfValue(key, name));
        }
        else
        {
            Put(new UndoValue(key, name, first, after));
        }
    }

    private void MergeCreatedKey(string key)
    {
        if (Find<UndoKey>(IdOfKey(key)) is { Written: null } deletedByUs)
        {
            Put(new UndoKey(deletedByUs.Key, deletedByUs.Before, []));
            return;
        }

        // Whatever we once changed here went away with the key that somebody else deleted.
        foreach (var id in ids.AtOrBelow(key))
        {
            Remove(id);
        }

        Put(new UndoKey(key, null, []));
    }

    private void MergeDeletedKey(KeySnapshot deleted)
    {
        // What we wrote and somebody else has deleted since is not there any more to be put back.
        var present = new HashSet<string>(deleted.Values.Select(value => value.Name), StringComparer.OrdinalIgnoreCase);
        foreach (var other in ids.Of(deleted.Key))
        {
            if (index[other].Value is UndoValue { Written: not null } value && !present.Contains(value.Name))
            {
                Remove(other);
            }
        }

        foreach (var value in deleted.Values)
        {
            MergeValue(deleted.Key, value.Name, value, null);
        }

        var id = IdOfKey(deleted.Key);
        switch (Find<UndoKey>(id))
        {
            case { Before: null } when !HoldsSomethingFromBefore(deleted.Key):
                Remove(id);
                break;
            case { Before: not null, Written: { } written } item when RegistryLookup.Same(written, deleted.Security):
                Put(new UndoKey(item.Key, item.Before, null));
                break;
            default:
                Put(new UndoKey(deleted.Key, deleted.Security, null));
                break;
        }
    }

    /// <summary>Whether somebody else had put something into a key that we had created.</summary>
    private bool HoldsSomethingFromBefore(string key) =>
        ids.AtOrBelow(key).Any(id => index[id].Value is UndoValue { Before: not null } or UndoKey { Before: not null });

    private void MergeFile(FileEntry entry)
    {
        var item = Find<UndoFile>(IdOfFile(entry.Path));
        var first = item is not null && RegistryLookup.Same(item.Written, entry.Before) ? item.Before : entry.Before;
        if (RegistryLookup.Same(first, entry.After))
        {
            Remove(IdOfFile(entry.Path));
        }
        else
        {
            Put(new UndoFile(entry.Path, first, entry.After));
        }
    }

    private T? Find<T>(string id)
        where T : UndoItem => index.TryGetValue(id, out var node) ? (T)node.Value : null;

    private void Put(UndoItem item)
    {
        var id = IdOf(item);
        if (index.TryGetValue(id, out var node))
        {
            node.Value = item;
        }
        else
        {
            index.Add(id, items.AddLast(item));
            if (KeyOf(item) is { } key)
            {
                ids.Add(key, id);
            }
        }
    }

    private void Remove(string id)
    {
        if (index.TryGetValue(id, out var node))
        {
            items.Remove(node);
            index.Remove(id);
            if (KeyOf(node.Value) is { } key)
            {
                ids.Remove(key, id);
            }
        }
    }
}
