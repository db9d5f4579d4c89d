using System;
using System.Collections.Generic;
using OutlookProfile.Registry;

namespace OutlookProfile.Journaling;

/// <summary>Journal entries as bytes: u32 count, then for each a byte for its kind and its fields in order.</summary>
internal static class JournalEntryCodec
{
    private const byte Value = 1;
    private const byte KeyCreated = 2;
    private const byte KeyDeleted = 3;
    private const byte Security = 4;
    private const byte File = 5;
    private const byte DirectoryCreated = 6;
    private const byte DirectoryDeleted = 7;
    private const byte Undo = 8;

    /// <summary>The kind, and the two flags of the smallest entry.</summary>
    private const int LeastBytes = 3;

    /// <summary>Name, type and data of an empty value.</summary>
    private const int LeastValueBytes = 12;

    public static void Encode(RecordEncoder encoder, IReadOnlyList<JournalEntry> entries)
    {
        encoder.UInt32((uint)entries.Count);
        foreach (var entry in entries)
        {
            switch (entry)
            {
                case ValueEntry value:
                    encoder.Byte(Value);
                    encoder.Text(value.Key);
                    encoder.Text(value.Name);
                    encoder.OptionalValue(value.Before);
                    encoder.OptionalValue(value.After);
                    break;
                case KeyCreatedEntry created:
                    encoder.Byte(KeyCreated);
                    encoder.Text(created.Key);
                    break;
                case KeyDeletedEntry deleted:
                    encoder.Byte(KeyDeleted);
                    encoder.Text(deleted.Before.Key);
                    encoder.Bytes(deleted.Before.Security);
                    encoder.UInt32((uint)deleted.Before.Values.Count);
                    foreach (var value in deleted.Before.Values)
                    {
                        encoder.Value(value);
                    }

                    break;
                case SecurityEntry security:
                    encoder.Byte(Security);
                    encoder.Text(security.Key);
                    encoder.Bytes(security.Before);
                    encoder.Bytes(security.After);
                    break;
                case FileEntry file:
                    encoder.Byte(File);
                    encoder.Text(file.Path);
                    encoder.OptionalBytes(file.Before);
                    encoder.OptionalBytes(file.After);
                    break;
                case DirectoryCreatedEntry directory:
                    encoder.Byte(DirectoryCreated);
                    encoder.Text(directory.Path);
                    break;
                case DirectoryDeletedEntry directory:
                    encoder.Byte(DirectoryDeleted);
                    encoder.Text(directory.Path);
                    break;
                case UndoRecordEntry undo:
                    encoder.Byte(Undo);
                    encoder.OptionalBytes(undo.Before);
                    encoder.OptionalBytes(undo.After);
                    break;
                default:
                    throw new ArgumentException($"{entry.GetType().Name} has no encoding.", nameof(entries));
            }
        }
    }

    public static IReadOnlyList<JournalEntry> Decode(RecordDecoder decoder)
    {
        var count = decoder.Count(LeastBytes);
        var entries = new List<JournalEntry>();
        for (var i = 0; i < count; i++)
        {
            entries.Add(DecodeOne(decoder));
        }

        decoder.ExpectEnd();
        return entries;
    }

    private static JournalEntry DecodeOne(RecordDecoder decoder) => decoder.Byte() switch
    {
        Value => DecodeValue(decoder),
        KeyCreated => new KeyCreatedEntry(decoder.Key()),
        KeyDeleted => new KeyDeletedEntry(DecodeKey(decoder)),
        Security => new SecurityEntry(decoder.Key(), decoder.Bytes(), decoder.Bytes()),
        File => new FileEntry(decoder.Path(), decoder.OptionalBytes(), decoder.OptionalBytes()),
        DirectoryCreated => new DirectoryCreatedEntry(decoder.Path()),
        DirectoryDeleted => new DirectoryDeletedEntry(decoder.Path()),
        Undo => new UndoRecordEntry(decoder.OptionalBytes(), decoder.OptionalBytes()),
        var kind => throw decoder.Damage($"there is no entry of kind {kind}"),
    };

    private static ValueEntry DecodeValue(RecordDecoder decoder)
    {
        var key = decoder.Key();
        var name = decoder.Text();
        return new ValueEntry(key, name, decoder.OptionalValue(name), decoder.OptionalValue(name));
    }

    private static KeySnapshot DecodeKey(RecordDecoder decoder)
    {
        var key = decoder.Key();
        var security = decoder.Bytes();
        var values = new RegistryValue[decoder.Count(LeastValueBytes)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = decoder.Value();
        }

        return new KeySnapshot(key, values, security);
    }
}
