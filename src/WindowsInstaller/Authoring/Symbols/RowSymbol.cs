namespace WindowsInstaller.Authoring.Symbols;

/// <summary>A table row that needs nothing from the linker. A stream cell is the full path of its file.</summary>
internal sealed record RowSymbol(SourceLocation At, string Table, params object?[] Cells) : Symbol(At);
