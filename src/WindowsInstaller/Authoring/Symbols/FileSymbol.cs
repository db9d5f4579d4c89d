namespace WindowsInstaller.Authoring.Symbols;

/// <summary>An installed file.</summary>
/// <param name="Source">Full path of the file whose content is packed.</param>
internal sealed record FileSymbol(SourceLocation At, string Id, string Component, string Directory, string Name, string? ShortName, string Source, int Attributes) : Symbol(At);
