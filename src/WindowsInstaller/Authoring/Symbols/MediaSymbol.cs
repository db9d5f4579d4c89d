using WindowsInstaller.Cabinets;

namespace WindowsInstaller.Authoring.Symbols;

/// <summary>The one embedded cabinet that holds all files.</summary>
internal sealed record MediaSymbol(SourceLocation At, CabinetCompression Compression) : Symbol(At);
