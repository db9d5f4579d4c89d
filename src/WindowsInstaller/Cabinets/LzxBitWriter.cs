using System.Collections.Generic;

namespace WindowsInstaller.Cabinets;

/// <summary>Bits, the highest first, in little-endian words of 16 (MS-PATCH 2.1); a frame begins with a word of its own.</summary>
internal sealed class LzxBitWriter
{
    private readonly List<byte> frame = [];
    private readonly List<byte[]> frames = [];
    private ulong pending;
    private int pendingBits;

    /// <param name="count">At most 32.</param>
    public void Write(uint value, int count)
    {
        pending = (pending << count) | value;
        pendingBits += count;
        while (pendingBits >= 16)
        {
            pendingBits -= 16;
            var word = (ushort)(pending >> pendingBits);
            frame.Add((byte)word);
            frame.Add((byte)(word >> 8));
        }
    }

    public void EndFrame()
    {
        if (pendingBits > 0)
        {
            Write(0, 16 - pendingBits);
        }

        frames.Add([.. frame]);
        frame.Clear();
    }

    public IReadOnlyList<byte[]> Frames => frames;
}
