using System.Linq;
using System.Xml.Linq;
using WindowsInstaller.Authoring.Symbols;

namespace WindowsInstaller.Authoring.Elements;

/// <summary>Property, RegistrySearch, SetProperty.</summary>
internal sealed partial class SectionCompiler
{
    private static readonly string[] GeneratedProperties = ["AdminProperties", "MsiHiddenProperties", "SecureCustomProperties"];

    private void PropertyElement(XElement element)
    {
        var reader = Open(element);
        var id = reader.RequiredIdentifier("Id");
        var value = reader.Text("Value");
        var flags = new PropertyFlagsSymbol(reader.At, id, reader.YesNo("Admin"), reader.YesNo("Secure"), reader.YesNo("Hidden"));
        if (GeneratedProperties.Contains(id))
        {
            reader.Report($"the property '{id}' is generated; author Admin, Hidden or Secure on the properties it should list.");
        }

        if (value is null)
        {
            Add(new NameSymbol(reader.At, "Property", id));
        }
        else
        {
            AddRow(reader.At, "Property", id, value);
        }

        var searched = false;
        reader.End(("RegistrySearch", child =>
        {
            searched = true;
            AddRow(reader.At, "AppSearch", id, RegistrySearchElement(child));
        }
        ));

        if (searched && id.Any(char.IsAsciiLetterLower))
        {
            reader.Report($"the property '{id}' is set by a search, so it must be public: upper case only.");
        }

        if (flags is { Admin: false, Secure: false, Hidden: false })
        {
            if (value is null && !searched)
            {
                reader.Report($"the property '{id}' has no value, no search and none of Admin, Hidden, Secure: it does nothing.");
            }
        }
        else
        {
            Add(flags);
        }
    }

    private string RegistrySearchElement(XElement element)
    {
        const int Locator64Bit = 16;

        var reader = Open(element);
        var id = reader.RequiredIdentifier("Id");
        var root = reader.RequiredChoice("Root", ("HKCR", 0), ("HKCU", 1), ("HKLM", 2), ("HKU", 3));
        var key = reader.RequiredText("Key");
        var name = reader.Text("Name");
        var type = reader.RequiredChoice("Type", ("directory", 0), ("file", 1), ("raw", 2));
        AddRow(reader.At, "RegLocator", id, root, key, name, type | (Is64Bit(reader) ? Locator64Bit : 0));
        reader.End();
        return id;
    }

    /// <summary>The package is one for x64, so that is what an element without Bitness gets.</summary>
    private static bool Is64Bit(ElementReader reader) =>
        reader.Choice("Bitness", true, ("default", true), ("always64", true), ("always32", false));

    private void SetPropertyElement(XElement element)
    {
        const int SetProperty = 51;
        const int FirstSequence = 0x100;

        var reader = Open(element);
        var property = reader.RequiredIdentifier("Id");
        var action = reader.Identifier("Action") ?? "Set" + property;
        var value = reader.Text("Value", allowEmpty: true);
        var condition = reader.Text("Condition");
        var placement = reader.OneOf("Before", "After");
        var anchor = placement is null ? null : reader.RequiredIdentifier(placement);
        var (execute, userInterface, once) = reader.Choice("Sequence", (true, true, false),
            ("both", (true, true, false)),
            ("execute", (true, false, false)),
            ("ui", (false, true, false)),
            ("first", (true, true, true)));
        if (value is null)
        {
            reader.Report("<SetProperty> has no Value; an empty one clears the property.");
        }

        AddRow(reader.At, "CustomAction", action, SetProperty | (once ? FirstSequence : 0), property, NullIfEmpty(value), null);
        foreach (var table in new[] { execute ? "InstallExecuteSequence" : null, userInterface ? "InstallUISequence" : null })
        {
            if (table is not null)
            {
                Add(new ActionSymbol(reader.At, table, action, condition, null, placement == "Before" ? anchor : null, placement == "After" ? anchor : null));
                Refer(reader.At, table, anchor);
            }
        }

        reader.End();
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
