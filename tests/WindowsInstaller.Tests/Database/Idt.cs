using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using WindowsInstaller.Database;

namespace WindowsInstaller.Tests.Database;

/// <summary>A table as .idt text: column names, types, table and key names, then the rows; a stream is the name of a file beside it.</summary>
internal static class Idt
{
    internal static List<string> Lines(Table table) =>
    [
        string.Join('\t', table.Columns.Select(c => c.Name)),
        string.Join('\t', table.Columns.Select(c => c.ToIdt())),
        string.Join('\t', table.Columns.Where(c => c.Key).Select(c => c.Name).Prepend(table.Name)),
        .. table.Rows.Select(row => string.Join('\t', row.Select(cell => Cell(table, row, cell)))),
    ];

    internal static void Write(string folder, Table table)
    {
        File.WriteAllText(Path.Combine(folder, table.Name + ".idt"), string.Concat(Lines(table).Select(line => line + "\r\n")), new UTF8Encoding(false));
        foreach (var row in table.Rows.Where(row => row.Any(cell => cell is byte[])))
        {
            Directory.CreateDirectory(Path.Combine(folder, table.Name));
            File.WriteAllBytes(Path.Combine(folder, table.Name, StreamFile(table, row)), row.OfType<byte[]>().Single());
        }
    }

    private static string Cell(Table table, object?[] row, object? cell) => cell switch
    {
        byte[] => StreamFile(table, row),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };

    private static string StreamFile(Table table, object?[] row) => string.Join('.', table.KeyColumns.Select(i => row[i]).Prepend(table.Name));
}
