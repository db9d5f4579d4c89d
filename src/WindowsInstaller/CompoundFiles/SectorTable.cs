using System.Collections.Generic;

namespace WindowsInstaller.CompoundFiles;

/// <summary>
/// The FAT or the mini FAT while reading: which sector follows which. Every sector may be used once only, so that no cycle
/// and no cross-link can make the reader run or allocate beyond the size of the file.
/// </summary>
/// <param name="kind">"sector" or "mini sector", for messages.</param>
internal sealed class SectorTable(int sectorCount, Text kind)
{
    private readonly bool[] used = new bool[sectorCount];

    /// <summary>The following sector by sector number; may be shorter than the number of sectors.</summary>
    internal uint[] Next { get; set; } = [];

    internal int Claim(uint sector, Text owner)
    {
        if (sector >= used.Length)
        {
            throw new CompoundFileException($"{owner} uses {kind} {sector}, but there are only {used.Length}: the file is truncated or damaged.");
        }

        if (used[sector])
        {
            throw new CompoundFileException($"{owner} uses {kind} {sector}, which is already in use: the file is damaged.");
        }

        used[sector] = true;
        return (int)sector;
    }

    /// <summary>The sectors of a chain whose length is known.</summary>
    internal IEnumerable<int> Chain(uint first, long length, Text owner)
    {
        var sector = first;
        for (long i = 0; i < length; i++)
        {
            yield return Claim(sector, owner);
            sector = Following(sector, owner);
        }
    }

    /// <summary>The sectors of a chain up to its end mark.</summary>
    internal IEnumerable<int> Chain(uint first, Text owner)
    {
        for (var sector = first; sector != SectorNumber.EndOfChain; sector = Following(sector, owner))
        {
            yield return Claim(sector, owner);
        }
    }

    private uint Following(uint sector, Text owner) =>
        sector < Next.Length
            ? Next[sector]
            : throw new CompoundFileException($"{owner} uses {kind} {sector}, which the allocation table does not cover: the file is damaged.");
}
