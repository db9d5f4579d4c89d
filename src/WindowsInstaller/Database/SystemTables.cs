using System;
using System.Collections.Generic;

namespace WindowsInstaller.Database;

/// <summary>The tables that describe the others (Wine table.c), and the class ids of the kinds of files.</summary>
internal static class SystemTables
{
    internal const string Tables = "_Tables";
    internal const string Columns = "_Columns";
    internal const string SummaryStream = "\u0005SummaryInformation";

    internal static readonly IReadOnlyList<Column> TablesColumns = [new("Name", ColumnKind.Text, 64, Key: true)];

    internal static readonly IReadOnlyList<Column> ColumnsColumns =
    [
        new("Table", ColumnKind.Text, 64, Key: true),
        new("Number", ColumnKind.Int16, Key: true),
        new("Name", ColumnKind.Text, 64),
        new("Type", ColumnKind.Int16),
    ];

    internal static readonly Guid DatabaseClass = new("000C1084-0000-0000-C000-000000000046");
    internal static readonly Guid TransformClass = new("000C1082-0000-0000-C000-000000000046");
    internal static readonly Guid PatchClass = new("000C1086-0000-0000-C000-000000000046");

    /// <summary>Names that Windows Installer gives its own tables and streams.</summary>
    internal static readonly IReadOnlySet<string> Reserved =
        new HashSet<string>(StringComparer.Ordinal) { Tables, Columns, StringPool.PoolStream, StringPool.DataStream, "_Streams", "_Storages", "_TransformView" };

    /// <summary>The rows of _Tables and _Columns that describe some tables.</summary>
    internal static (Table Tables, Table Columns) Describe(IEnumerable<Table> described)
    {
        var (tables, columns) = (new Table(Tables, TablesColumns), new Table(Columns, ColumnsColumns));
        foreach (var table in described)
        {
            tables.Rows.Add([table.Name]);
            for (var i = 0; i < table.Columns.Count; i++)
            {
                columns.Rows.Add([table.Name, i + 1, table.Columns[i].Name, ColumnType.Encode(table.Name, table.Columns[i])]);
            }
        }

        return (tables, columns);
    }

    internal static Text DescribeClass(Guid classId) =>
        classId == DatabaseClass ? $"an installer database"
        : classId == TransformClass ? $"a transform"
        : classId == PatchClass ? (Text)$"a patch"
        : $"a compound file of class {classId:B}";
}
