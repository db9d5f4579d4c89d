using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace WindowsInstaller.Database;

/// <summary>
/// The strings of a database or transform by id (Wine string.c). _StringPool: code page and flags, then one entry per id of
/// length in bytes and reference count, 16 bits each; _StringData: the texts one after the other. Id 0 is null.
/// </summary>
internal sealed class StringPool
{
    internal const string PoolStream = "_StringPool";
    internal const string DataStream = "_StringData";
    internal const uint LongReferencesFlag = 0x80000000;
    internal const int EntrySize = 4;

    private readonly List<string?> texts = [null];

    private StringPool(int codePage, bool longReferences)
    {
        CodePage = codePage;
        ReferenceSize = longReferences ? 3 : 2;
    }

    internal int CodePage { get; }

    /// <summary>Bytes of a string id in table streams: 2, or 3 where there are more than 65535 strings.</summary>
    internal int ReferenceSize { get; }

    /// <exception cref="InstallerDatabaseException">The two streams do not fit each other, or the text does not fit the code page.</exception>
    internal static StringPool Read(byte[] pool, byte[] data)
    {
        if (pool.Length < EntrySize || pool.Length % EntrySize != 0)
        {
            throw new InstallerDatabaseException($"{PoolStream} has {pool.Length} bytes, which is not a multiple of {EntrySize}: the file is damaged.");
        }

        var header = BinaryPrimitives.ReadUInt32LittleEndian(pool);
        var result = new StringPool((int)(header & ~LongReferencesFlag), (header & LongReferencesFlag) != 0);
        var lengths = Lengths(pool, data.Length, highWordFirst: false)
            ?? Lengths(pool, data.Length, highWordFirst: true)
            ?? throw new InstallerDatabaseException($"{PoolStream} does not account for the {data.Length} bytes of {DataStream}: the file is damaged.");
        var encoding = TextEncoding.ForReading(result.CodePage);
        var position = 0;
        foreach (var length in lengths)
        {
            result.texts.Add(length == 0 ? null : Decode(encoding, data, position, length, result.texts.Count));
            position += length;
        }

        return result;
    }

    /// <exception cref="InstallerDatabaseException">There is no string with this id.</exception>
    internal string? this[int id] => id < texts.Count
        ? texts[id]
        : throw new InstallerDatabaseException($"String {id} is referred to, but there are only {texts.Count - 1}: the file is damaged.");

    /// <summary>
    /// The lengths in bytes by id. An entry of length 0 with a reference count announces a text of 64 KB or more, whose length
    /// is in this entry and the next. Readers disagree how: Wine and msitools take (0, count) (low, high), others
    /// (0, high) (low, count). Only one of them makes the texts fill _StringData exactly.
    /// </summary>
    /// <returns>Null where this reading does not.</returns>
    private static List<int>? Lengths(byte[] pool, int dataLength, bool highWordFirst)
    {
        var lengths = new List<int>(pool.Length / EntrySize);
        long total = 0;
        for (var i = EntrySize; i < pool.Length; i += EntrySize)
        {
            long length = U16(i);
            var second = U16(i + 2);
            if (length == 0 && second != 0)
            {
                if (i + EntrySize == pool.Length)
                {
                    return null;
                }

                i += EntrySize;
                length = U16(i) | (long)(highWordFirst ? second : U16(i + 2)) << 16;
            }

            total += length;
            if (total > dataLength)
            {
                return null;
            }

            lengths.Add((int)length);
        }

        return total == dataLength ? lengths : null;

        ushort U16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(pool.AsSpan(offset));
    }

    private static string Decode(Encoding encoding, byte[] data, int position, int length, int id)
    {
        try
        {
            return encoding.GetString(data, position, length);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new InstallerDatabaseException($"String {id} is not valid in code page {encoding.CodePage}: the file is damaged.", invalid);
        }
    }
}
