namespace WindowsInstaller.Authoring.Symbols;

/// <summary>A property, or an action whose data is a property of its name, that goes into the installer's special lists.</summary>
internal sealed record PropertyFlagsSymbol(SourceLocation At, string Property, bool Admin = false, bool Secure = false, bool Hidden = false) : Symbol(At);
