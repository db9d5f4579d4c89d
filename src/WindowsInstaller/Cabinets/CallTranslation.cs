using System;
using System.Buffers.Binary;

namespace WindowsInstaller.Cabinets;

/// <summary>
/// What LZX does to machine code first (MS-PATCH 2.2, E8 call translation): the operand of a call instruction becomes the address
/// that it calls, so that all calls of one function look alike.
/// </summary>
internal static class CallTranslation
{
    private const byte CallInstruction = 0xE8;

    /// <summary>Of a frame, the last ten bytes are left as they are; so is what comes after the first gigabyte.</summary>
    private const int Untouched = 10;

    private const int MostFrames = 32768;

    /// <param name="size">To which addresses are relative: the length of the content.</param>
    public static byte[] Apply(ReadOnlySpan<byte> content, int size)
    {
        var translated = content.ToArray();
        for (var frame = 0; frame < MostFrames && frame * CabinetWriter.FrameSize < translated.Length; frame++)
        {
            var start = frame * CabinetWriter.FrameSize;
            var end = Math.Min(start + CabinetWriter.FrameSize, translated.Length) - Untouched;
            for (var position = start; position < end; position++)
            {
                if (translated[position] != CallInstruction)
                {
                    continue;
                }

                var operand = translated.AsSpan(position + 1, 4);
                var relative = BinaryPrimitives.ReadInt32LittleEndian(operand);
                if (relative >= -position && relative < size)
                {
                    BinaryPrimitives.WriteInt32LittleEndian(operand, relative < size - position ? relative + position : relative - size);
                }

                position += 4;
            }
        }

        return translated;
    }
}
