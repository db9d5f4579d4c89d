using System.Xml.Linq;
using WindowsInstaller.Authoring.Symbols;

namespace WindowsInstaller.Authoring.Elements;

/// <summary>CustomAction: the type bits are those of "Summary List of All Custom Action Types" in the Windows Installer reference.</summary>
internal sealed partial class SectionCompiler
{
    private const int InScript = 0x400;

    private void CustomActionElement(XElement element)
    {
        const int NoImpersonate = 0x800;
        const int HideTarget = 0x2000;

        var reader = Open(element);
        var id = reader.RequiredIdentifier("Id");
        var (content, source, target) = reader.Has("Error") ? ErrorAction(reader) : SourceAndTarget(reader);
        var execution = reader.Choice("Execute", 0,
            ("immediate", 0),
            ("firstSequence", 0x100),
            ("oncePerProcess", 0x200),
            ("secondSequence", 0x300),
            ("deferred", InScript),
            ("rollback", InScript | 0x100),
            ("commit", InScript | 0x200));
        var continuation = reader.Choice("Return", 0, ("check", 0), ("ignore", 0x40), ("asyncWait", 0x80), ("asyncNoWait", 0xC0));
        var impersonate = reader.YesNo("Impersonate", otherwise: true);
        var hideTarget = reader.YesNo("HideTarget");
        var deferred = (execution & InScript) != 0;
        var type = content | execution | continuation | (hideTarget ? HideTarget : 0) | (deferred && !impersonate ? NoImpersonate : 0);

        AddRow(reader.At, "CustomAction", id, type, source, NullIfEmpty(target), null);
        if (hideTarget && deferred)
        {
            // A deferred action reads its data from the property of its own name.
            Add(new PropertyFlagsSymbol(reader.At, id, Hidden: true));
        }

        reader.End();
    }

    private (int Type, string? Source, string? Target) ErrorAction(ElementReader reader)
    {
        const int Error = 19;

        var message = reader.RequiredText("Error");
        if (int.TryParse(message, out _))
        {
            Refer(reader.At, "Error", message);
        }

        return (Error, null, message);
    }

    private (int Type, string? Source, string? Target) SourceAndTarget(ElementReader reader)
    {
        const int Dll = 1;
        const int Exe = 2;
        const int FileSource = 0x10;
        const int DirectorySource = 0x20;
        const int PropertySource = 0x30;
        const int TextData = 3;

        var sourceAttribute = reader.OneOf("BinaryRef", "FileRef", "Directory", "Property");
        var targetAttribute = reader.OneOf("DllEntry", "ExeCommand", "Value");
        if (sourceAttribute is null || targetAttribute is null)
        {
            return (0, null, null);
        }

        var source = reader.RequiredIdentifier(sourceAttribute);
        var (sourceType, kind) = sourceAttribute switch
        {
            "BinaryRef" => (0, "Binary"),
            "FileRef" => (FileSource, "File"),
            "Directory" => (DirectorySource, "Directory"),
            _ => (PropertySource, (string?)null),
        };
        var targetType = targetAttribute switch
        {
            "DllEntry" => Dll,
            "ExeCommand" => Exe,
            _ => TextData,
        };
        var mismatch = targetType switch
        {
            Dll => sourceType is not (0 or FileSource),
            TextData => sourceType is not (DirectorySource or PropertySource),
            _ => false,
        };
        if (mismatch)
        {
            reader.Report($"<CustomAction> cannot have {targetAttribute} together with {sourceAttribute}.");
        }

        if (kind is not null)
        {
            Refer(reader.At, kind, source);
        }

        return (sourceType | targetType, source, reader.Text(targetAttribute, allowEmpty: targetType != Dll));
    }
}
