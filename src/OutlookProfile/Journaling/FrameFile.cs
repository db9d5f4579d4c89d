using System;
using System.Collections.Generic;

namespace OutlookProfile.Journaling;

/// <summary>
/// The layout that journals and undo records share: a prologue and then frames, each numbered and checksummed.
/// The prologue and the first frame are written in one step;
/// each further frame counts as a whole or not at all. What a power loss leaves behind the last good frame is ignored;
/// a bad frame with a good one behind it means damage.
/// </summary>
/// <remarks>
/// Prologue, 24 bytes: six letters for the kind of file, u16 format version, 16 bytes of the transaction's id.
/// Frame: u32 length of the payload, u32 sequence number from 0, u32 CRC-32 of these eight bytes, u32 CRC-32 of the
/// payload, payload. The checksums begin with the prologue's, so that a file embedded in a frame of another one
/// is never taken for frames of that one. All numbers are little-endian.
/// </remarks>
internal static class FrameFile
{
    public const int PrologueLength = 24;

    /// <summary>No payload is longer: what does not fit is refused before anything has been changed.</summary>
    public const int MaxPayload = 64 * 1024 * 1024;

    /// <summary>No file is longer: a longer one is never written, nor read.</summary>
    public const int MaxFileLength = 4 * MaxPayload;

    private const ushort Version = 1;
    private const int FrameHeaderLength = 16;

    public static byte[] Prologue(string kind, Guid id)
    {
        var encoder = new RecordEncoder();
        foreach (var letter in kind)
        {
            encoder.Byte((byte)letter);
        }

        encoder.Byte((byte)Version);
        encoder.Byte(Version >> 8);
        encoder.Raw(id.ToByteArray());
        return encoder.ToArray();
    }

    /// <exception cref="JournalException">The payload is longer than <see cref="MaxPayload"/>.</exception>
    public static byte[] Frame(byte[] prologue, uint sequence, byte[] payload, string file)
    {
        if (payload.Length > MaxPayload)
        {
            throw new JournalException(file, $"a change of {payload.Length} bytes is more than the {MaxPayload} that can be undone");
        }

        var encoder = new RecordEncoder();
        encoder.UInt32((uint)payload.Length);
        encoder.UInt32(sequence);
        var numbers = encoder.ToArray();
        var salt = Salt(prologue);
        encoder.UInt32(Crc32.Compute(salt, numbers, 0, numbers.Length));
        encoder.UInt32(Crc32.Compute(salt, payload, 0, payload.Length));
        encoder.Raw(payload);
        return encoder.ToArray();
    }

    /// <exception cref="JournalException">The file is of another kind or version, or damaged before its last frame.</exception>
    public static FrameFileContent Read(byte[] bytes, string kind, string file)
    {
        var frames = new List<RecordDecoder>();
        for (var i = 0; i < kind.Length; i++)
        {
            if (bytes.Length < PrologueLength || bytes[i] != kind[i])
            {
                throw new JournalException(file, 0, $"the file does not begin with {kind}: it is of another kind or damaged");
            }
        }

        var version = bytes[kind.Length] | bytes[kind.Length + 1] << 8;
        if (version != Version)
        {
            throw new JournalException(file, kind.Length, $"the file has format version {version}, this program reads version {Version}");
        }

        var prologue = new RecordDecoder(file, bytes, 0, PrologueLength).Raw(PrologueLength);
        var salt = Salt(prologue);
        var position = PrologueLength;
        for (uint sequence = 0; position < bytes.Length; sequence++)
        {
            if (ReadNumbers(bytes, position, salt) is not { } numbers
                || numbers.Sequence != sequence
                || numbers.Length > bytes.Length - position - FrameHeaderLength
                || Number(bytes, position + 12) != Crc32.Compute(salt, bytes, position + FrameHeaderLength, (int)numbers.Length))
            {
                RequireNoFrameBehind(bytes, position, sequence, salt, file);
                break;
            }

            frames.Add(new RecordDecoder(file, bytes, position + FrameHeaderLength, (int)numbers.Length));
            position += FrameHeaderLength + (int)numbers.Length;
        }

        var id = new RecordDecoder(file, bytes, 8, 16).Raw(16);
        return new FrameFileContent(new Guid(id), prologue, frames, position);
    }

    private static uint Salt(byte[] prologue) => Crc32.Compute(0, prologue, 0, prologue.Length);

    private static uint Number(byte[] bytes, int position) =>
        (uint)(bytes[position] | bytes[position + 1] << 8 | bytes[position + 2] << 16 | bytes[position + 3] << 24);

    private static (uint Length, uint Sequence)? ReadNumbers(byte[] bytes, int position, uint salt)
    {
        if (bytes.Length - position < FrameHeaderLength)
        {
            return null;
        }

        var length = Number(bytes, position);
        return length <= MaxPayload && Number(bytes, position + 8) == Crc32.Compute(salt, bytes, position, 8)
            ? (length, Number(bytes, position + 4))
            : null;
    }

    private static void RequireNoFrameBehind(byte[] bytes, int start, uint badSequence, uint salt, string file)
    {
        for (var position = start; position < bytes.Length; position++)
        {
            if (ReadNumbers(bytes, position, salt) is { } numbers && numbers.Sequence > badSequence)
            {
                throw new JournalException(file, start, $"record {badSequence} is damaged, yet record {numbers.Sequence} follows it");
            }
        }
    }
}

internal sealed class FrameFileContent(Guid id, byte[] prologue, IReadOnlyList<RecordDecoder> frames, int goodLength)
{
    /// <summary>The transaction's id.</summary>
    public Guid Id { get; } = id;

    /// <summary>The first bytes of the file.</summary>
    public byte[] Prologue { get; } = prologue;

    /// <summary>One decoder for each good frame's payload.</summary>
    public IReadOnlyList<RecordDecoder> Frames { get; } = frames;

    /// <summary>Where the last good frame ends; anything behind is the torn rest of an unfinished write.</summary>
    public int GoodLength { get; } = goodLength;
}
