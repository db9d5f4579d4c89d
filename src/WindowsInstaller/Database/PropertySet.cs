using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace WindowsInstaller.Database;

/// <summary>
/// The summary information as a property set stream (MS-OLEPS 2.21). Properties of other types than those of
/// <see cref="SummaryInformation"/> mean nothing to Windows Installer and are left out.
/// </summary>
internal static class PropertySet
{
    private const ushort ByteOrder = 0xFFFE;
    private const uint OperatingSystemWindows = 0x00020005;
    private const int HeaderSize = 48;
    private const int SectionHeaderSize = 8;

    private const uint Int16 = 2;
    private const uint Int32 = 3;
    private const uint Text = 30;
    private const uint FileTime = 64;

    private static readonly long LastFileTime = DateTime.MaxValue.ToFileTimeUtc();

    private static readonly Guid SummaryFormat = new("F29F85E0-4FF9-1068-AB91-08002B27B3D9");

    internal static void Read(byte[] stream, SummaryInformation summary)
    {
        if (U16(stream, 0) != ByteOrder || U32(stream, 24) == 0 || new Guid(Part(stream, 28, 16)) != SummaryFormat)
        {
            throw new InstallerDatabaseException($"The summary information is no property set of format F29F85E0-4FF9-1068-AB91-08002B27B3D9: the file is damaged.");
        }

        var start = U32(stream, 44);
        ReadSection(Part(stream, start, stream.Length - start), summary);
    }

    internal static byte[] Write(SummaryInformation summary)
    {
        var encoding = TextEncoding.ForWriting(CodePage(summary));
        var offsets = new MemoryStream();
        var values = new MemoryStream();
        var valuesStart = SectionHeaderSize + 8 * summary.Properties.Count;
        foreach (var (id, value) in summary.Properties)
        {
            WriteU32(offsets, (uint)id);
            WriteU32(offsets, (uint)(valuesStart + values.Length));
            WriteValue(values, id, value, encoding);
        }

        var stream = new MemoryStream();
        WriteU32(stream, ByteOrder);
        WriteU32(stream, OperatingSystemWindows);
        stream.Write(new byte[16]);
        WriteU32(stream, 1);
        stream.Write(SummaryFormat.ToByteArray());
        WriteU32(stream, HeaderSize);
        WriteU32(stream, (uint)(valuesStart + values.Length));
        WriteU32(stream, (uint)summary.Properties.Count);
        offsets.WriteTo(stream);
        values.WriteTo(stream);
        return stream.ToArray();
    }

    /// <summary>The code page of the texts, property 1, a VT_I2: 65001 shows up as -535.</summary>
    private static int CodePage(SummaryInformation summary) =>
        summary.Properties.GetValueOrDefault(SummaryInformation.CodePage) is short codePage ? (ushort)codePage : TextEncoding.Neutral;

    private static void ReadSection(ReadOnlySpan<byte> section, SummaryInformation summary)
    {
        var count = U32(section, 4);
        var texts = new List<(int Id, uint Offset, uint Length)>();
        for (var i = 0; i < count; i++)
        {
            var id = (int)U32(section, SectionHeaderSize + 8 * i);
            var offset = U32(section, SectionHeaderSize + 8 * i + 4);
            switch (U32(section, offset))
            {
                case Int16:
                    summary.Properties[id] = (short)U16(section, offset + 4);
                    break;
                case Int32:
                    summary.Properties[id] = (int)U32(section, offset + 4);
                    break;
                case FileTime:
                    summary.Properties[id] = Time(BinaryPrimitives.ReadInt64LittleEndian(Part(section, offset + 4, 8)));
                    break;
                case Text:
                    texts.Add((id, offset + 8, U32(section, offset + 4)));
                    break;
            }
        }

        ReadTexts(section, texts, summary);
    }

    private static void ReadTexts(ReadOnlySpan<byte> section, List<(int Id, uint Offset, uint Length)> texts, SummaryInformation summary)
    {
        var encoding = TextEncoding.ForReading(CodePage(summary));
        long total = 0;
        foreach (var (id, offset, length) in texts)
        {
            // Many properties that share one long text would grow the file manifold in memory.
            total += length;
            if (total > section.Length)
            {
                throw new InstallerDatabaseException($"The summary information has texts longer than itself: the file is damaged.");
            }

            var bytes = Part(section, offset, length);
            var end = bytes.IndexOf((byte)0);
            try
            {
                summary.Properties[id] = encoding.GetString(end < 0 ? bytes : bytes[..end]);
            }
            catch (DecoderFallbackException invalid)
            {
                throw new InstallerDatabaseException($"Summary property {id} is not valid in code page {encoding.CodePage}: the file is damaged.", invalid);
            }
        }
    }

    private static DateTime Time(long fileTime) => fileTime >= 0 && fileTime <= LastFileTime
        ? DateTime.FromFileTimeUtc(fileTime)
        : throw new InstallerDatabaseException($"The summary information has a time beyond the year 9999: the file is damaged.");

    private static void WriteValue(MemoryStream values, int id, object value, Encoding encoding)
    {
        switch (value)
        {
            case short number:
                WriteU32(values, Int16);
                WriteU32(values, (ushort)number);
                break;
            case int number:
                WriteU32(values, Int32);
                WriteU32(values, (uint)number);
                break;
            case DateTime { Kind: DateTimeKind.Utc } time:
                WriteU32(values, FileTime);
                WriteU32(values, (uint)time.ToFileTimeUtc());
                WriteU32(values, (uint)(time.ToFileTimeUtc() >> 32));
                break;
            case string text:
                WriteText(values, id, text, encoding);
                break;
            default:
                throw new InstallerDatabaseException($"Summary property {id} is a {value.GetType().Name}: string, short, int and DateTime in UTC can be stored.");
        }
    }

    private static void WriteText(MemoryStream values, int id, string text, Encoding encoding)
    {
        byte[] bytes;
        try
        {
            bytes = encoding.GetBytes(text + '\0');
        }
        catch (EncoderFallbackException missing)
        {
            throw new InstallerDatabaseException($"Summary property {id}: '{text}' does not fit its code page (property 1).", missing);
        }

        WriteU32(values, Text);
        WriteU32(values, (uint)bytes.Length);
        values.Write(bytes);
        values.Write(new byte[-bytes.Length & 3]);
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, long offset) => BinaryPrimitives.ReadUInt16LittleEndian(Part(bytes, offset, 2));

    private static uint U32(ReadOnlySpan<byte> bytes, long offset) => BinaryPrimitives.ReadUInt32LittleEndian(Part(bytes, offset, 4));

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> bytes, long offset, long length) =>
        length >= 0 && offset + length <= bytes.Length
            ? bytes.Slice((int)offset, (int)length)
            : throw new InstallerDatabaseException($"The summary information refers beyond its end: the file is damaged.");

    private static void WriteU32(Stream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }
}
