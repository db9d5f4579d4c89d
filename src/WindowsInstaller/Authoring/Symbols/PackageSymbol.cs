namespace WindowsInstaller.Authoring.Symbols;

/// <summary>What the package as a whole says about itself in the summary information.</summary>
internal sealed record PackageSymbol(SourceLocation At, string Name, string Manufacturer, int Language, int InstallerVersion, bool PerUser, int CodePage) : Symbol(At);
