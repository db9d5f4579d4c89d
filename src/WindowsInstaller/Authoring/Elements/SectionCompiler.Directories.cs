using System;
using System.Xml.Linq;

namespace WindowsInstaller.Authoring.Elements;

/// <summary>Directory, DirectoryRef, StandardDirectory.</summary>
internal sealed partial class SectionCompiler
{
    private void DirectoryElement(XElement element, string parent)
    {
        var reader = Open(element);
        var name = FileName(reader, "Name");
        var shortName = ShortName(reader);
        var id = reader.RequiredIdentifier("Id");
        if (StandardDirectories.Names.ContainsKey(id))
        {
            reader.Report($"'{id}' is a standard directory; write <StandardDirectory Id=\"{id}\">.");
        }

        // A reference keeps a standard parent in the package: nothing else defines it.
        Refer(reader.At, "Directory", parent);
        AddRow(reader.At, "Directory", id, parent, GeneratedName.WithShortName(name, shortName, keepExtension: false, "Directory", parent));
        reader.End(DirectoryChildren(id));
    }

    private void DirectoryRefElement(XElement element)
    {
        var reader = Open(element);
        var id = reader.RequiredIdentifier("Id");
        Refer(reader.At, "Directory", id);
        reader.End(DirectoryChildren(id));
    }

    private void StandardDirectoryElement(XElement element)
    {
        var reader = Open(element);
        var id = reader.RequiredIdentifier("Id");
        if (id.Length > 0 && !StandardDirectories.Names.ContainsKey(id))
        {
            reader.Report($"'{id}' is no standard directory; the standard ones are {string.Join(", ", StandardDirectories.Names.Keys)}.");
        }
        else
        {
            Refer(reader.At, "Directory", id);
        }

        reader.End(DirectoryChildren(id));
    }

    private (string Name, Action<XElement> Read)[] DirectoryChildren(string directory) =>
    [
        ("Directory", child => DirectoryElement(child, directory)),
        ("Component", child => ComponentElement(child, directory, null)),
    ];

    private static string FileName(ElementReader reader, string attribute)
    {
        const int Longest = 259;

        var name = reader.RequiredText(attribute);
        if (name.Length > Longest || name.IndexOfAny(['\\', '/', '?', '*', '|', '>', '<', ':', '"']) >= 0 || (name.Length > 0 && name.Trim('.').Length == 0))
        {
            reader.Report($"{reader.Name}/@{attribute} '{name}' is no file name.");
        }

        return name;
    }

    private static string? ShortName(ElementReader reader)
    {
        var name = reader.Text("ShortName");
        if (name is not null && !GeneratedName.IsShortName(name))
        {
            reader.Report($"{reader.Name}/@ShortName '{name}' is no 8.3 name.");
        }

        return name;
    }
}
