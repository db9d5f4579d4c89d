using System;
using System.Collections.Generic;
using System.Linq;

namespace WindowsInstaller.Database;

/// <summary>Table streams of a database: column by column, each with one cell per row, rows sorted by their stored keys.</summary>
internal static class TableFormat
{
    /// <param name="stream">Finds the stream of a cell by its decoded name; null where there is none.</param>
    /// <exception cref="InstallerDatabaseException">The stream does not hold whole rows, or a cell refers to nothing.</exception>
    internal static List<object?[]> Read(string table, IReadOnlyList<Column> columns, byte[] bytes, StringPool pool, Func<string, byte[]?> stream)
    {
        var rowSize = CellFormat.Width(columns, pool.ReferenceSize);
        if (bytes.Length % rowSize != 0)
        {
            throw new InstallerDatabaseException($"Table '{table}' has {bytes.Length} bytes, which are not whole rows of {rowSize}: the file is damaged.");
        }

        var count = bytes.Length / rowSize;
        var rows = new List<object?[]>(count);
        for (var row = 0; row < count; row++)
        {
            var cells = new object?[columns.Count];
            var streams = new List<int>();
            var position = 0;
            for (var i = 0; i < columns.Count; i++)
            {
                var width = CellFormat.Width(columns[i], pool.ReferenceSize);
                var stored = CellFormat.Read(bytes.AsSpan(position + row * width), width);
                position += width * count;
                if (columns[i].Kind == ColumnKind.Stream)
                {
                    if (stored != 0)
                    {
                        streams.Add(i);
                    }
                }
                else
                {
                    cells[i] = CellFormat.Decode(columns[i], stored, pool);
                }
            }

            var key = RowKey.Of(columns, cells);
            foreach (var i in streams)
            {
                cells[i] = CellStream(table, key, stream);
            }

            rows.Add(cells);
        }

        return rows;
    }

    /// <summary>The bytes of a row's stream cell.</summary>
    /// <exception cref="InstallerDatabaseException">The file lacks the stream.</exception>
    internal static byte[] CellStream(string table, RowKey key, Func<string, byte[]?> stream) =>
        (key.TextLength > StreamName.MaximumLength ? null : stream(key.StreamName(table)))
        ?? throw new InstallerDatabaseException($"Table '{table}', row '{key.ToString()}': its stream is missing, the file is damaged.");

    /// <param name="rows">Stored values, see <see cref="CellFormat.Encode"/>.</param>
    internal static byte[] Write(IReadOnlyList<Column> columns, List<uint[]> rows, int referenceSize)
    {
        var keys = Enumerable.Range(0, columns.Count).Where(i => columns[i].Key).ToArray();
        rows.Sort((left, right) => Compare(left, right, keys));
        var bytes = new byte[CellFormat.Width(columns, referenceSize) * rows.Count];
        var position = 0;
        for (var i = 0; i < columns.Count; i++)
        {
            var width = CellFormat.Width(columns[i], referenceSize);
            foreach (var row in rows)
            {
                CellFormat.Write(bytes.AsSpan(position), width, row[i]);
                position += width;
            }
        }

        return bytes;
    }

    private static int Compare(uint[] left, uint[] right, int[] keys)
    {
        foreach (var key in keys)
        {
            if (left[key] != right[key])
            {
                return left[key].CompareTo(right[key]);
            }
        }

        return 0;
    }
}
