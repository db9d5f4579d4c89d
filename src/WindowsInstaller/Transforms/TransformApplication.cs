using System.Collections.Generic;
using System.Linq;
using WindowsInstaller.Database;

namespace WindowsInstaller.Transforms;

/// <summary>Takes the steps of a transform on a database in memory.</summary>
internal sealed class TransformApplication(InstallerDatabase database, TransformErrors ignored)
{
    private readonly Dictionary<string, Dictionary<RowKey, int>> rowsByKey = [];
    private readonly Dictionary<string, HashSet<int>> deletedRows = [];

    /// <exception cref="TransformException">A step does not fit, and the transform does not say to ignore that.</exception>
    internal void Apply(IEnumerable<TransformChange> changes)
    {
        foreach (var change in changes)
        {
            Apply(change);
        }

        foreach (var (table, rows) in deletedRows)
        {
            RemoveRows(database.Tables[table].Rows, rows);
        }
    }

    private void Apply(TransformChange change)
    {
        switch (change)
        {
            case TableAdded added:
                if (!database.Tables.TryAdd(added.Table, new Table(added.Table, added.Columns)))
                {
                    Refuse(TransformErrors.AddExistingTable, $"adds the table '{added.Table}', which the database already has");
                }

                break;
            case TableDropped dropped:
                if (!database.Tables.Remove(dropped.Table))
                {
                    Refuse(TransformErrors.DeleteMissingTable, $"drops the table '{dropped.Table}', which the database does not have");
                }

                break;
            case RowInserted inserted:
                Insert(inserted);
                break;
            case RowUpdated updated:
                Update(updated);
                break;
            case RowDeleted deleted:
                if (RowsByKey(deleted.Table).Remove(deleted.Key, out var index))
                {
                    Deleted(deleted.Table).Add(index);
                }
                else
                {
                    Refuse(TransformErrors.DeleteMissingRow, $"deletes row '{deleted.Key.ToString()}' of table '{deleted.Table}', which is not there");
                }

                break;
        }
    }

    private void Insert(RowInserted inserted)
    {
        var table = database.Tables[inserted.Table];
        var row = new object?[table.Columns.Count];
        inserted.Cells.CopyTo(row, 0);
        var key = RowKey.Of(table, row);
        var rows = RowsByKey(inserted.Table);
        if (rows.TryAdd(key, table.Rows.Count))
        {
            table.Rows.Add(row);
            return;
        }

        Refuse(TransformErrors.AddExistingRow, $"adds row '{key.ToString()}' to table '{inserted.Table}', which is already there");
        table.Rows[rows[key]] = row;
    }

    private void Update(RowUpdated updated)
    {
        if (!RowsByKey(updated.Table).TryGetValue(updated.Key, out var index))
        {
            Refuse(TransformErrors.UpdateMissingRow, $"changes row '{updated.Key.ToString()}' of table '{updated.Table}', which is not there");
            return;
        }

        foreach (var (column, value) in updated.Cells)
        {
            database.Tables[updated.Table].Rows[index][column] = value;
        }
    }

    private Dictionary<RowKey, int> RowsByKey(string name)
    {
        if (!rowsByKey.TryGetValue(name, out var rows))
        {
            var table = database.Tables[name];
            rowsByKey[name] = rows = [];
            for (var i = 0; i < table.Rows.Count; i++)
            {
                rows.TryAdd(RowKey.Of(table, table.Rows[i]), i);
            }
        }

        return rows;
    }

    private HashSet<int> Deleted(string table)
    {
        if (!deletedRows.TryGetValue(table, out var rows))
        {
            deletedRows[table] = rows = [];
        }

        return rows;
    }

    private static void RemoveRows(List<object?[]> rows, HashSet<int> removed)
    {
        var kept = rows.Where((_, i) => !removed.Contains(i)).ToList();
        rows.Clear();
        rows.AddRange(kept);
    }

    private void Refuse(TransformErrors error, Text problem)
    {
        if (!ignored.HasFlag(error))
        {
            throw new TransformException($"The transform {problem}.");
        }
    }
}
