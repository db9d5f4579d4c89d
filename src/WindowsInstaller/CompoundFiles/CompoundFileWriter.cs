using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;

namespace WindowsInstaller.CompoundFiles;

/// <summary>
/// Lays out a compound file of version 3: header, long streams, mini stream, mini FAT, directory, FAT, DIFAT.
/// No time stamps and no free sectors between, so that the same storage gives the same bytes.
/// </summary>
internal sealed class CompoundFileWriter
{
    private const int SectorSize = 512;
    private const int MiniSectorSize = 1 << CompoundFileHeader.MiniSectorShiftValue;
    private const int EntriesPerSector = SectorSize / 4;

    /// <summary>The last entry of a DIFAT sector is the number of the next one.</summary>
    private const int FatSectorsPerDifatSector = EntriesPerSector - 1;

    private readonly List<Node> nodes = [];
    private readonly List<byte[]> content = [];
    private readonly List<uint> fat = [];

    internal CompoundFileWriter(CompoundStorage root)
    {
        nodes.Add(new Node(DirectoryEntry.RootName, DirectoryEntry.Root) { ClassId = root.ClassId });
        nodes[0].Child = AddChildren(root, 1);
    }

    internal byte[] Write()
    {
        foreach (var node in nodes.Where(n => n.Data.Length >= CompoundFileHeader.MiniStreamCutoffValue))
        {
            node.FirstSector = Append(node.Data);
        }

        var (miniStream, miniFat) = MiniStream();
        nodes[0].FirstSector = Append(miniStream);
        nodes[0].Size = miniStream.Length;
        var firstMiniFatSector = Append(Bytes(miniFat, SectorNumber.Free));
        var firstDirectorySector = Append(Directory());
        var (fatSectors, difatSectors) = FatSize();

        var firstFatSector = fat.Count;
        fat.AddRange(Enumerable.Repeat(SectorNumber.Fat, fatSectors));
        var firstDifatSector = fat.Count;
        fat.AddRange(Enumerable.Repeat(SectorNumber.DoubleIndirect, difatSectors));

        var file = new byte[checked((1 + fat.Count) * SectorSize)];
        var position = SectorSize;
        foreach (var part in content)
        {
            part.CopyTo(file, position);
            position += DivideUp(part.Length, SectorSize) * SectorSize;
        }

        Bytes(fat, SectorNumber.Free).CopyTo(file, position);
        WriteDifat(file, firstFatSector, fatSectors, firstDifatSector, difatSectors);
        WriteHeader(file, fatSectors, firstDirectorySector, firstMiniFatSector, DivideUp(miniFat.Count, EntriesPerSector), firstDifatSector, difatSectors);
        return file;
    }

    /// <summary>Adds the directory entries of a storage as a balanced tree.</summary>
    /// <returns>The number of the tree's root entry.</returns>
    private uint AddChildren(CompoundStorage storage, int depth)
    {
        if (depth > DirectoryEntry.MaximumDepth)
        {
            throw new CompoundFileException($"Storages nest deeper than {DirectoryEntry.MaximumDepth}.");
        }

        var first = nodes.Count;
        var names = storage.Streams.Keys.Concat(storage.Storages.Keys).Order(CompoundName.Comparer).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            CompoundName.Validate(names[i]);
            if (i > 0 && CompoundName.Comparer.Compare(names[i - 1], names[i]) == 0)
            {
                throw new CompoundFileException($"A stream and a storage cannot both be named '{names[i]}'.");
            }

            nodes.Add(storage.Streams.TryGetValue(names[i], out var data)
                ? new Node(names[i], DirectoryEntry.Stream) { Data = data, Size = data.Length }
                : new Node(names[i], DirectoryEntry.Storage) { ClassId = storage.Storages[names[i]].ClassId, FirstSector = 0 });
        }

        for (var i = 0; i < names.Count; i++)
        {
            if (storage.Storages.TryGetValue(names[i], out var child))
            {
                nodes[first + i].Child = AddChildren(child, depth + 1);
            }
        }

        return Link(first, first + names.Count - 1, FullLevels(names.Count));
    }

    private static int FullLevels(int count) => BitOperations.Log2((uint)count + 1);

    /// <summary>Halving fills every level but the last, whose nodes must be red to keep the black height equal.</summary>
    private uint Link(int first, int last, int blackLevels)
    {
        if (first > last)
        {
            return SectorNumber.NoEntry;
        }

        var middle = first + (last - first) / 2;
        nodes[middle].Color = blackLevels > 0 ? DirectoryEntry.Black : DirectoryEntry.Red;
        nodes[middle].Left = Link(first, middle - 1, blackLevels - 1);
        nodes[middle].Right = Link(middle + 1, last, blackLevels - 1);
        return (uint)middle;
    }

    private (byte[] Stream, List<uint> Fat) MiniStream()
    {
        var stream = new List<byte>();
        var miniFat = new List<uint>();
        foreach (var node in nodes.Where(n => n.Data.Length is > 0 and < CompoundFileHeader.MiniStreamCutoffValue))
        {
            node.FirstSector = (uint)miniFat.Count;
            AddChain(miniFat, DivideUp(node.Data.Length, MiniSectorSize));
            stream.AddRange(node.Data);
            stream.AddRange(new byte[miniFat.Count * MiniSectorSize - stream.Count]);
        }

        return ([.. stream], miniFat);
    }

    private byte[] Directory()
    {
        var directory = new byte[DivideUp(nodes.Count * DirectoryEntry.Size, SectorSize) * SectorSize];
        for (var i = 0; i < directory.Length / DirectoryEntry.Size; i++)
        {
            var entry = directory.AsSpan(i * DirectoryEntry.Size, DirectoryEntry.Size);
            if (i < nodes.Count)
            {
                nodes[i].Write(entry);
            }
            else
            {
                entry[DirectoryEntry.Left..DirectoryEntry.ClassId].Fill(0xFF);
            }
        }

        return directory;
    }

    /// <summary>The FAT describes itself and the DIFAT too, so its size depends on itself.</summary>
    private (int FatSectors, int DifatSectors) FatSize()
    {
        var (fatSectors, difatSectors) = (0, 0);
        while (true)
        {
            var neededFat = DivideUp(fat.Count + fatSectors + difatSectors, EntriesPerSector);
            var neededDifat = DivideUp(Math.Max(0, neededFat - CompoundFileHeader.DifatEntries), FatSectorsPerDifatSector);
            if (neededFat == fatSectors && neededDifat == difatSectors)
            {
                return (fatSectors, difatSectors);
            }

            (fatSectors, difatSectors) = (neededFat, neededDifat);
        }
    }

    private static void WriteDifat(byte[] file, int firstFatSector, int fatSectors, int firstDifatSector, int difatSectors)
    {
        for (var i = 0; i < CompoundFileHeader.DifatEntries; i++)
        {
            WriteU32(file, CompoundFileHeader.Difat + 4 * i, FatSector(i));
        }

        for (var sector = 0; sector < difatSectors; sector++)
        {
            var position = (1 + firstDifatSector + sector) * SectorSize;
            for (var i = 0; i < FatSectorsPerDifatSector; i++)
            {
                WriteU32(file, position + 4 * i, FatSector(CompoundFileHeader.DifatEntries + sector * FatSectorsPerDifatSector + i));
            }

            var next = sector == difatSectors - 1 ? SectorNumber.EndOfChain : (uint)(firstDifatSector + sector + 1);
            WriteU32(file, position + 4 * FatSectorsPerDifatSector, next);
        }

        uint FatSector(int index) => index < fatSectors ? (uint)(firstFatSector + index) : SectorNumber.Free;
    }

    private static void WriteHeader(
        byte[] file, int fatSectors, uint firstDirectorySector, uint firstMiniFatSector, int miniFatSectors, int firstDifatSector, int difatSectors)
    {
        CompoundFileHeader.Signature.CopyTo(file);
        WriteU16(file, CompoundFileHeader.MinorVersion, 0x3E);
        WriteU16(file, CompoundFileHeader.MajorVersion, 3);
        WriteU16(file, CompoundFileHeader.ByteOrder, CompoundFileHeader.LittleEndianMark);
        WriteU16(file, CompoundFileHeader.SectorShift, 9);
        WriteU16(file, CompoundFileHeader.MiniSectorShift, CompoundFileHeader.MiniSectorShiftValue);
        WriteU32(file, CompoundFileHeader.FatSectors, (uint)fatSectors);
        WriteU32(file, CompoundFileHeader.FirstDirectorySector, firstDirectorySector);
        WriteU32(file, CompoundFileHeader.MiniStreamCutoff, CompoundFileHeader.MiniStreamCutoffValue);
        WriteU32(file, CompoundFileHeader.FirstMiniFatSector, firstMiniFatSector);
        WriteU32(file, CompoundFileHeader.MiniFatSectors, (uint)miniFatSectors);
        WriteU32(file, CompoundFileHeader.FirstDifatSector, difatSectors > 0 ? (uint)firstDifatSector : SectorNumber.EndOfChain);
        WriteU32(file, CompoundFileHeader.DifatSectors, (uint)difatSectors);
    }

    private uint Append(byte[] data)
    {
        if (data.Length == 0)
        {
            return SectorNumber.EndOfChain;
        }

        var first = (uint)fat.Count;
        AddChain(fat, DivideUp(data.Length, SectorSize));

        // Half of what an array could hold: room for the FAT and for callers that copy.
        if ((long)fat.Count * SectorSize > int.MaxValue / 2)
        {
            throw new CompoundFileException($"The streams take more than 1 GB together: that is more than a compound file written here may hold.");
        }

        content.Add(data);
        return first;
    }

    private static void AddChain(List<uint> table, int length)
    {
        for (var i = 1; i < length; i++)
        {
            table.Add((uint)table.Count + 1);
        }

        table.Add(SectorNumber.EndOfChain);
    }

    /// <summary>Table entries as bytes, filled up to whole sectors.</summary>
    private static byte[] Bytes(List<uint> entries, uint filler)
    {
        var bytes = new byte[DivideUp(entries.Count, EntriesPerSector) * SectorSize];
        for (var i = 0; i < bytes.Length / 4; i++)
        {
            WriteU32(bytes, 4 * i, i < entries.Count ? entries[i] : filler);
        }

        return bytes;
    }

    private static int DivideUp(int value, int unit) => (value + unit - 1) / unit;

    private static void WriteU16(Span<byte> bytes, int offset, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes[offset..], value);

    private static void WriteU32(Span<byte> bytes, int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes[offset..], value);

    private sealed class Node(string name, byte type)
    {
        internal string Name { get; } = name;

        internal Guid ClassId { get; init; }

        internal byte[] Data { get; init; } = [];

        internal int Size { get; set; }

        internal uint FirstSector { get; set; } = SectorNumber.EndOfChain;

        internal uint Left { get; set; } = SectorNumber.NoEntry;

        internal uint Right { get; set; } = SectorNumber.NoEntry;

        internal uint Child { get; set; } = SectorNumber.NoEntry;

        internal byte Color { get; set; } = DirectoryEntry.Black;

        internal void Write(Span<byte> entry)
        {
            MemoryMarshal.AsBytes(Name.AsSpan()).CopyTo(entry);
            WriteU16(entry, DirectoryEntry.NameLength, (ushort)((Name.Length + 1) * 2));
            entry[DirectoryEntry.Type] = type;
            entry[DirectoryEntry.Color] = Color;
            WriteU32(entry, DirectoryEntry.Left, Left);
            WriteU32(entry, DirectoryEntry.Right, Right);
            WriteU32(entry, DirectoryEntry.Child, Child);
            ClassId.TryWriteBytes(entry[DirectoryEntry.ClassId..]);
            WriteU32(entry, DirectoryEntry.FirstSector, FirstSector);
            WriteU32(entry, DirectoryEntry.StreamSize, (uint)Size);
        }
    }
}
