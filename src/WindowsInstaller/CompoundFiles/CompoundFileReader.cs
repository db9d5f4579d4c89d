using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace WindowsInstaller.CompoundFiles;

/// <summary>Reads a compound file of version 3 or 4 from memory, trusting nothing in it.</summary>
internal sealed class CompoundFileReader
{
    private const int MiniSectorSize = 1 << CompoundFileHeader.MiniSectorShiftValue;

    private readonly byte[] file;
    private readonly int sectorShift;
    private readonly int majorVersion;
    private readonly SectorTable sectors;
    private SectorTable miniSectors = new(0, $"mini sector");
    private byte[] miniStream = [];

    internal CompoundFileReader(byte[] file)
    {
        this.file = file;
        var signature = CompoundFileHeader.Signature;
        if (file.Length == 0 || !file.AsSpan().StartsWith(signature[..Math.Min(signature.Length, file.Length)]))
        {
            throw new CompoundFileException($"This is no compound file: it does not begin with D0 CF 11 E0 A1 B1 1A E1.");
        }

        if (file.Length < CompoundFileHeader.Size)
        {
            throw new CompoundFileException($"The file is truncated: it has {file.Length} bytes, the header alone takes {CompoundFileHeader.Size}.");
        }

        Expect(CompoundFileHeader.ByteOrder, CompoundFileHeader.LittleEndianMark, $"byte order mark");
        majorVersion = U16(CompoundFileHeader.MajorVersion);
        sectorShift = majorVersion switch
        {
            3 => 9,
            4 => 12,
            _ => throw new CompoundFileException($"The compound file has version {majorVersion}: 3 and 4 can be read."),
        };
        Expect(CompoundFileHeader.SectorShift, sectorShift, $"sector shift");
        Expect(CompoundFileHeader.MiniSectorShift, CompoundFileHeader.MiniSectorShiftValue, $"mini sector shift");
        var cutoff = U32(CompoundFileHeader.MiniStreamCutoff);
        if (cutoff != CompoundFileHeader.MiniStreamCutoffValue)
        {
            throw new CompoundFileException($"The compound file's mini stream cutoff is {cutoff} instead of {CompoundFileHeader.MiniStreamCutoffValue}: the file is damaged.");
        }

        sectors = new SectorTable(Math.Max(0, (file.Length >> sectorShift) - 1), $"sector");
    }

    private int SectorSize => 1 << sectorShift;

    internal CompoundStorage ReadRoot()
    {
        sectors.Next = ReadFat();
        var directory = Concatenate(sectors.Chain(U32(CompoundFileHeader.FirstDirectorySector), $"The directory"));
        if (directory.Length == 0 || directory[DirectoryEntry.Type] != DirectoryEntry.Root)
        {
            throw new CompoundFileException($"The directory does not begin with a root entry: the file is damaged.");
        }

        var root = directory.AsSpan(0, DirectoryEntry.Size);
        miniStream = ReadSectors(FirstSector(root), StreamSize(root, $"The mini stream"), $"The mini stream");
        miniSectors = new SectorTable(miniStream.Length >> CompoundFileHeader.MiniSectorShiftValue, $"mini sector")
        {
            Next = Entries(Concatenate(sectors.Chain(U32(CompoundFileHeader.FirstMiniFatSector), $"The mini FAT"))),
        };
        return ReadTree(directory);
    }

    private uint[] ReadFat()
    {
        var fat = new List<uint>();
        var header = Enumerable.Range(0, CompoundFileHeader.DifatEntries).Select(i => U32(CompoundFileHeader.Difat + 4 * i));
        AddFatSectors(header);

        var next = U32(CompoundFileHeader.FirstDifatSector);
        while (next is not (SectorNumber.EndOfChain or SectorNumber.Free))
        {
            var difat = Entries(Sector(sectors.Claim(next, $"The DIFAT")));
            AddFatSectors(difat[..^1]);
            next = difat[^1];
        }

        return [.. fat];

        void AddFatSectors(IEnumerable<uint> numbers)
        {
            foreach (var number in numbers.Where(n => n != SectorNumber.Free))
            {
                fat.AddRange(Entries(Sector(sectors.Claim(number, $"The FAT"))));
            }
        }
    }

    private CompoundStorage ReadTree(byte[] directory)
    {
        var count = directory.Length / DirectoryEntry.Size;
        var reached = new bool[count];
        var root = new CompoundStorage { ClassId = ClassId(directory.AsSpan(0, DirectoryEntry.Size)) };
        reached[0] = true;

        // An own stack, because a damaged or hostile tree may be a list of many thousand entries.
        var pending = new Stack<(uint Entry, CompoundStorage Parent, int Depth)>();
        pending.Push((U32(directory, DirectoryEntry.Child), root, 1));
        while (pending.TryPop(out var item))
        {
            if (item.Entry == SectorNumber.NoEntry)
            {
                continue;
            }

            if (item.Entry >= count)
            {
                throw new CompoundFileException($"The directory refers to entry {item.Entry}, but has only {count}: the file is damaged.");
            }

            if (reached[item.Entry])
            {
                throw new CompoundFileException($"The directory reaches entry {item.Entry} twice: the file is damaged.");
            }

            reached[item.Entry] = true;
            var entry = directory.AsSpan((int)item.Entry * DirectoryEntry.Size, DirectoryEntry.Size);
            var child = Add(entry, item.Parent, item.Depth);
            if (child is not null)
            {
                pending.Push((U32(entry, DirectoryEntry.Child), child, item.Depth + 1));
            }

            pending.Push((U32(entry, DirectoryEntry.Left), item.Parent, item.Depth));
            pending.Push((U32(entry, DirectoryEntry.Right), item.Parent, item.Depth));
        }

        return root;
    }

    /// <returns>The new storage, or null for a stream.</returns>
    private CompoundStorage? Add(ReadOnlySpan<byte> entry, CompoundStorage parent, int depth)
    {
        var name = Name(entry);
        if (parent.Streams.ContainsKey(name) || parent.Storages.ContainsKey(name))
        {
            throw new CompoundFileException($"The directory has two entries '{name}' in one storage: the file is damaged.");
        }

        switch (entry[DirectoryEntry.Type])
        {
            case DirectoryEntry.Stream:
                parent.Streams.Add(name, ReadStream(entry, $"Stream '{name}'"));
                return null;
            case DirectoryEntry.Storage when depth > DirectoryEntry.MaximumDepth:
                throw new CompoundFileException($"Storages nest deeper than {DirectoryEntry.MaximumDepth}: the file is damaged.");
            case DirectoryEntry.Storage:
                var storage = new CompoundStorage { ClassId = ClassId(entry) };
                parent.Storages.Add(name, storage);
                return storage;
            case var type:
                throw new CompoundFileException($"Directory entry '{name}' has the unknown type {type}: the file is damaged.");
        }
    }

    private byte[] ReadStream(ReadOnlySpan<byte> entry, Text owner)
    {
        var size = StreamSize(entry, owner);
        return size < CompoundFileHeader.MiniStreamCutoffValue
            ? ReadMiniSectors(FirstSector(entry), (int)size, owner)
            : ReadSectors(FirstSector(entry), size, owner);
    }

    private byte[] ReadMiniSectors(uint first, int size, Text owner)
    {
        // Known to be available before anything is allocated.
        if (size > miniStream.Length)
        {
            throw new CompoundFileException($"{owner} has {size} bytes, the mini stream only {miniStream.Length}: the file is damaged.");
        }

        var data = new byte[size];
        var done = 0;
        foreach (var sector in miniSectors.Chain(first, DivideUp(size, MiniSectorSize), owner))
        {
            var part = Math.Min(MiniSectorSize, size - done);
            miniStream.AsSpan(sector * MiniSectorSize, part).CopyTo(data.AsSpan(done));
            done += part;
        }

        return data;
    }

    private byte[] ReadSectors(uint first, long size, Text owner)
    {
        var data = new byte[size];
        var done = 0;
        foreach (var sector in sectors.Chain(first, DivideUp(size, SectorSize), owner))
        {
            var part = (int)Math.Min(SectorSize, size - done);
            Sector(sector)[..part].CopyTo(data.AsSpan(done));
            done += part;
        }

        return data;
    }

    private byte[] Concatenate(IEnumerable<int> chain)
    {
        var data = new List<byte>();
        foreach (var sector in chain)
        {
            data.AddRange(Sector(sector));
        }

        return [.. data];
    }

    private ReadOnlySpan<byte> Sector(int sector) => file.AsSpan((sector + 1) << sectorShift, SectorSize);

    private long StreamSize(ReadOnlySpan<byte> entry, Text owner)
    {
        // Version 3 leaves the upper half undefined (MS-CFB 2.6.1).
        var size = majorVersion == 3
            ? BinaryPrimitives.ReadUInt32LittleEndian(entry[DirectoryEntry.StreamSize..])
            : BinaryPrimitives.ReadUInt64LittleEndian(entry[DirectoryEntry.StreamSize..]);
        return size <= (ulong)file.Length
            ? (long)size
            : throw new CompoundFileException($"{owner} has {size} bytes, the file only {file.Length}: the file is truncated or damaged.");
    }

    private static string Name(ReadOnlySpan<byte> entry)
    {
        // In bytes, with the terminating zero.
        var length = BinaryPrimitives.ReadUInt16LittleEndian(entry[DirectoryEntry.NameLength..]);
        if (length is < 4 or > 64 || length % 2 != 0)
        {
            throw new CompoundFileException($"A directory entry has a name of {length} bytes: the file is damaged.");
        }

        return new string(MemoryMarshal.Cast<byte, char>(entry[..(length - 2)]));
    }

    private static uint[] Entries(ReadOnlySpan<byte> bytes)
    {
        var entries = new uint[bytes.Length / 4];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = U32(bytes, 4 * i);
        }

        return entries;
    }

    private void Expect(int offset, int value, Text field)
    {
        var found = U16(offset);
        if (found != value)
        {
            throw new CompoundFileException($"The compound file's {field} is {found} instead of {value}: the file is damaged.");
        }
    }

    private static Guid ClassId(ReadOnlySpan<byte> entry) => new(entry.Slice(DirectoryEntry.ClassId, 16));

    private static uint FirstSector(ReadOnlySpan<byte> entry) => U32(entry, DirectoryEntry.FirstSector);

    private static long DivideUp(long value, int unit) => (value + unit - 1) / unit;

    private ushort U16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(offset));

    private uint U32(int offset) => U32(file, offset);

    private static uint U32(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);
}
