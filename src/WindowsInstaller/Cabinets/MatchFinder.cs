using System;

namespace WindowsInstaller.Cabinets;

/// <summary>Finds where the bytes at a position have occurred before: chains of positions whose next three bytes hash alike.</summary>
internal sealed class MatchFinder(byte[] content, int window)
{
    /// <summary>So far a chain is followed; beyond it little is gained.</summary>
    private const int MostSteps = 256;

    private const int HashBits = 17;
    private const int ShortestMatch = 3;

    private readonly int[] newest = Filled(1 << HashBits);
    private readonly int[] older = Filled(content.Length);
    private int added;

    /// <summary>The longest occurrence before <paramref name="position"/>, the nearest of them; length 0 when there is none.</summary>
    /// <param name="longest">Bytes that are wanted at most.</param>
    public (int Length, int Distance) Find(int position, int longest)
    {
        for (; added < position; added++)
        {
            Add(added);
        }

        if (longest < ShortestMatch)
        {
            return default;
        }

        var (length, distance) = (ShortestMatch - 1, 0);
        var candidate = newest[Hash(position)];
        for (var step = 0; step < MostSteps && candidate >= 0 && position - candidate <= window; step++, candidate = older[candidate])
        {
            if (content[candidate + length] != content[position + length])
            {
                continue;
            }

            var common = Common(candidate, position, longest);
            if (common > length)
            {
                (length, distance) = (common, position - candidate);
                if (length == longest)
                {
                    break;
                }
            }
        }

        return distance == 0 ? default : (length, distance);
    }

    /// <summary>How many bytes at the two positions are the same.</summary>
    public int Common(int earlier, int position, int longest) =>
        content.AsSpan(earlier, longest).CommonPrefixLength(content.AsSpan(position, longest));

    private void Add(int position)
    {
        if (position + ShortestMatch <= content.Length)
        {
            var hash = Hash(position);
            older[position] = newest[hash];
            newest[hash] = position;
        }
    }

    private int Hash(int position) =>
        (int)(((uint)(content[position] | (content[position + 1] << 8) | (content[position + 2] << 16)) * 0x9E3779B1u) >> (32 - HashBits));

    private static int[] Filled(int length)
    {
        var array = new int[length];
        Array.Fill(array, -1);
        return array;
    }
}
