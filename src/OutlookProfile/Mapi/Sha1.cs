using System;

namespace OutlookProfile.Mapi;

/// <summary>
/// SHA-1 (RFC 3174), for UIDs made of names; nothing here depends on its strength. .NET's own would cost the native action DLL 25 KB,
/// most of it for caches of the algorithms of Windows.
/// </summary>
internal static class Sha1
{
    private const int BlockLength = 64;

    /// <returns>20 bytes.</returns>
    public static byte[] Compute(byte[] message)
    {
        uint[] state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0];
        var padded = Pad(message);
        for (var block = 0; block < padded.Length; block += BlockLength)
        {
            AddBlock(state, padded, block);
        }

        var digest = new byte[state.Length * 4];
        for (var i = 0; i < digest.Length; i++)
        {
            digest[i] = BigEndian(state[i / 4], i % 4, 4);
        }

        return digest;
    }

    /// <summary>A one bit, zeros up to a whole block, and in its last eight bytes the length in bits.</summary>
    private static byte[] Pad(byte[] message)
    {
        var padded = new byte[(message.Length + 8) / BlockLength * BlockLength + BlockLength];
        Array.Copy(message, padded, message.Length);
        padded[message.Length] = 0x80;
        for (var i = 0; i < 8; i++)
        {
            padded[padded.Length - 8 + i] = BigEndian((ulong)message.Length * 8, i, 8);
        }

        return padded;
    }

    private static void AddBlock(uint[] state, byte[] padded, int block)
    {
        var words = new uint[80];
        for (var i = 0; i < words.Length; i++)
        {
            var at = block + i * 4;
            words[i] = i < 16
                ? (uint)(padded[at] << 24 | padded[at + 1] << 16 | padded[at + 2] << 8 | padded[at + 3])
                : RotateLeft(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
        }

        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4]);
        for (var i = 0; i < words.Length; i++)
        {
            var mixed = (i / 20) switch
            {
                0 => (b & c | ~b & d) + 0x5A827999,
                1 => (b ^ c ^ d) + 0x6ED9EBA1,
                2 => (b & c | b & d | c & d) + 0x8F1BBCDC,
                _ => (b ^ c ^ d) + 0xCA62C1D6,
            };
            (a, b, c, d, e) = (RotateLeft(a, 5) + mixed + e + words[i], a, RotateLeft(b, 30), c, d);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
    }

    private static uint RotateLeft(uint word, int bits) => word << bits | word >> (32 - bits);

    private static byte BigEndian(ulong number, int place, int length) => (byte)(number >> 8 * (length - 1 - place));
}
