namespace OutlookProfile.Journaling;

/// <summary>CRC-32 of IEEE 802.3 (polynomial 0xEDB88320, reflected).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = MakeTable();

    /// <summary>The checksum of a part of a buffer, carried on from an earlier one (0 to begin).</summary>
    public static uint Compute(uint earlier, byte[] buffer, int offset, int count)
    {
        var crc = ~earlier;
        for (var i = offset; i < offset + count; i++)
        {
            crc = Table[(crc ^ buffer[i]) & 0xFF] ^ crc >> 8;
        }

        return ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
