using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace WindowsInstaller.Database;

/// <summary>
/// Cells as tables and transforms store them: text as string id, integers with the sign bit flipped so that 0 is null,
/// streams as 1 beside a stream of their own.
/// </summary>
internal static class CellFormat
{
    internal const uint StreamPresent = 1;

    private const int Int16Bias = 0x8000;
    private const uint Int32Bias = 0x80000000;

    internal static int Width(Column column, int referenceSize) => column.Kind switch
    {
        ColumnKind.Text => referenceSize,
        ColumnKind.Int32 => 4,
        _ => 2,
    };

    internal static int Width(IEnumerable<Column> columns, int referenceSize) => columns.Sum(column => Width(column, referenceSize));

    /// <summary>The stored value of a cell; counts a reference to its text.</summary>
    /// <param name="where">"Table 'X', row 'Y'" for messages.</param>
    /// <exception cref="InstallerDatabaseException">The cell does not fit its column or the code page.</exception>
    internal static uint Encode(Column column, object? cell, StringPoolBuilder pool, Func<Text> where)
    {
        try
        {
            return (column.Kind, cell) switch
            {
                (_, null) => 0,
                (ColumnKind.Text, string text) => (uint)pool.Add(text),
                (ColumnKind.Int16, int number) when number is >= -short.MaxValue and <= short.MaxValue => (uint)(number + Int16Bias),
                (ColumnKind.Int32, int number) when number != int.MinValue => (uint)number ^ Int32Bias,
                (ColumnKind.Int16 or ColumnKind.Int32, int number) =>
                    throw new InstallerDatabaseException($"{where()}, column '{column.Name}': {number} is outside the range of an {column.ToIdt()} column."),
                (ColumnKind.Stream, byte[]) => StreamPresent,
                _ => throw new InstallerDatabaseException($"{where()}, column '{column.Name}': a {column.Kind} column cannot hold a {cell!.GetType().Name}."),
            };
        }
        catch (EncoderFallbackException missing)
        {
            throw new InstallerDatabaseException(
                $"{where()}, column '{column.Name}': {Describe(missing)} is not in {TextEncoding.Describe(pool.CodePage)}. Choose a code page that has it, or 65001 (UTF-8).",
                missing);
        }
    }

    /// <summary>A cell of a text or integer column from its stored value.</summary>
    internal static object? Decode(Column column, uint stored, StringPool pool) => (column.Kind, stored) switch
    {
        (ColumnKind.Text, _) => pool[(int)stored],
        (_, 0) => null,
        (ColumnKind.Int16, _) => (int)stored - Int16Bias,
        _ => (int)(stored ^ Int32Bias),
    };

    internal static uint Read(ReadOnlySpan<byte> bytes, int width) => width switch
    {
        2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        3 => BinaryPrimitives.ReadUInt16LittleEndian(bytes) | (uint)bytes[2] << 16,
        _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
    };

    internal static void Write(Span<byte> bytes, int width, uint stored)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)stored);
        if (width > 2)
        {
            bytes[2] = (byte)(stored >> 16);
        }

        if (width > 3)
        {
            bytes[3] = (byte)(stored >> 24);
        }
    }

    private static Text Describe(EncoderFallbackException missing)
    {
        var codePoint = missing.CharUnknownHigh != 0
            ? char.ConvertToUtf32(missing.CharUnknownHigh, missing.CharUnknownLow)
            : missing.CharUnknown;
        return char.IsSurrogate((char)codePoint) && codePoint <= char.MaxValue
            ? (Text)$"the lone surrogate U+{codePoint:X4}"
            : $"'{char.ConvertFromUtf32(codePoint)}' (U+{codePoint:X4})";
    }
}
