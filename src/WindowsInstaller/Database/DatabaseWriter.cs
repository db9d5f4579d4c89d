using System.Collections.Generic;
using System.Linq;
using WindowsInstaller.CompoundFiles;

namespace WindowsInstaller.Database;

/// <summary>The storage of an installer database.</summary>
internal sealed class DatabaseWriter(InstallerDatabase database)
{
    private readonly StringPoolBuilder pool = new(database.CodePage);
    private readonly StorageBuilder storage = new(SystemTables.DatabaseClass);

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
            storage.Add(StreamName.EncodeTable(table.Name), TableFormat.Write(table.Columns, rows, pool.ReferenceSize), $"Table '{table.Name}'");
        }

        storage.Add(pool);
        storage.Add(database.Summary);
        foreach (var (name, data) in database.Streams)
        {
            storage.Add(StreamName.Encode(name), data, $"Stream '{name}'");
        }

        foreach (var (name, inner) in database.Storages)
        {
            storage.Root.Storages.Add(name, inner);
        }

        return storage.Root;
    }

    private List<uint[]> Encode(Table table) =>
        [.. table.Rows.Select(row => table.Columns.Zip(row, (column, cell) => CellFormat.Encode(column, cell, pool, () => TableRules.Where(table, row))).ToArray())];

    private void AddCellStreams(Table table)
    {
        foreach (var row in table.Rows)
        {
            foreach (var data in row.OfType<byte[]>())
            {
                storage.Add(StreamName.Encode(RowKey.Of(table, row).StreamName(table.Name)), data, TableRules.Where(table, row));
            }
        }
    }
}
