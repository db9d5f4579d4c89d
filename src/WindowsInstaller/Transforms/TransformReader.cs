using System;
using System.Collections.Generic;
using System.Linq;
using WindowsInstaller.CompoundFiles;
using WindowsInstaller.Database;

namespace WindowsInstaller.Transforms;

/// <summary>The changes in a transform's storage. Which cells a record has, only the columns of the base tell.</summary>
internal sealed class TransformReader(CompoundStorage root, StringPool pool, InstallerDatabase database)
{
    private readonly OrderedDictionary<string, List<Column>> added = new(StringComparer.Ordinal);
    private readonly HashSet<string> dropped = new(StringComparer.Ordinal);

    /// <exception cref="TransformException">The transform is damaged or does not fit the database.</exception>
    /// <exception cref="InstallerDatabaseException">A record refers to a string or stream that is not there.</exception>
    internal List<TransformChange> Read()
    {
        ReadTables();
        ReadColumns();
        var changes = new List<TransformChange>();
        changes.AddRange(dropped.Select(table => new TableDropped(table)));
        foreach (var (table, columns) in added)
        {
            CheckAdded(table, columns);
            changes.Add(new TableAdded(table, columns));
        }

        foreach (var table in ChangedTables())
        {
            changes.AddRange(Records(table, Columns(table)).Select(record => Change(table, record)));
        }

        return changes;
    }

    private void ReadTables()
    {
        foreach (var (mask, row) in Records(SystemTables.Tables, SystemTables.TablesColumns))
        {
            var table = row[0] as string ?? throw Damaged(SystemTables.Tables, $"has a record without a name");
            if (TransformRecord.IsInsert(mask) && !added.TryAdd(table, []))
            {
                throw Damaged(table, $"is added twice");
            }

            if (mask == TransformRecord.Delete)
            {
                dropped.Add(table);
            }
        }
    }

    private void ReadColumns()
    {
        foreach (var (mask, row) in Records(SystemTables.Columns, SystemTables.ColumnsColumns))
        {
            var table = row[0] as string ?? throw Damaged(SystemTables.Columns, $"has a record without a table");
            if (mask == TransformRecord.Delete && dropped.Contains(table))
            {
                continue;
            }

            if (!added.TryGetValue(table, out var columns))
            {
                throw new TransformException($"The transform changes the columns of the table '{table}', which cannot be done here.");
            }

            if (!TransformRecord.IsInsert(mask) || row is not [_, var number, string name, int type] || (number is int given && given != columns.Count + 1))
            {
                throw Damaged(table, $"is added with an impossible column {columns.Count + 1}");
            }

            columns.Add(ColumnType.Decode(table, name, type));
        }
    }

    private void CheckAdded(string table, List<Column> columns)
    {
        if (columns.Count == 0)
        {
            throw Damaged(table, $"is added without columns");
        }

        if (dropped.Contains(table) || (database.Tables.TryGetValue(table, out var existing) && !existing.Columns.SequenceEqual(columns)))
        {
            throw new TransformException($"The transform gives the table '{table}' other columns, which cannot be done here.");
        }
    }

    /// <summary>In the order of the database's tables, then of the new ones. What happens to the rows of a dropped table does not matter.</summary>
    private IEnumerable<string> ChangedTables()
    {
        var streams = root.Streams.Keys.Where(StreamName.IsTable).Select(StreamName.Decode).ToHashSet(StringComparer.Ordinal);
        streams.ExceptWith(SystemTables.Reserved);
        streams.ExceptWith(dropped);
        var known = database.Tables.Keys.Union(added.Keys).Where(streams.Remove).ToList();
        return streams.Count == 0
            ? known
            : throw new TransformException($"The transform changes the table '{streams.Order(StringComparer.Ordinal).First()}', which the database does not have.");
    }

    private IReadOnlyList<Column> Columns(string table) => added.TryGetValue(table, out var columns) ? columns : database.Tables[table].Columns;

    private TransformChange Change(string table, (int Mask, object?[] Row) record)
    {
        var (mask, row) = record;
        var columns = Columns(table);
        if (TransformRecord.IsInsert(mask))
        {
            return new RowInserted(table, row);
        }

        var key = RowKey.Of(columns, row);
        return mask == TransformRecord.Delete
            ? new RowDeleted(table, key)
            : new RowUpdated(table, key, [.. Enumerable.Range(0, row.Length).Where(i => !columns[i].Key && TransformRecord.IsUpdated(mask, i)).Select(i => (i, row[i]))]);
    }

    /// <summary>The records of a table: the mask, and the row up to its last cell that is present.</summary>
    private IEnumerable<(int Mask, object?[] Row)> Records(string table, IReadOnlyList<Column> columns)
    {
        var bytes = root.Streams.GetValueOrDefault(StreamName.EncodeTable(table)) ?? [];
        var lastKey = Enumerable.Range(0, columns.Count).LastOrDefault(i => columns[i].Key, -1);
        if (lastKey < 0)
        {
            throw Damaged(table, $"has no key");
        }

        var position = 0;
        while (position < bytes.Length)
        {
            var mask = (int)Take(bytes, ref position, TransformRecord.Size, table);
            var insert = TransformRecord.IsInsert(mask);
            var count = insert ? TransformRecord.InsertedCells(mask) : columns.Count;
            if (count > columns.Count || count <= lastKey)
            {
                throw Damaged(table, $"has a record of {count} cells, but {columns.Count} columns");
            }

            var row = new object?[count];
            var streams = new List<int>();
            for (var i = 0; i < count; i++)
            {
                if (insert || columns[i].Key || TransformRecord.IsUpdated(mask, i))
                {
                    var stored = Take(bytes, ref position, CellFormat.Width(columns[i], pool.ReferenceSize), table);
                    if (columns[i].Kind != ColumnKind.Stream)
                    {
                        row[i] = CellFormat.Decode(columns[i], stored, pool);
                    }
                    else if (stored != 0)
                    {
                        streams.Add(i);
                    }
                }
            }

            foreach (var i in streams)
            {
                row[i] = TableFormat.CellStream(table, RowKey.Of(columns, row), name => root.Streams.GetValueOrDefault(StreamName.Encode(name)));
            }

            yield return (mask, row);
        }
    }

    private static uint Take(byte[] bytes, ref int position, int width, string table)
    {
        if (position + width > bytes.Length)
        {
            throw Damaged(table, $"ends within a record");
        }

        position += width;
        return CellFormat.Read(bytes.AsSpan(position - width), width);
    }

    private static TransformException Damaged(string table, Text problem) => new($"Table '{table}' {problem}: the transform is damaged or was made for another database.");
}
