using System;
using System.IO;
using System.Xml.Linq;
using WindowsInstaller.Authoring.Symbols;

namespace WindowsInstaller.Authoring.Elements;

/// <summary>Component and the folders and files in it.</summary>
internal sealed partial class SectionCompiler
{
    private const string DefaultDirectory = "INSTALLFOLDER";

    private void ComponentElement(XElement element, string? directory, (string Kind, string Id)? parent)
    {
        const int RegistryKeyPath = 4;
        const int Permanent = 16;
        const int Transitive = 64;
        const int NeverOverwrite = 128;
        const int Component64Bit = 256;

        var reader = Open(element);
        var id = reader.RequiredIdentifier("Id");
        directory = reader.Identifier("Directory") ?? directory ?? DefaultDirectory;
        Refer(reader.At, "Directory", directory);
        var guid = reader.RequiredGuid("Guid");
        var condition = reader.Text("Condition");
        var attributes = (Is64Bit(reader) ? Component64Bit : 0)
            | (reader.YesNo("Permanent") ? Permanent : 0)
            | (reader.YesNo("Transitive") ? Transitive : 0)
            | (reader.YesNo("NeverOverwrite") ? NeverOverwrite : 0);
        var keyPath = new KeyPath(reader.YesNo("KeyPath"));
        var createsFolder = false;
        reader.End(
            ("File", child => FileElement(child, id, directory, keyPath)),
            ("RegistryKey", child => RegistryKeyElement(child, id, null, null, keyPath)),
            ("RegistryValue", child => RegistryValueElement(child, id, null, null, keyPath)),
            ("RemoveRegistryKey", child => RemoveRegistryKeyElement(child, id)),
            ("CreateFolder", child =>
            {
                createsFolder = true;
                CreateFolderElement(child, id, directory);
            }
        ),
            ("RemoveFolder", child => RemoveFolderElement(child, id, directory)),
            ("RemoveFile", child => RemoveFileElement(child, id, directory)));

        if (keyPath.Conflict)
        {
            reader.Report($"the component '{id}' has more than one KeyPath=\"yes\".");
        }

        AddRow(reader.At, "Component", id, guid, directory, attributes | (keyPath.IsRegistry ? RegistryKeyPath : 0), condition, keyPath.Id);
        if (keyPath.Id is null && !createsFolder)
        {
            // The folder itself is the key path, so the component has to create it.
            AddRow(reader.At, "CreateFolder", directory, id);
        }

        if (parent is { } owner)
        {
            Add(new MembershipSymbol(reader.At, owner.Kind, owner.Id, "Component", id));
        }
    }

    private void FileElement(XElement element, string component, string directory, KeyPath keyPath)
    {
        const int ReadOnly = 1;
        const int Hidden = 2;
        const int Vital = 512;

        var reader = Open(element);
        var source = SourceFile(reader, "Source");
        var name = reader.Has("Name") ? FileName(reader, "Name") : Path.GetFileName(source);
        var id = reader.RequiredIdentifier("Id");
        var attributes = (reader.YesNo("Vital", otherwise: true) ? Vital : 0)
            | (reader.YesNo("ReadOnly") ? ReadOnly : 0)
            | (reader.YesNo("Hidden") ? Hidden : 0);
        keyPath.Offer(id, IsExplicit(reader), isRegistry: false);
        Add(new FileSymbol(reader.At, id, component, directory, name, ShortName(reader), source, attributes));
        reader.End();
    }

    private static bool? IsExplicit(ElementReader reader) => reader.Choice<bool?>("KeyPath", null, ("yes", true), ("no", false));

    private void CreateFolderElement(XElement element, string component, string directory)
    {
        var reader = Open(element);
        var other = reader.Identifier("Directory");
        Refer(reader.At, "Directory", other);
        AddRow(reader.At, "CreateFolder", other ?? directory, component);
        reader.End();
    }

    private void RemoveFolderElement(XElement element, string component, string directory)
    {
        var reader = Open(element);
        var (target, mode) = RemovalTarget(reader, directory);
        AddRow(reader.At, "RemoveFile", reader.RequiredIdentifier("Id"), component, null, target, mode);
        reader.End();
    }

    private void RemoveFileElement(XElement element, string component, string directory)
    {
        var reader = Open(element);
        var (target, mode) = RemovalTarget(reader, directory);
        var name = reader.RequiredText("Name");
        var fileName = name.Contains('*', StringComparison.Ordinal) || name.Contains('?', StringComparison.Ordinal)
            ? name
            : GeneratedName.WithShortName(name, ShortName(reader), keepExtension: true, "RemoveFile", component);
        AddRow(reader.At, "RemoveFile", reader.RequiredIdentifier("Id"), component, fileName, target, mode);
        reader.End();
    }

    private (string Directory, int Mode) RemovalTarget(ElementReader reader, string directory)
    {
        var other = reader.Identifier("Directory");
        Refer(reader.At, "Directory", other);
        return (other ?? directory, reader.RequiredChoice("On", ("install", 1), ("uninstall", 2), ("both", 3)));
    }
}
