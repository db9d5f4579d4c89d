using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Installer.Tests.Package;

/// <summary>What a DLL offers to Windows Installer.</summary>
internal static class PortableExecutable
{
    /// <summary>The names in the export directory (PE format, "The .edata Section").</summary>
    public static IReadOnlyList<string> Exports(byte[] file)
    {
        using var reader = new PEReader(new MemoryStream(file));
        var directory = reader.GetSectionData(reader.PEHeaders.PEHeader!.ExportTableDirectory.RelativeVirtualAddress).GetReader();
        directory.Offset = 24;
        var count = directory.ReadInt32();
        directory.Offset = 32;
        var names = reader.GetSectionData(directory.ReadInt32()).GetReader();
        return Enumerable.Range(0, count).Select(_ => NameAt(names.ReadInt32())).ToArray();

        string NameAt(int address)
        {
            var name = reader.GetSectionData(address).GetReader();
            return Encoding.ASCII.GetString(name.ReadBytes(name.IndexOf(0)));
        }
    }

    /// <summary>The public static methods of public types that carry DTF's CustomAction attribute, as DTF's packer finds them.</summary>
    public static IReadOnlyList<string> CustomActions(byte[] assembly)
    {
        using var reader = new PEReader(new MemoryStream(assembly));
        var metadata = reader.GetMetadataReader();
        return metadata.MethodDefinitions
            .Select(metadata.GetMethodDefinition)
            .Where(method => method.GetCustomAttributes().Any(IsCustomAction))
            .Select(method => metadata.GetString(method.Name))
            .ToArray();

        bool IsCustomAction(CustomAttributeHandle handle) =>
            metadata.GetCustomAttribute(handle).Constructor is { Kind: HandleKind.MemberReference } constructor
            && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } type
            && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name) == "CustomActionAttribute";
    }
}
