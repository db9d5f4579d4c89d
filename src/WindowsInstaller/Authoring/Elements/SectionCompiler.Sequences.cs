using System;
using System.Linq;
using System.Xml.Linq;
using WindowsInstaller.Authoring.Symbols;

namespace WindowsInstaller.Authoring.Elements;

/// <summary>The sequence elements: Custom, Show and standard actions.</summary>
internal sealed partial class SectionCompiler
{
    private static readonly string[] Placements = ["Before", "After", "Sequence", "OnExit"];

    private void SequenceElement(XElement element)
    {
        var reader = Open(element);
        var table = StandardActions.Tables[reader.Name];
        reader.End(
        [
            ("Custom", child => CustomOrShow(child, table, "Action", "CustomAction")),
            ("Show", child => CustomOrShow(child, table, "Dialog", "Dialog")),
            .. element.Elements().Select(child => child.Name.LocalName).Where(StandardActions.IsStandard).Distinct()
                .Select(action => (action, (Action<XElement>)(child => StandardAction(child, table)))),
        ]);
    }

    private void CustomOrShow(XElement element, string table, string attribute, string kind)
    {
        var reader = Open(element);
        var (access, action) = reader.Accessible(attribute);
        Refer(reader.At, kind, action);
        Schedule(reader, table, action, reader.OneOf(Placements), reader.Text("Condition"), access);
        reader.End();
    }

    private void StandardAction(XElement element, string table)
    {
        var reader = Open(element);
        var action = reader.Name;
        var condition = reader.Text("Condition") ?? StandardActions.Condition(action);
        var suggested = StandardActions.Number(table, action);
        if (StandardActions.Unplaced.Contains(action) || (StandardActions.Movable.Contains(action) && Placements.Any(reader.Has)))
        {
            Schedule(reader, table, action, reader.OneOf(Placements), condition);
        }
        else if (suggested is null)
        {
            reader.Report($"<{action}> has no place in {table}.");
        }
        else
        {
            Add(new ActionSymbol(reader.At, table, action, condition, reader.Integer("Sequence", 1, short.MaxValue) ?? suggested));
        }

        reader.End();
    }

    private void Schedule(ElementReader reader, string table, string action, string? placement, string? condition, ActionAccess access = ActionAccess.Ordinary)
    {
        switch (placement)
        {
            case "Sequence":
                Add(new ActionSymbol(reader.At, table, action, condition, reader.Integer("Sequence", 1, short.MaxValue) ?? 1, Access: access));
                break;
            case "OnExit":
                var exit = reader.Choice("OnExit", -1, ("success", -1), ("cancel", -2), ("error", -3), ("suspend", -4));
                Add(new ActionSymbol(reader.At, table, action, condition, exit, Access: access));
                break;
            case "Before" or "After":
                var anchor = reader.RequiredIdentifier(placement);
                if (anchor == action)
                {
                    reader.Report($"'{action}' cannot stand {placement.ToLowerInvariant()} itself.");
                }

                Refer(reader.At, table, anchor);
                Add(new ActionSymbol(reader.At, table, action, condition, null, placement == "Before" ? anchor : null, placement == "After" ? anchor : null, access));
                break;
        }
    }
}
