using System.Collections.Generic;
using WindowsInstaller.Database;

namespace WindowsInstaller.Transforms;

/// <summary>One step that a transform takes on a database.</summary>
public abstract record TransformChange(string Table);

/// <summary>A table that is not in the base. Its rows follow as <see cref="RowInserted"/>.</summary>
public sealed record TableAdded(string Table, IReadOnlyList<Column> Columns) : TransformChange(Table);

public sealed record TableDropped(string Table) : TransformChange(Table);

/// <param name="Cells">From the first column on; columns beyond are null.</param>
public sealed record RowInserted(string Table, object?[] Cells) : TransformChange(Table);

/// <param name="Cells">The changed cells: column index and new value.</param>
public sealed record RowUpdated(string Table, RowKey Key, IReadOnlyList<(int Column, object? Value)> Cells) : TransformChange(Table);

public sealed record RowDeleted(string Table, RowKey Key) : TransformChange(Table);
