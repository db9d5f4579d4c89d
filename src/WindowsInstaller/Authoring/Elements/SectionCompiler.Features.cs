using System.Globalization;
using System.Xml.Linq;
using WindowsInstaller.Authoring.Symbols;

namespace WindowsInstaller.Authoring.Elements;

/// <summary>Feature, Level, ComponentGroup and the references that tie components to features.</summary>
internal sealed partial class SectionCompiler
{
    /// <param name="lastDisplay">The display number of the feature before among its siblings.</param>
    private void FeatureElement(XElement element, string? parent, ref int lastDisplay)
    {
        const int DisallowAbsent = 16;
        const int DisallowAdvertise = 8;
        const int LongestId = 38;

        var reader = Open(element);
        var id = reader.RequiredIdentifier("Id");
        var title = reader.Text("Title");
        var description = reader.Text("Description");
        var level = reader.Integer("Level", 0, short.MaxValue) ?? 1;
        var directory = reader.Identifier("ConfigurableDirectory");
        var attributes = (reader.YesNo("AllowAbsent", otherwise: true) ? 0 : DisallowAbsent)
            | (reader.YesNo("AllowAdvertise", otherwise: true) ? 0 : DisallowAdvertise);
        var display = Display(reader, ref lastDisplay);
        if (id.Length > LongestId)
        {
            reader.Report($"Feature/@Id '{id}' is longer than {LongestId} characters.");
        }

        if (directory is not null && directory != directory.ToUpperInvariant())
        {
            reader.Report($"Feature/@ConfigurableDirectory '{directory}' must be public: upper case only.");
        }

        Refer(reader.At, "Directory", directory);
        AddRow(reader.At, "Feature", id, parent, title, description, display, level, directory, attributes);
        var childDisplay = 0;
        reader.End(
            ("Component", child => ComponentElement(child, null, ("Feature", id))),
            ("ComponentRef", child => MemberElement(child, "Component", "Feature", id)),
            ("ComponentGroupRef", child => MemberElement(child, "ComponentGroup", "Feature", id)),
            ("Feature", child => FeatureElement(child, id, ref childDisplay)),
            ("Level", child => LevelElement(child, id)));
    }

    // Even numbers show a feature collapsed, odd ones expanded, in the order of the numbers; 0 hides it.
    private static int Display(ElementReader reader, ref int last)
    {
        var display = reader.Text("Display") ?? "collapse";
        switch (display)
        {
            case "collapse":
                return last = (last | 1) + 1;
            case "expand":
                return last = (last + 1) | 1;
            case "hidden":
                return 0;
            default:
                if (!int.TryParse(display, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    reader.Report($"Feature/@Display '{display}' is not supported; allowed: collapse, expand, hidden or a number.");
                }

                last = number == 0 ? last : number;
                return number;
        }
    }

    private void LevelElement(XElement element, string feature)
    {
        var reader = Open(element);
        AddRow(reader.At, "Condition", feature, reader.RequiredInteger("Value", 0, short.MaxValue), reader.RequiredText("Condition"));
        reader.End();
    }

    private void ComponentGroupElement(XElement element)
    {
        var reader = Open(element);
        var id = reader.RequiredIdentifier("Id");
        var directory = reader.Identifier("Directory");
        Refer(reader.At, "Directory", directory);
        Add(new NameSymbol(reader.At, "ComponentGroup", id));
        reader.End(
            ("Component", child => ComponentElement(child, directory, ("ComponentGroup", id))),
            ("ComponentRef", child => MemberElement(child, "Component", "ComponentGroup", id)),
            ("ComponentGroupRef", child => MemberElement(child, "ComponentGroup", "ComponentGroup", id)));
    }

    private void MemberElement(XElement element, string kind, string parentKind, string parent)
    {
        var reader = Open(element);
        var id = reader.RequiredIdentifier("Id");
        Refer(reader.At, kind, id);
        Add(new MembershipSymbol(reader.At, parentKind, parent, kind, id));
        reader.End();
    }
}
