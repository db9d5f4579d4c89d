namespace WindowsInstaller.Authoring.Symbols;

/// <summary>Something a section contributes to the package, with the place where it was authored.</summary>
internal abstract record Symbol(SourceLocation At);
