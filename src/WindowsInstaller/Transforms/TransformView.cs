using System.Collections.Generic;
using System.Linq;
using WindowsInstaller.Database;

namespace WindowsInstaller.Transforms;

/// <summary>Describes the changes of a transform to a database.</summary>
internal sealed class TransformView(InstallerDatabase database)
{
    private readonly Dictionary<string, Dictionary<RowKey, object?[]>> rowsByKey = [];
    private readonly Dictionary<string, IReadOnlyList<Column>> added = [];

    internal IEnumerable<TransformViewRow> Rows(IEnumerable<TransformChange> changes) => changes.SelectMany(Rows);

    private IEnumerable<TransformViewRow> Rows(TransformChange change) => change switch
    {
        TableAdded table => Added(table),
        RowInserted inserted => Inserted(inserted),
        RowUpdated updated => updated.Cells.Select(cell => new TransformViewRow(
            updated.Table, Columns(updated.Table)[cell.Column].Name, updated.Key.ToString(), cell.Value, Current(updated.Table, updated.Key, cell.Column))),
        RowDeleted deleted => [new TransformViewRow(deleted.Table, TransformViewRow.Delete, deleted.Key.ToString())],
        _ => [new TransformViewRow(change.Table, TransformViewRow.Drop)],
    };

    private IEnumerable<TransformViewRow> Added(TableAdded table)
    {
        added[table.Table] = table.Columns;
        return table.Columns
            .Select((column, i) => new TransformViewRow(table.Table, column.Name, null, column.ToIdt(), i + 1))
            .Prepend(new TransformViewRow(table.Table, TransformViewRow.Create));
    }

    private IEnumerable<TransformViewRow> Inserted(RowInserted inserted)
    {
        var columns = Columns(inserted.Table);
        var key = RowKey.Of(columns, inserted.Cells);
        return Enumerable.Range(0, inserted.Cells.Length)
            .Where(i => !columns[i].Key)
            .Select(i => new TransformViewRow(inserted.Table, columns[i].Name, key.ToString(), inserted.Cells[i], Current(inserted.Table, key, i)))
            .Prepend(new TransformViewRow(inserted.Table, TransformViewRow.Insert, key.ToString()));
    }

    private IReadOnlyList<Column> Columns(string table) => added.TryGetValue(table, out var columns) ? columns : database.Tables[table].Columns;

    private object? Current(string name, RowKey key, int column)
    {
        if (!database.Tables.TryGetValue(name, out var table))
        {
            return null;
        }

        if (!rowsByKey.TryGetValue(name, out var rows))
        {
            rowsByKey[name] = rows = [];
            foreach (var row in table.Rows)
            {
                rows.TryAdd(RowKey.Of(table, row), row);
            }
        }

        return rows.TryGetValue(key, out var current) ? current[column] : null;
    }
}
