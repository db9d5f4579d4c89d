using System.Collections.Generic;
using System.Linq;
using WindowsInstaller.Authoring.Symbols;

namespace WindowsInstaller.Authoring.Linking;

/// <summary>Flattens component groups: which components belong to which feature.</summary>
internal sealed class FeatureAssignment
{
    private readonly ILookup<(string Kind, string Id), MembershipSymbol> members;
    private readonly Diagnostics diagnostics;
    private readonly OrderedDictionary<(string Feature, string Component), SourceLocation> assigned = [];

    private FeatureAssignment(IReadOnlyList<Symbol> symbols, Diagnostics diagnostics)
    {
        members = symbols.OfType<MembershipSymbol>().ToLookup(member => (member.ParentKind, member.Parent));
        this.diagnostics = diagnostics;
    }

    /// <summary>Feature and component of every FeatureComponents row. A component in no feature is reported.</summary>
    public static IEnumerable<KeyValuePair<(string Feature, string Component), SourceLocation>> Assign(IReadOnlyList<Symbol> symbols, Diagnostics diagnostics)
    {
        var assignment = new FeatureAssignment(symbols, diagnostics);
        var rows = symbols.OfType<RowSymbol>().ToList();
        foreach (var feature in rows.Where(row => row.Table == "Feature"))
        {
            assignment.Walk((string)feature.Cells[0]!, ("Feature", (string)feature.Cells[0]!), []);
        }

        var featured = assignment.assigned.Keys.Select(pair => pair.Component).ToHashSet();
        foreach (var component in rows.Where(row => row.Table == "Component" && !featured.Contains((string)row.Cells[0]!)))
        {
            diagnostics.Report(component.At, $"the component '{component.Cells[0]}' belongs to no feature, so it would never be installed.");
        }

        return assignment.assigned;
    }

    private void Walk(string feature, (string Kind, string Id) parent, HashSet<string> groups)
    {
        foreach (var member in members[parent])
        {
            if (member.ChildKind == "Component")
            {
                assigned.TryAdd((feature, member.Child), member.At);
            }
            else if (groups.Add(member.Child))
            {
                Walk(feature, ("ComponentGroup", member.Child), groups);
                groups.Remove(member.Child);
            }
            else
            {
                diagnostics.Report(member.At, $"the component group '{member.Child}' contains itself.");
            }
        }
    }
}
