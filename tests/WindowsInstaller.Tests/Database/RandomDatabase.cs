using System;
using System.Collections.Generic;
using System.Linq;
using WindowsInstaller.CompoundFiles;
using WindowsInstaller.Database;

namespace WindowsInstaller.Tests.Database;

/// <summary>Databases with any tables and rows, and edits of them, from a seeded source of chance.</summary>
internal sealed class RandomDatabase(Random random)
{
    private static readonly string[] Texts = ["a", "b", "Property", "[INSTALLDIR]", "{}", "tab\tand\nlines", "Grüße", "日本語", "😀", new string('x', 300), new string('y', 66_000)];
    private static readonly string[] Types = ["i2", "I2", "i4", "I4", "s72", "S72", "s0", "L0", "V0", "v0"];

    internal InstallerDatabase Create()
    {
        var database = SampleDatabase.Create();
        database.CodePage = 65001;
        for (var i = random.Next(4); i > 0; i--)
        {
            AddTable(database);
        }

        return database;
    }

    /// <summary>A copy with changed, new and deleted rows and tables.</summary>
    internal InstallerDatabase Edit(InstallerDatabase before)
    {
        var after = before.Clone();
        foreach (var name in after.Tables.Keys.Where(name => name != "Property" && random.Next(6) == 0).ToList())
        {
            after.Tables.Remove(name);
        }

        foreach (var table in after.Tables.Values)
        {
            table.Rows.RemoveAll(row => random.Next(4) == 0 && !IdentifiesProduct(row));
            foreach (var row in table.Rows.Where(row => random.Next(3) == 0 && !IdentifiesProduct(row)))
            {
                var column = random.Next(table.Columns.Count);
                if (!table.Columns[column].Key)
                {
                    row[column] = Cell(table.Columns[column]);
                }
            }

            AddRows(table, random.Next(3));
        }

        for (var i = random.Next(3); i > 0; i--)
        {
            AddTable(after);
        }

        return after;
    }

    private static bool IdentifiesProduct(object?[] row) => row[0] is "ProductCode" or "ProductVersion" or "UpgradeCode";

    private void AddTable(InstallerDatabase database)
    {
        var keys = random.Next(1, 3);
        var columns = new List<Column>();
        for (var i = 0; i < keys + random.Next(4); i++)
        {
            // Streams cannot be keys, and a row has one at most because its key names it.
            var types = i < keys || columns.Any(c => c.Kind == ColumnKind.Stream) ? Types[..^2] : Types;
            columns.Add(Column.FromIdt($"Column{i}", types[random.Next(types.Length)], i < keys));
        }

        var table = new Table($"Table{random.Next(1_000_000)}", columns);
        if (database.Tables.TryAdd(table.Name, table))
        {
            AddRows(table, random.Next(20));
        }
    }

    private void AddRows(Table table, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var row = table.Columns.Select(Cell).ToArray();
            var key = RowKey.Of(table, row);
            if (table.Columns.All(c => c.Kind != ColumnKind.Stream) || key.StreamName(table.Name).Length <= CompoundName.MaximumLength)
            {
                table.Set(row);
            }
        }
    }

    private object? Cell(Column column) => (column.Nullable && random.Next(3) == 0, column.Kind) switch
    {
        (true, _) => null,
        (_, ColumnKind.Int16) => random.Next(3) == 0 ? short.MaxValue * (random.Next(2) * 2 - 1) : random.Next(-20, 20),
        (_, ColumnKind.Int32) => random.Next(3) == 0 ? int.MaxValue * (random.Next(2) * 2 - 1) : random.Next(-70_000, 70_000),
        (_, ColumnKind.Text) => Texts[random.Next(Texts.Length)],
        _ => Bytes(),
    };

    private byte[] Bytes()
    {
        var bytes = new byte[random.Next(3) == 0 ? random.Next(4000, 6000) : random.Next(50)];
        random.NextBytes(bytes);
        return bytes;
    }
}
