using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace WindowsInstaller.Cabinets;

/// <summary>Makes a cabinet (MS-CAB 2): one folder that holds all files one after the other. The same files give the same bytes.</summary>
public static class CabinetWriter
{
    /// <summary>Of the uncompressed content; a block of data (CFDATA) holds one (MS-CAB 2.4).</summary>
    internal const int FrameSize = 32768;

    private const int HeaderSize = 36;
    private const int FolderSize = 8;
    private const ushort ArchiveAttribute = 0x20;

    private static readonly DateTime FirstDosTime = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="files">Name in the cabinet, ASCII, and content; in the cabinet's order.</param>
    /// <param name="timestamp">The time of every file, UTC; one that is before the first a cabinet can hold becomes that.</param>
    /// <exception cref="ArgumentException">A name is no ASCII, or there is more than a cabinet holds.</exception>
    public static byte[] Create(IReadOnlyList<(string Name, byte[] Content)> files, CabinetCompression compression, DateTime timestamp)
    {
        var content = Joined(files);
        var (method, frames) = Compress(content, compression);
        if (files.Count > ushort.MaxValue || frames.Count > ushort.MaxValue || files.Any(file => !Ascii.IsValid(file.Name)))
        {
            throw new ArgumentException("A cabinet holds at most 65,535 files and 2 GB, with names in ASCII.", nameof(files));
        }

        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var dataStart = HeaderSize + FolderSize + files.Sum(file => 16 + file.Name.Length + 1);
        var size = dataStart + frames.Sum(frame => 8 + frame.Packed.Length);

        // CFHEADER
        writer.Write("MSCF"u8);
        writer.Write(0);
        writer.Write(size);
        writer.Write(0);
        writer.Write(HeaderSize + FolderSize);
        writer.Write(0);
        writer.Write((ushort)0x0103);
        writer.Write((ushort)1);
        writer.Write((ushort)files.Count);
        writer.Write((ushort)0);
        writer.Write(0);

        // CFFOLDER
        writer.Write(dataStart);
        writer.Write((ushort)frames.Count);
        writer.Write(method);

        // CFFILE
        var (date, time) = DosTime(timestamp);
        var start = 0;
        foreach (var (name, bytes) in files)
        {
            writer.Write(bytes.Length);
            writer.Write(start);
            writer.Write((ushort)0);
            writer.Write(date);
            writer.Write(time);
            writer.Write(ArchiveAttribute);
            writer.Write(Encoding.ASCII.GetBytes(name + "\0"));
            start += bytes.Length;
        }

        // CFDATA
        foreach (var (packed, length) in frames)
        {
            var sizes = (uint)(packed.Length | (length << 16));
            writer.Write(Checksum(packed) ^ sizes);
            writer.Write(sizes);
            writer.Write(packed);
        }

        writer.Flush();
        return stream.ToArray();
    }

    private static byte[] Joined(IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var content = new MemoryStream();
        foreach (var file in files)
        {
            content.Write(file.Content);
        }

        return content.ToArray();
    }

    private static (ushort Method, List<(byte[] Packed, int Length)> Frames) Compress(byte[] content, CabinetCompression compression)
    {
        if (compression == CabinetCompression.Lzx)
        {
            var lzx = new LzxCompressor(content);
            var packed = lzx.Compress();
            return ((ushort)(3 | (lzx.WindowBits << 8)), [.. packed.Select((frame, number) => (frame, LengthOf(content, number)))]);
        }

        var frames = new List<(byte[], int)>();
        for (var number = 0; number * FrameSize < content.Length; number++)
        {
            var frame = content.AsSpan(number * FrameSize, LengthOf(content, number));
            frames.Add((compression == CabinetCompression.MsZip ? Deflate(frame) : frame.ToArray(), frame.Length));
        }

        return ((ushort)(compression == CabinetCompression.MsZip ? 1 : 0), frames);
    }

    private static int LengthOf(byte[] content, int frame) => Math.Min(FrameSize, content.Length - (frame * FrameSize));

    /// <summary>A frame of MSZIP (MS-MCI 2): a signature, and a deflate stream of its own.</summary>
    private static byte[] Deflate(ReadOnlySpan<byte> frame)
    {
        using var packed = new MemoryStream();
        packed.Write("CK"u8);
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(frame);
        }

        return packed.ToArray();
    }

    /// <summary>All 32-bit numbers, exclusive or; what is left over at the end counts from its last byte (MS-CAB 3.1).</summary>
    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (; data.Length >= 4; data = data[4..])
        {
            sum ^= BinaryPrimitives.ReadUInt32LittleEndian(data);
        }

        var rest = 0u;
        foreach (var value in data)
        {
            rest = (rest << 8) | value;
        }

        return sum ^ rest;
    }

    private static (ushort Date, ushort Time) DosTime(DateTime timestamp)
    {
        var at = timestamp < FirstDosTime ? FirstDosTime : timestamp;
        return ((ushort)(((at.Year - 1980) << 9) | (at.Month << 5) | at.Day), (ushort)((at.Hour << 11) | (at.Minute << 5) | (at.Second / 2)));
    }
}
