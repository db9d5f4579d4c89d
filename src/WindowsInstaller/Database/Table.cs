using System.Collections.Generic;
using System.Linq;

namespace WindowsInstaller.Database;

/// <summary>
/// A table in memory. Cells are null, int (Int16 and Int32 columns), string (Text; never "", which is null) or byte[] (Stream).
/// Rows keep the order in which they were added; a file holds them sorted by their stored keys.
/// </summary>
public sealed class Table(string name, IReadOnlyList<Column> columns)
{
    public string Name { get; } = name;

    public IReadOnlyList<Column> Columns { get; } = columns;

    public List<object?[]> Rows { get; } = [];

    public IEnumerable<int> KeyColumns => Enumerable.Range(0, Columns.Count).Where(i => Columns[i].Key);

    /// <summary>Adds a row, or replaces the one with the same primary key.</summary>
    public void Set(params object?[] row)
    {
        var key = RowKey.Of(this, row);
        var index = Rows.FindIndex(existing => RowKey.Of(this, existing).Equals(key));
        if (index < 0)
        {
            Rows.Add(row);
        }
        else
        {
            Rows[index] = row;
        }
    }
}
