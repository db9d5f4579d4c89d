using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WindowsInstaller.CompoundFiles;
using WindowsInstaller.Database;

namespace WindowsInstaller.Transforms;

/// <summary>The storage of a transform: per changed table a stream of records, a string pool of its own, the changed stream cells.</summary>
internal sealed class TransformWriter(int codePage)
{
    private readonly StringPoolBuilder pool = new(codePage);
    private readonly StorageBuilder storage = new(SystemTables.TransformClass);

    /// <summary>Records by table: the mask and the stored cells. How wide string ids are is known only at the end.</summary>
    private readonly OrderedDictionary<string, List<(int Mask, List<(Column Column, uint Stored)> Cells)>> records = new(StringComparer.Ordinal);

    /// <param name="schema">The columns of a table by its name, in the base or in the result.</param>
    /// <exception cref="InstallerDatabaseException">A cell cannot be stored.</exception>
    /// <exception cref="TransformException">A change cannot be expressed.</exception>
    internal CompoundStorage Write(IEnumerable<TransformChange> changes, Func<string, IReadOnlyList<Column>> schema, SummaryInformation summary)
    {
        foreach (var change in changes)
        {
            Add(change, schema);
        }

        foreach (var (table, list) in records)
        {
            storage.Add(StreamName.EncodeTable(table), Bytes(list), $"Table '{table}'");
        }

        storage.Add(pool);
        storage.Add(summary);
        return storage.Root;
    }

    private void Add(TransformChange change, Func<string, IReadOnlyList<Column>> schema)
    {
        switch (change)
        {
            case TableAdded added:
                AddTable(new Table(added.Table, added.Columns));
                break;
            case TableDropped dropped:
                AddRecord(SystemTables.Tables, TransformRecord.Delete, SystemTables.TablesColumns, [dropped.Table], _ => false);
                break;
            case RowInserted inserted:
                var columns = schema(inserted.Table);
                AddRecord(inserted.Table, TransformRecord.Insert(columns.Count), columns, inserted.Cells, _ => true);
                break;
            case RowUpdated updated:
                AddUpdate(updated, schema(updated.Table));
                break;
            case RowDeleted deleted:
                AddRecord(deleted.Table, TransformRecord.Delete, schema(deleted.Table), Row(deleted.Key, schema(deleted.Table)), _ => false);
                break;
        }
    }

    private void AddTable(Table table)
    {
        TableRules.Check(table.Name, table);
        var (tables, columns) = SystemTables.Describe([table]);
        AddRecord(SystemTables.Tables, TransformRecord.Insert(1), tables.Columns, tables.Rows.Single(), _ => true);
        foreach (var row in columns.Rows)
        {
            // Microsoft's transforms leave the number of a new column out.
            AddRecord(SystemTables.Columns, TransformRecord.Insert(row.Length), columns.Columns, [row[0], null, row[2], row[3]], _ => true);
        }
    }

    private void AddUpdate(RowUpdated updated, IReadOnlyList<Column> columns)
    {
        var row = Row(updated.Key, columns);
        var mask = 0;
        foreach (var (column, value) in updated.Cells)
        {
            if (column is 0 or > TransformRecord.LastUpdatableColumn)
            {
                throw new TransformException(
                    $"Table '{updated.Table}', row '{updated.Key.ToString()}', column '{columns[column].Name}': a transform can change the 2nd to 16th column of a row only.");
            }

            mask |= TransformRecord.Update(column);
            row[column] = value;
        }

        AddRecord(updated.Table, mask, columns, row, column => TransformRecord.IsUpdated(mask, column));
    }

    private void AddRecord(string table, int mask, IReadOnlyList<Column> columns, object?[] row, Func<int, bool> present)
    {
        var key = RowKey.Of(columns, row);
        var cells = new List<(Column, uint)>();
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Key || present(i))
            {
                cells.Add((columns[i], CellFormat.Encode(columns[i], row[i], pool, () => $"Table '{table}', row '{key.ToString()}'")));
                if (row[i] is byte[] data)
                {
                    storage.Add(StreamName.Encode(key.StreamName(table)), data, $"Table '{table}', row '{key.ToString()}'");
                }
            }
        }

        if (!records.TryGetValue(table, out var list))
        {
            records.Add(table, list = []);
        }

        list.Add((mask, cells));
    }

    private byte[] Bytes(List<(int Mask, List<(Column Column, uint Stored)> Cells)> list)
    {
        var stream = new MemoryStream();
        Span<byte> buffer = stackalloc byte[4];
        foreach (var (mask, cells) in list)
        {
            CellFormat.Write(buffer, TransformRecord.Size, (uint)mask);
            stream.Write(buffer[..TransformRecord.Size]);
            foreach (var (column, stored) in cells)
            {
                var width = CellFormat.Width(column, pool.ReferenceSize);
                CellFormat.Write(buffer, width, stored);
                stream.Write(buffer[..width]);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A row of which only the key is known.</summary>
    private static object?[] Row(RowKey key, IReadOnlyList<Column> columns)
    {
        var row = new object?[columns.Count];
        var next = 0;
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Key)
            {
                row[i] = key.Cells[next++];
            }
        }

        return row;
    }
}
