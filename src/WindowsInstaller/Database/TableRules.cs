using System.Collections.Generic;
using System.Linq;
using WindowsInstaller.CompoundFiles;

namespace WindowsInstaller.Database;

/// <summary>What Windows Installer demands of a table before it can be stored.</summary>
internal static class TableRules
{
    /// <exception cref="InstallerDatabaseException">A rule is broken; the message says which row and column.</exception>
    internal static void Check(string name, Table table)
    {
        CheckSchema(name, table);
        var keys = new HashSet<RowKey>();
        foreach (var row in table.Rows)
        {
            CheckRow(table, row);
            if (!keys.Add(RowKey.Of(table, row)))
            {
                throw new InstallerDatabaseException($"{Where(table, row)} is there twice: the primary key must be unique.");
            }
        }
    }

    /// <exception cref="InstallerDatabaseException">The row has too many or too few cells, or lacks one that must be there.</exception>
    internal static void CheckRow(Table table, object?[] row)
    {
        if (row.Length != table.Columns.Count)
        {
            throw new InstallerDatabaseException($"Table '{table.Name}' has a row of {row.Length} cells, but {table.Columns.Count} columns.");
        }

        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] is null or "" && !table.Columns[i].Nullable)
            {
                throw new InstallerDatabaseException($"{Where(table, row)}, column '{table.Columns[i].Name}' is empty, but the column is not nullable.");
            }
        }
    }

    /// <summary>A row for messages.</summary>
    internal static Text Where(Table table, object?[] row) => $"Table '{table.Name}', row '{RowKey.Of(table, row).ToString()}'";

    private static void CheckSchema(string name, Table table)
    {
        if (name != table.Name)
        {
            throw new InstallerDatabaseException($"The table '{table.Name}' is listed as '{name}'.");
        }

        if (SystemTables.Reserved.Contains(name))
        {
            throw new InstallerDatabaseException($"Table '{name}': the name belongs to Windows Installer.");
        }

        if (name.Length == 0 || StreamName.EncodeTable(name).Length > CompoundName.MaximumLength)
        {
            throw new InstallerDatabaseException($"Table '{name}': the name must have 1 to 60 of the characters A-Z a-z 0-9 _ .");
        }

        if (!table.KeyColumns.Any())
        {
            throw new InstallerDatabaseException($"Table '{name}' has no key column.");
        }

        if (table.Columns.FirstOrDefault(c => c is { Key: true, Kind: ColumnKind.Stream }) is { } stream)
        {
            throw new InstallerDatabaseException($"Table '{name}': the stream column '{stream.Name}' cannot be a key.");
        }

        if (table.Columns.GroupBy(c => c.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InstallerDatabaseException($"Table '{name}' has two columns '{twice.Key}'.");
        }
    }
}
