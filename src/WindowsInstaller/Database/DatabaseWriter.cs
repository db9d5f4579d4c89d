using System;
using System.Collections.Generic;
using System.Linq;
using WindowsInstaller.CompoundFiles;

namespace WindowsInstaller.Database;

/// <summary>The storage of an installer database.</summary>
internal sealed class DatabaseWriter(InstallerDatabase database)
{
    private readonly StringPoolBuilder pool = new(database.CodePage);
    private readonly CompoundStorage root = new() { ClassId = SystemTables.DatabaseClass };

    internal CompoundStorage Write()
    {
        foreach (var (name, table) in database.Tables)
        {
            TableRules.Check(name, table);
            AddCellStreams(table);
        }

        var (tables, columns) = SystemTables.Describe(database.Tables.Values);
        var encoded = database.Tables.Values.Prepend(columns).Prepend(tables).Select(table => (Table: table, Rows: Encode(table))).ToList();

        // Only now is it known how wide string ids are.
        foreach (var (table, rows) in encoded.Where(e => e.Rows.Count > 0))
        {
            Add(StreamName.EncodeTable(table.Name), TableFormat.Write(table.Columns, rows, pool.ReferenceSize), $"Table '{table.Name}'");
        }

        Add(StreamName.EncodeTable(StringPool.PoolStream), pool.PoolStream(), StringPool.PoolStream);
        Add(StreamName.EncodeTable(StringPool.DataStream), pool.DataStream(), StringPool.DataStream);
        if (database.Summary.Properties.Count > 0)
        {
            Add(SystemTables.SummaryStream, PropertySet.Write(database.Summary), "The summary information");
        }

        foreach (var (name, data) in database.Streams)
        {
            Add(StreamName.Encode(name), data, $"Stream '{name}'");
        }

        foreach (var (name, storage) in database.Storages)
        {
            root.Storages.Add(name, storage);
        }

        return root;
    }

    private List<uint[]> Encode(Table table) =>
        [.. table.Rows.Select(row => table.Columns.Zip(row, (column, cell) => CellFormat.Encode(column, cell, pool, () => TableRules.Where(table, row))).ToArray())];

    private void AddCellStreams(Table table)
    {
        foreach (var row in table.Rows)
        {
            foreach (var data in row.OfType<byte[]>())
            {
                Add(StreamName.Encode(RowKey.Of(table, row).StreamName(table.Name)), data, TableRules.Where(table, row));
            }
        }
    }

    private void Add(string name, byte[] data, string owner)
    {
        if (name.Length > CompoundName.MaximumLength)
        {
            throw new InstallerDatabaseException(
                $"{owner}: the stream name '{StreamName.Decode(name)}' is too long. 62 of the characters A-Z a-z 0-9 _ . fit, or 31 of all others.");
        }

        if (!root.Streams.TryAdd(name, data))
        {
            throw new InstallerDatabaseException($"{owner}: there are two streams '{StreamName.Decode(name)}'.");
        }
    }
}
