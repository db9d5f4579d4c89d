using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace WindowsInstaller.Database;

/// <summary>Collects the strings of a database or transform to be written. Ids count from 1 in the order of first use.</summary>
internal sealed class StringPoolBuilder(int codePage)
{
    private const int GreatestShortId = 0xFFFF;
    private const int GreatestId = 0xFFFFFF;

    private readonly Encoding encoding = TextEncoding.ForWriting(codePage);
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<(byte[] Text, int References)> entries = [];

    internal int CodePage => codePage;

    /// <summary>Bytes of a string id in table streams; final only when every string has been added.</summary>
    internal int ReferenceSize => entries.Count > GreatestShortId ? 3 : 2;

    /// <summary>The id of a text, counting one more reference to it; 0 for null and "".</summary>
    /// <exception cref="EncoderFallbackException">The code page lacks a character.</exception>
    internal int Add(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        if (!ids.TryGetValue(text, out var id))
        {
            entries.Add((encoding.GetBytes(text), 0));
            id = ids[text] = entries.Count;
            if (id > GreatestId)
            {
                throw new InstallerDatabaseException($"There are more than {GreatestId} different strings: a database cannot hold them.");
            }
        }

        entries[id - 1] = (entries[id - 1].Text, entries[id - 1].References + 1);
        return id;
    }

    internal byte[] PoolStream()
    {
        var pool = new MemoryStream();
        var header = (uint)codePage | (ReferenceSize == 3 ? StringPool.LongReferencesFlag : 0);
        WriteEntry(pool, (int)(header & 0xFFFF), (int)(header >> 16));
        foreach (var (text, references) in entries)
        {
            var (low, high) = (text.Length & 0xFFFF, text.Length >> 16);
            if (high == 0)
            {
                WriteEntry(pool, low, Math.Min(references, 0xFFFF));
            }
            else
            {
                // The high word stands where either kind of reader looks for it (see StringPool); for the one that takes it for
                // the reference count instead, any count but 0 will do.
                WriteEntry(pool, 0, high);
                WriteEntry(pool, low, high);
            }
        }

        return pool.ToArray();
    }

    internal byte[] DataStream()
    {
        var data = new MemoryStream();
        foreach (var (text, _) in entries)
        {
            data.Write(text);
        }

        return data.ToArray();
    }

    private static void WriteEntry(Stream pool, int first, int second)
    {
        Span<byte> entry = stackalloc byte[StringPool.EntrySize];
        BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)first);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], (ushort)second);
        pool.Write(entry);
    }
}
