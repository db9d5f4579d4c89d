using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WindowsInstaller.Database;
using WindowsInstaller.Tests.Database;

namespace WindowsInstaller.Tests.Authoring;

/// <summary>Tables as .idt text for comparison: the three header lines, then the rows sorted, as their order means nothing.</summary>
internal static class GoldenTable
{
    public static string Read(string folder, string table) => Sorted(File.ReadAllLines(AuthoringFolder.Reference($"{folder}/{table}.idt")));

    public static string Of(Table table, Func<object?[], bool>? include = null)
    {
        var compared = new Table(table.Name, table.Columns);
        compared.Rows.AddRange(table.Rows.Where(include ?? (_ => true)));
        return Sorted(Idt.Lines(compared));
    }

    private static string Sorted(IReadOnlyList<string> lines) =>
        string.Join('\n', lines.Take(3).Concat(lines.Skip(3).Order(StringComparer.Ordinal)));
}
