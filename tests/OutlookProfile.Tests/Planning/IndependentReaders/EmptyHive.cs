using System;
using System.Buffers.Binary;
using System.Text;

namespace OutlookProfile.Tests.Planning.IndependentReaders;

/// <summary>
/// The smallest registry hive: hivexregedit merges into a hive, but makes none. A base block, one bin, in it the root key,
/// an empty security descriptor and free space (regf 1.3, https://github.com/msuhanov/regf).
/// </summary>
internal static class EmptyHive
{
    private const int BlockSize = 4096;
    private const int BinHeaderSize = 32;
    private const int RootSize = 88;
    private const int SecuritySize = 48;
    private const uint None = 0xFFFFFFFF;

    public static byte[] Create()
    {
        var hive = new byte[2 * BlockSize];
        WriteBaseBlock(hive);
        WriteBin(hive.AsSpan(BlockSize));
        return hive;
    }

    private static void WriteBaseBlock(Span<byte> block)
    {
        Text(block, 0, "regf");
        Number(block, 4, 1);
        Number(block, 8, 1);
        Number(block, 20, 1);
        Number(block, 24, 3);
        Number(block, 32, 1);
        Number(block, 36, BinHeaderSize);
        Number(block, 40, BlockSize);
        Number(block, 44, 1);
        var checksum = 0u;
        for (var i = 0; i < 508; i += 4)
        {
            checksum ^= BinaryPrimitives.ReadUInt32LittleEndian(block[i..]);
        }

        Number(block, 508, checksum);
    }

    private static void WriteBin(Span<byte> bin)
    {
        Text(bin, 0, "hbin");
        Number(bin, 8, BlockSize);

        // The root key: no parent, no keys, no values, an ASCII name.
        var root = bin[BinHeaderSize..];
        Number(root, 0, unchecked((uint)-RootSize));
        Text(root, 4, "nk");
        root[6] = 0x2C;
        Number(root, 20, None);
        Number(root, 32, None);
        Number(root, 36, None);
        Number(root, 44, None);
        Number(root, 48, BinHeaderSize + RootSize);
        Number(root, 52, None);
        root[76] = 4;
        Text(root, 80, "ROOT");

        // Its security: the one cell of a ring, with an empty self-relative descriptor.
        var security = root[RootSize..];
        Number(security, 0, unchecked((uint)-SecuritySize));
        Text(security, 4, "sk");
        Number(security, 8, BinHeaderSize + RootSize);
        Number(security, 12, BinHeaderSize + RootSize);
        Number(security, 16, 1);
        Number(security, 20, 20);
        security[24] = 1;
        security[27] = 0x80;
        Number(security, SecuritySize, BlockSize - BinHeaderSize - RootSize - SecuritySize);
    }

    private static void Text(Span<byte> target, int offset, string text) => Encoding.ASCII.GetBytes(text, target[offset..]);

    private static void Number(Span<byte> target, int offset, uint number) => BinaryPrimitives.WriteUInt32LittleEndian(target[offset..], number);
}
