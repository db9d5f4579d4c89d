using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace WindowsInstaller.Database;

/// <summary>The primary key of a row: the cells of the key columns, compared by value. Cells are null, int or string.</summary>
public sealed class RowKey(IReadOnlyList<object?> cells) : IEquatable<RowKey>
{
    public IReadOnlyList<object?> Cells { get; } = cells;

    public static RowKey Of(Table table, object?[] row) => Of(table.Columns, row);

    internal static RowKey Of(IReadOnlyList<Column> columns, object?[] row) =>
        new([.. Enumerable.Range(0, columns.Count).Where(i => columns[i].Key).Select(i => row[i])]);

    /// <summary>The name of the stream that holds the row's stream cell: table and key, joined by dots.</summary>
    internal string StreamName(string table) => table + string.Concat(Texts.Select(text => "." + text));

    /// <summary>Upper limit of the length of <see cref="StreamName"/>, without building it.</summary>
    internal long TextLength => Cells.Sum(cell => cell is string text ? (long)text.Length : 0);

    /// <summary>The cells joined by tabs, a null as one space: as the column Row of _TransformView shows them.</summary>
    public override string ToString() => string.Join('\t', Texts.Select(text => text.Length == 0 ? " " : text));

    public bool Equals(RowKey? other) => other is not null && Cells.SequenceEqual(other.Cells);

    public override bool Equals(object? obj) => Equals(obj as RowKey);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var cell in Cells)
        {
            hash.Add(cell);
        }

        return hash.ToHashCode();
    }

    private IEnumerable<string> Texts => Cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "");
}
