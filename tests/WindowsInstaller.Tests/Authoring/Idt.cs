using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using WindowsInstaller.Database;

namespace WindowsInstaller.Tests.Authoring;

/// <summary>Tables as .idt text: three header lines (names, types, table and keys), then rows; here sorted, as their order means nothing.</summary>
internal static class Idt
{
    public static string Golden(string folder, string table) => Sorted(File.ReadAllLines(AuthoringFolder.Reference($"{folder}/{table}.idt")));

    public static string Of(Table table, Func<object?[], bool>? include = null)
    {
        var lines = new List<string>
        {
            string.Join('\t', table.Columns.Select(column => column.Name)),
            string.Join('\t', table.Columns.Select(column => column.ToIdt())),
            string.Join('\t', table.KeyColumns.Select(column => table.Columns[column].Name).Prepend(table.Name)),
        };
        lines.AddRange(table.Rows.Where(row => include is null || include(row)).Select(row => string.Join('\t', row.Select(cell => Cell(table, row, cell)))));
        return Sorted(lines);
    }

    private static string? Cell(Table table, object?[] row, object? cell) =>
        cell is byte[] ? $"{table.Name}.{row[0]}" : Convert.ToString(cell, CultureInfo.InvariantCulture);

    private static string Sorted(IReadOnlyList<string> lines) =>
        string.Join('\n', lines.Take(3).Concat(lines.Skip(3).Order(StringComparer.Ordinal)));
}
