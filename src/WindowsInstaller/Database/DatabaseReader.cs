using System;
using System.Collections.Generic;
using System.Linq;
using WindowsInstaller.CompoundFiles;

namespace WindowsInstaller.Database;

/// <summary>An installer database from its storage. Table streams that _Tables does not list are out of reach for Windows Installer too and are left out.</summary>
internal sealed class DatabaseReader(CompoundStorage root)
{
    private readonly HashSet<string> cellStreams = new(StringComparer.Ordinal);

    internal InstallerDatabase Read()
    {
        if (root.ClassId != SystemTables.DatabaseClass)
        {
            throw new InstallerDatabaseException($"This is {SystemTables.DescribeClass(root.ClassId)}, not an installer database.");
        }

        var pool = StringPool.Read(
            TableStream(StringPool.PoolStream) ?? throw new InstallerDatabaseException($"The file has no {StringPool.PoolStream} stream: it is damaged."),
            TableStream(StringPool.DataStream) ?? []);
        var database = new InstallerDatabase { CodePage = pool.CodePage };
        foreach (var table in ReadSchema(pool))
        {
            table.Rows.AddRange(ReadRows(table.Name, table.Columns, pool));
            database.Tables.Add(table.Name, table);
        }

        ReadStreams(database);
        foreach (var (name, storage) in root.Storages)
        {
            database.Storages.Add(name, storage);
        }

        return database;
    }

    private IEnumerable<Table> ReadSchema(StringPool pool)
    {
        var columns = ReadRows(SystemTables.Columns, SystemTables.ColumnsColumns, pool).ToLookup(row => (string?)row[0]);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in ReadRows(SystemTables.Tables, SystemTables.TablesColumns, pool))
        {
            var name = (string?)row[0] ?? throw new InstallerDatabaseException($"{SystemTables.Tables} has a row without a name: the file is damaged.");
            if (!names.Add(name))
            {
                throw new InstallerDatabaseException($"{SystemTables.Tables} lists the table '{name}' twice: the file is damaged.");
            }

            yield return new Table(name, Columns(name, columns[name]));
        }
    }

    private static List<Column> Columns(string table, IEnumerable<object?[]> rows)
    {
        var columns = new List<Column>();
        foreach (var row in rows.OrderBy(row => (int?)row[1]))
        {
            if (row is not [_, int number, string name, int type] || number != columns.Count + 1)
            {
                throw new InstallerDatabaseException($"{SystemTables.Columns} does not describe column {columns.Count + 1} of the table '{table}': the file is damaged.");
            }

            columns.Add(ColumnType.Decode(table, name, type));
        }

        return columns.Count > 0 ? columns : throw new InstallerDatabaseException($"The table '{table}' has no columns: the file is damaged.");
    }

    private List<object?[]> ReadRows(string table, IReadOnlyList<Column> columns, StringPool pool) =>
        TableFormat.Read(table, columns, TableStream(table) ?? [], pool, CellStream);

    private byte[]? TableStream(string table) => root.Streams.GetValueOrDefault(StreamName.EncodeTable(table));

    private byte[]? CellStream(string name)
    {
        var encoded = StreamName.Encode(name);
        cellStreams.Add(encoded);
        return root.Streams.GetValueOrDefault(encoded);
    }

    private void ReadStreams(InstallerDatabase database)
    {
        foreach (var (encoded, data) in root.Streams)
        {
            if (encoded == SystemTables.SummaryStream)
            {
                PropertySet.Read(data, database.Summary);
            }
            else if (!StreamName.IsTable(encoded) && !cellStreams.Contains(encoded) && !database.Streams.TryAdd(StreamName.Decode(encoded), data))
            {
                throw new InstallerDatabaseException($"There are two streams '{StreamName.Decode(encoded)}': the file is damaged.");
            }
        }
    }
}
