using System.Collections.Generic;
using System.Linq;

namespace WindowsInstaller.Authoring.Symbols;

/// <summary>A Package or Fragment: linked into the package as a whole or not at all. Symbols keep the order of the document.</summary>
internal sealed class Section(SourceLocation at)
{
    public SourceLocation At { get; } = at;

    public List<Symbol> Symbols { get; } = [];

    public bool IsPackage => Symbols.OfType<PackageSymbol>().Any();
}
