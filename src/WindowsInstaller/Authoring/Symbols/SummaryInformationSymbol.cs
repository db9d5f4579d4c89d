namespace WindowsInstaller.Authoring.Symbols;

/// <summary>Authored summary information, in place of what follows from the package.</summary>
internal sealed record SummaryInformationSymbol(SourceLocation At, string? Subject, string? Author, string? Keywords) : Symbol(At);
