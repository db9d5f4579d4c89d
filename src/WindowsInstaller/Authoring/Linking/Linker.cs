using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using WindowsInstaller.Authoring.Binding;
using WindowsInstaller.Authoring.Symbols;

namespace WindowsInstaller.Authoring.Linking;

/// <summary>
/// Chooses the fragments that the package needs: those that define a name it refers to, directly or through another one.
/// Depth first in the order of the references, as WiX does, because the order decides between actions at the same place.
/// </summary>
internal sealed class Linker
{
    private readonly Dictionary<(string Kind, string Id), (Section Section, SourceLocation At)> definitions = [];
    private readonly List<((string Kind, string Id) Definition, SourceLocation At)> overriding = [];
    private readonly List<Symbol> linked = [];
    private readonly HashSet<Section> visited = [];
    private readonly Diagnostics diagnostics;

    private Linker(Diagnostics diagnostics) => this.diagnostics = diagnostics;

    /// <summary>All symbols of the package.</summary>
    public static IReadOnlyList<Symbol> Link(IReadOnlyList<Section> sections, Diagnostics diagnostics)
    {
        var linker = new Linker(diagnostics);
        foreach (var section in sections)
        {
            linker.Index(section);
        }

        linker.CheckOverrides(sections);
        linker.Visit(sections.First(section => section.IsPackage));
        diagnostics.ThrowIfAny();
        return linker.WithoutOverridden();
    }

    private List<Symbol> WithoutOverridden()
    {
        var overrides = linked.OfType<ActionSymbol>().Where(action => action.Access == ActionAccess.Override).Select(action => (action.Table, action.Action)).ToHashSet();
        return linked.FindAll(symbol => symbol is not ActionSymbol { Access: ActionAccess.Virtual } action || !overrides.Contains((action.Table, action.Action)));
    }

    private void Index(Section section)
    {
        foreach (var symbol in section.Symbols)
        {
            if (Definition(symbol) is not { } definition)
            {
                continue;
            }

            if (symbol is ActionSymbol { Access: ActionAccess.Override })
            {
                overriding.Add((definition, symbol.At));
            }
            else if (!definitions.TryAdd(definition, (section, symbol.At)))
            {
                diagnostics.Report(symbol.At, $"{definition.Kind} '{definition.Id}' is already defined at {definitions[definition].At}.");
            }
        }
    }

    private void CheckOverrides(IReadOnlyList<Section> sections)
    {
        var virtuals = sections.SelectMany(section => section.Symbols).OfType<ActionSymbol>()
            .Where(action => action.Access == ActionAccess.Virtual).Select(action => (action.Table, action.Action)).ToHashSet();
        foreach (var (definition, at) in overriding.Where(entry => !virtuals.Contains(entry.Definition)))
        {
            diagnostics.Report(at, $"'{definition.Id}' overrides nothing: no fragment schedules it as virtual in {definition.Kind}.");
        }

        foreach (var twice in overriding.GroupBy(entry => entry.Definition).SelectMany(group => group.Skip(1)))
        {
            diagnostics.Report(twice.At, $"{twice.Definition.Kind} '{twice.Definition.Id}' is overridden twice.");
        }
    }

    private static (string Kind, string Id)? Definition(Symbol symbol) => symbol switch
    {
        NameSymbol name => (name.Kind, name.Id),
        RowSymbol row => (row.Table, Key(row)),
        FileSymbol file => ("File", file.Id),
        ActionSymbol action => (action.Table, action.Action),
        MediaSymbol => ("MediaTemplate", ""),
        SummaryInformationSymbol => ("SummaryInformation", ""),
        _ => null,
    };

    private static string Key(RowSymbol row) =>
        string.Join('/', TableDefinitions.KeyColumns(row.Table).Select(column => System.Convert.ToString(row.Cells[column], CultureInfo.InvariantCulture)));

    private void Visit(Section section)
    {
        if (!visited.Add(section))
        {
            return;
        }

        linked.AddRange(section.Symbols);
        foreach (var reference in section.Symbols.OfType<ReferenceSymbol>())
        {
            if (definitions.TryGetValue((reference.Kind, reference.Id), out var definition))
            {
                Visit(definition.Section);
            }
            else if (!IsStandard(reference))
            {
                diagnostics.Report(reference.At, $"{reference.Kind} '{reference.Id}' is defined nowhere.");
            }
        }
    }

    private static bool IsStandard(ReferenceSymbol reference) => reference.Kind switch
    {
        "Directory" => StandardDirectories.Names.ContainsKey(reference.Id),
        _ => StandardActions.Tables.Values.Contains(reference.Kind) && StandardActions.Number(reference.Kind, reference.Id) is not null,
    };
}
