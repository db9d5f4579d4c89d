namespace WindowsInstaller.Authoring.Symbols;

/// <summary>Pulls the section that defines the name into the package.</summary>
/// <param name="Kind">A table name, or the kind of a <see cref="NameSymbol"/>.</param>
internal sealed record ReferenceSymbol(SourceLocation At, string Kind, string Id) : Symbol(At);
