using System;
using System.Collections.Generic;
using System.Linq;

namespace WindowsInstaller.Cabinets;

/// <summary>A canonical Huffman code (MS-PATCH 2.6): shorter codes first, those of one length in the order of their symbols.</summary>
internal sealed class PrefixCode
{
    private readonly uint[] codes;

    private PrefixCode(byte[] lengths)
    {
        Lengths = lengths;
        codes = new uint[lengths.Length];
        var next = 0u;
        for (var length = 1; length <= lengths.Max(); length++, next <<= 1)
        {
            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    codes[symbol] = next++;
                }
            }
        }
    }

    /// <summary>In bits; 0 for a symbol that does not occur.</summary>
    public byte[] Lengths { get; }

    public void Write(LzxBitWriter writer, int symbol) => writer.Write(codes[symbol], Lengths[symbol]);

    /// <summary>The code for symbols that occur so often. It is complete, as decoders want it, or empty.</summary>
    /// <param name="longest">Bits that a symbol may have at most.</param>
    public static PrefixCode For(ReadOnlySpan<int> occurrences, int longest)
    {
        var weights = occurrences.ToArray();
        var used = weights.Count(weight => weight > 0);
        if (used == 0)
        {
            return new PrefixCode(new byte[weights.Length]);
        }

        if (used == 1)
        {
            weights[weights[0] > 0 ? 1 : 0] = 1;
        }

        // The rarer symbols get closer to the others until no code is too long.
        var lengths = TreeDepths(weights);
        while (lengths.Max() > longest)
        {
            weights = [.. weights.Select(weight => weight == 0 ? 0 : (weight / 2) + 1)];
            lengths = TreeDepths(weights);
        }

        return new PrefixCode(lengths);
    }

    private static byte[] TreeDepths(int[] weights)
    {
        var parents = new int[weights.Length * 2];
        var queue = new PriorityQueue<int, (long Weight, int Node)>();
        for (var symbol = 0; symbol < weights.Length; symbol++)
        {
            if (weights[symbol] > 0)
            {
                queue.Enqueue(symbol, (weights[symbol], symbol));
            }
        }

        var node = weights.Length;
        while (queue.Count > 1)
        {
            queue.TryDequeue(out var one, out var first);
            queue.TryDequeue(out var other, out var second);
            (parents[one], parents[other]) = (node, node);
            queue.Enqueue(node, (first.Weight + second.Weight, node));
            node++;
        }

        // A parent is made after its children: from the root down.
        var depths = new byte[node];
        for (var child = node - 2; child >= 0; child--)
        {
            depths[child] = child < weights.Length && weights[child] == 0 ? (byte)0 : (byte)(depths[parents[child]] + 1);
        }

        return depths[..weights.Length];
    }
}
