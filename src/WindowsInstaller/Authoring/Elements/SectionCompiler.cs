using System;
using System.IO;
using System.Xml.Linq;
using WindowsInstaller.Authoring.Symbols;

namespace WindowsInstaller.Authoring.Elements;

/// <summary>Compiles the elements of one Package or Fragment into symbols. The parts of this class follow the schema's own groups.</summary>
internal sealed partial class SectionCompiler(Section section, BindVariables variables, Diagnostics diagnostics)
{
    private void Add(Symbol symbol) => section.Symbols.Add(symbol);

    private void AddRow(SourceLocation at, string table, params object?[] cells) => Add(new RowSymbol(at, table, cells));

    private void Refer(SourceLocation at, string kind, string? id)
    {
        if (!string.IsNullOrEmpty(id))
        {
            Add(new ReferenceSymbol(at, kind, id));
        }
    }

    private ElementReader Open(XElement element) => new(element, variables, diagnostics);

    /// <summary>An element that only pulls in what it names.</summary>
    private void ReferenceElement(XElement element, string kind)
    {
        var reader = Open(element);
        Refer(reader.At, kind, reader.RequiredIdentifier("Id"));
        reader.End();
    }

    /// <summary>The full path of a source file; reports one that does not exist.</summary>
    private static string SourceFile(ElementReader reader, string attribute)
    {
        var authored = reader.RequiredText(attribute);
        if (authored.Length == 0)
        {
            return authored;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(reader.At.File))!;
        var path = Path.GetFullPath(Path.Combine(folder, authored.Replace('\\', '/')));
        if (!File.Exists(path))
        {
            reader.Report($"{reader.Name}/@{attribute} names '{authored}', but there is no file {path}.");
        }

        return path;
    }

    /// <summary>Was declared before anything was compiled: it may be used in front of the place where it stands.</summary>
    private void WixVariableElement(XElement element)
    {
        var reader = Open(element);
        _ = reader.Identifier("Id");
        _ = reader.Text("Value");
        reader.End();
    }

    /// <summary>The children that Package and Fragment share.</summary>
    private (string Name, Action<XElement> Read)[] CommonChildren() =>
    [
        ("AdminExecuteSequence", SequenceElement),
        ("AdminUISequence", SequenceElement),
        ("AdvertiseExecuteSequence", SequenceElement),
        ("InstallExecuteSequence", SequenceElement),
        ("InstallUISequence", SequenceElement),
        ("Binary", BinaryElement),
        ("Icon", IconElement),
        ("Component", element => ComponentElement(element, null, null)),
        ("ComponentGroup", ComponentGroupElement),
        ("CustomAction", CustomActionElement),
        ("CustomActionRef", element => ReferenceElement(element, "CustomAction")),
        ("Directory", element => DirectoryElement(element, StandardDirectories.Root)),
        ("DirectoryRef", DirectoryRefElement),
        ("StandardDirectory", StandardDirectoryElement),
        ("Launch", LaunchElement),
        ("Property", PropertyElement),
        ("PropertyRef", element => ReferenceElement(element, "Property")),
        ("SetProperty", SetPropertyElement),
        ("UI", UserInterfaceElement),
        ("UIRef", element => ReferenceElement(element, "UI")),
        ("WixVariable", WixVariableElement),
    ];
}
