namespace WindowsInstaller.Authoring.Symbols;

/// <summary>A name that can be referred to and is not the key of a row: a ComponentGroup, a UI, a Property without value.</summary>
internal sealed record NameSymbol(SourceLocation At, string Kind, string Id) : Symbol(At);
