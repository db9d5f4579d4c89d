namespace WindowsInstaller.Authoring.Symbols;

/// <summary>Whether a scheduled action may be scheduled anew by another fragment, or does so.</summary>
internal enum ActionAccess
{
    Ordinary,
    Virtual,
    Override,
}

/// <summary>An action in a sequence table: at a number, or beside another action.</summary>
internal sealed record ActionSymbol(SourceLocation At, string Table, string Action, string? Condition, int? Sequence, string? Before = null, string? After = null, ActionAccess Access = ActionAccess.Ordinary) : Symbol(At)
{
    public string? Anchor => Before ?? After;
}
