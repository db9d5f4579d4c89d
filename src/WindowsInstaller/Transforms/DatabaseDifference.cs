using System;
using System.Collections.Generic;
using System.Linq;
using WindowsInstaller.Database;

namespace WindowsInstaller.Transforms;

/// <summary>The steps from one database to another: dropped tables, then per table deleted, updated and inserted rows.</summary>
internal static class DatabaseDifference
{
    /// <exception cref="TransformException">The databases differ in what no transform can change, or a primary key is there twice.</exception>
    internal static IEnumerable<TransformChange> Between(InstallerDatabase before, InstallerDatabase after)
    {
        CheckStreams(before, after);
        foreach (var name in before.Tables.Keys.Where(name => !after.Tables.ContainsKey(name)))
        {
            yield return new TableDropped(name);
        }

        foreach (var (name, table) in after.Tables)
        {
            if (!before.Tables.TryGetValue(name, out var old))
            {
                yield return new TableAdded(name, table.Columns);
                old = new Table(name, table.Columns);
            }

            foreach (var change in Rows(old, table))
            {
                yield return change;
            }
        }
    }

    internal static bool CellEquals(object? left, object? right) => (left, right) switch
    {
        (null or "", null or "") => true,
        (byte[] a, byte[] b) => ReferenceEquals(a, b) || a.AsSpan().SequenceEqual(b),
        _ => Equals(left, right),
    };

    private static IEnumerable<TransformChange> Rows(Table before, Table after)
    {
        if (!before.Columns.SequenceEqual(after.Columns))
        {
            throw new TransformException($"Table '{after.Name}' has other columns than in the base: a transform made here can add and drop tables, not change their columns.");
        }

        var (oldRows, newRows) = (ByKey(before), ByKey(after));
        foreach (var key in oldRows.Keys.Where(key => !newRows.ContainsKey(key)))
        {
            yield return new RowDeleted(after.Name, key);
        }

        foreach (var (key, row) in newRows.Where(entry => oldRows.ContainsKey(entry.Key)))
        {
            var old = oldRows[key];
            var cells = Enumerable.Range(0, row.Length).Where(i => !CellEquals(old[i], row[i])).Select(i => (i, row[i])).ToList();
            if (cells.Count > 0)
            {
                CheckRow(after, row);
                yield return new RowUpdated(after.Name, key, cells);
            }
        }

        foreach (var (_, row) in newRows.Where(entry => !oldRows.ContainsKey(entry.Key)))
        {
            CheckRow(after, row);
            yield return new RowInserted(after.Name, row);
        }
    }

    private static OrderedDictionary<RowKey, object?[]> ByKey(Table table)
    {
        var rows = new OrderedDictionary<RowKey, object?[]>();
        foreach (var row in table.Rows)
        {
            if (!rows.TryAdd(RowKey.Of(table, row), row))
            {
                throw new TransformException($"{TableRules.Where(table, row)} is there twice: rows are compared by primary key, which must be unique.");
            }
        }

        return rows;
    }

    /// <exception cref="TransformException">The row breaks a rule of its table.</exception>
    internal static void CheckRow(Table table, object?[] row)
    {
        try
        {
            TableRules.CheckRow(table, row);
        }
        catch (InstallerDatabaseException broken)
        {
            throw new TransformException(Text.Of(broken), broken);
        }
    }

    private static void CheckStreams(InstallerDatabase before, InstallerDatabase after)
    {
        var names = before.Streams.Keys.Union(after.Streams.Keys);
        if (names.FirstOrDefault(name => !CellEquals(before.Streams.GetValueOrDefault(name), after.Streams.GetValueOrDefault(name))) is { } stream)
        {
            throw new TransformException($"The stream '{stream}' differs: a transform changes tables and their streams, not cabinets beside them.");
        }
    }
}
