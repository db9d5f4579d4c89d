namespace WindowsInstaller.Authoring.Symbols;

/// <summary>An action in a sequence table: at a number, or beside another action.</summary>
internal sealed record ActionSymbol(SourceLocation At, string Table, string Action, string? Condition, int? Sequence, string? Before = null, string? After = null) : Symbol(At)
{
    public string? Anchor => Before ?? After;
}
