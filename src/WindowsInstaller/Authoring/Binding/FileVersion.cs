using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Reflection.PortableExecutable;
using System.Text;

namespace WindowsInstaller.Authoring.Binding;

/// <summary>
/// The version resource of an executable as MsiGetFileVersion reports it: four numbers, and the languages of
/// VarFileInfo\Translation in decimal, separated by commas. Layout: VS_VERSIONINFO in the Windows SDK, IMAGE_RESOURCE_DIRECTORY in the PE format.
/// </summary>
internal sealed record FileVersion(string Version, string? Languages)
{
    private const int VersionResource = 16;
    private const uint FixedInfoSignature = 0xFEEF04BD;

    /// <summary>Null for a file that is no executable or has no version resource.</summary>
    public static FileVersion? Read(byte[] content)
    {
        try
        {
            using var executable = new PEReader(new MemoryStream(content, writable: false));
            return Resource(executable) is { } resource ? Parse(resource) : null;
        }
        catch (Exception exception) when (exception is BadImageFormatException or ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            // Damaged, or not executable at all: installed by its hash, like any other file.
            return null;
        }
    }

    private static byte[]? Resource(PEReader executable)
    {
        if (executable.PEHeaders.PEHeader is not { ResourceTableDirectory: { Size: > 0 } table })
        {
            return null;
        }

        ReadOnlySpan<byte> directory = [.. executable.GetSectionData(table.RelativeVirtualAddress).GetContent()];
        var offset = Entry(directory, 0, VersionResource);
        for (var level = 0; level < 2 && offset is not null; level++)
        {
            offset = Entry(directory, offset.Value, null);
        }

        if (offset is not { } data)
        {
            return null;
        }

        var address = (int)BinaryPrimitives.ReadUInt32LittleEndian(directory[data..]);
        var size = (int)BinaryPrimitives.ReadUInt32LittleEndian(directory[(data + 4)..]);
        return [.. executable.GetSectionData(address).GetContent(0, size)];
    }

    /// <summary>Offset of the subdirectory or data entry with the given id, or of the first one.</summary>
    private static int? Entry(ReadOnlySpan<byte> resources, int directory, int? id)
    {
        const int HeaderSize = 16;
        const int EntrySize = 8;
        const int IsSubdirectory = int.MinValue;

        var count = BinaryPrimitives.ReadUInt16LittleEndian(resources[(directory + 12)..]) + BinaryPrimitives.ReadUInt16LittleEndian(resources[(directory + 14)..]);
        for (var i = 0; i < count; i++)
        {
            var entry = resources[(directory + HeaderSize + (i * EntrySize))..];
            if (id is null || BinaryPrimitives.ReadInt32LittleEndian(entry) == id)
            {
                return BinaryPrimitives.ReadInt32LittleEndian(entry[4..]) & ~IsSubdirectory;
            }
        }

        return null;
    }

    private static FileVersion? Parse(byte[] resource)
    {
        var block = Block.Read(resource, 0, resource.Length);
        var info = block.Value.AsSpan(resource);
        if (info.Length < 16 || BinaryPrimitives.ReadUInt32LittleEndian(info) != FixedInfoSignature)
        {
            return null;
        }

        var (high, low) = (BinaryPrimitives.ReadUInt32LittleEndian(info[8..]), BinaryPrimitives.ReadUInt32LittleEndian(info[12..]));
        return new FileVersion($"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}", Translations(resource, block));
    }

    private static string? Translations(byte[] resource, Block root)
    {
        foreach (var info in root.Children(resource))
        {
            if (info.Key != "VarFileInfo")
            {
                continue;
            }

            foreach (var variable in info.Children(resource))
            {
                if (variable.Key == "Translation")
                {
                    var languages = new List<ushort>();
                    var value = variable.Value.AsSpan(resource);
                    for (; value.Length >= 4; value = value[4..])
                    {
                        languages.Add(BinaryPrimitives.ReadUInt16LittleEndian(value));
                    }

                    return string.Join(',', languages);
                }
            }
        }

        return null;
    }

    private readonly record struct Extent(int Start, int Length)
    {
        public ReadOnlySpan<byte> AsSpan(byte[] resource) => resource.AsSpan(Start, Length);
    }

    /// <summary>One node of the resource: length, value length, type, key (UTF-16, zero-terminated), value, children; all at multiples of 4.</summary>
    private readonly record struct Block(string Key, Extent Value, int End)
    {
        public static Block Read(byte[] resource, int start, int limit)
        {
            const int HeaderSize = 6;

            var header = resource.AsSpan(start, limit - start);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(header);
            var valueLength = BinaryPrimitives.ReadUInt16LittleEndian(header[2..]);
            var keyEnd = HeaderSize;
            while (BinaryPrimitives.ReadUInt16LittleEndian(header[keyEnd..]) != 0)
            {
                keyEnd += 2;
            }

            var end = start + length;
            var value = new Extent(Aligned(start + keyEnd + 2), valueLength);
            if (length <= keyEnd || end > limit || (valueLength > 0 && value.Start + valueLength > end))
            {
                throw new BadImageFormatException("A version resource block is longer than what is around it.");
            }

            return new Block(Encoding.Unicode.GetString(header[HeaderSize..keyEnd]), value, end);
        }

        public IEnumerable<Block> Children(byte[] resource)
        {
            for (var next = Aligned(Value.Start + Value.Length); next < End;)
            {
                var child = Read(resource, next, End);
                yield return child;
                next = Aligned(child.End);
            }
        }

        private static int Aligned(int offset) => (offset + 3) & ~3;
    }
}
