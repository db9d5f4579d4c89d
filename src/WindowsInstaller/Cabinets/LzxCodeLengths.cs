using System;
using System.Collections.Generic;

namespace WindowsInstaller.Cabinets;

/// <summary>
/// How LZX says the lengths of a code (MS-PATCH 2.6): as differences to those of the block before, runs of equal ones in short, all
/// of it in a small code of its own, the pretree.
/// </summary>
internal static class LzxCodeLengths
{
    private const int Symbols = 20;
    private const int ShortZeros = 17;
    private const int LongZeros = 18;
    private const int Same = 19;
    private const int Modulus = 17;

    /// <param name="before">The lengths of the block before; they become the new ones.</param>
    public static void Write(LzxBitWriter writer, Span<byte> before, ReadOnlySpan<byte> lengths)
    {
        var items = Items(before, lengths);
        var occurrences = new int[Symbols];
        foreach (var (symbol, _, _) in items)
        {
            occurrences[symbol]++;
        }

        var pretree = PrefixCode.For(occurrences, 15);
        foreach (var bits in pretree.Lengths)
        {
            writer.Write(bits, 4);
        }

        foreach (var (symbol, extra, bits) in items)
        {
            pretree.Write(writer, symbol);
            writer.Write((uint)extra, bits);
        }

        lengths.CopyTo(before);
    }

    private static List<(int Symbol, int Extra, int Bits)> Items(ReadOnlySpan<byte> before, ReadOnlySpan<byte> lengths)
    {
        var items = new List<(int, int, int)>();
        for (var i = 0; i < lengths.Length;)
        {
            var rest = lengths[i..];
            var run = rest.IndexOfAnyExcept(rest[0]) is >= 0 and var end ? end : rest.Length;
            var difference = (before[i] - lengths[i] + Modulus) % Modulus;
            if (run < 4)
            {
                items.Add((difference, 0, 0));
                i++;
            }
            else if (lengths[i] != 0)
            {
                run = Math.Min(run, 5);
                items.Add((Same, run - 4, 1));
                items.Add((difference, 0, 0));
                i += run;
            }
            else if (run < 20)
            {
                items.Add((ShortZeros, run - 4, 4));
                i += run;
            }
            else
            {
                run = Math.Min(run, 51);
                items.Add((LongZeros, run - 20, 5));
                i += run;
            }
        }

        return items;
    }
}
