using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace WindowsInstaller.Tests.CompoundFiles;

/// <summary>The directory entries of a version 3 file, read from the bytes without the product's reader (MS-CFB 2.6).</summary>
internal sealed record RawDirectory(byte[] Bytes)
{
    private const uint None = 0xFFFFFFFF;

    internal string Name => Encoding.Unicode.GetString(Bytes, 0, Math.Max(0, BitConverter.ToUInt16(Bytes, 64) - 2));

    private bool IsRed => Bytes[67] == 0;

    private uint Left => BitConverter.ToUInt32(Bytes, 68);

    private uint Right => BitConverter.ToUInt32(Bytes, 72);

    private uint Child => BitConverter.ToUInt32(Bytes, 76);

    /// <summary>Where the directory begins; the product's writer keeps it in one piece.</summary>
    internal static int Position(byte[] file) => (BitConverter.ToInt32(file, 48) + 1) * 512;

    internal static List<RawDirectory> Read(byte[] file)
    {
        var entries = new List<RawDirectory>();
        for (var position = Position(file); position + 128 <= file.Length && (entries.Count == 0 || file[position + 66] is 1 or 2); position += 128)
        {
            entries.Add(new RawDirectory(file[position..(position + 128)]));
        }

        return entries;
    }

    /// <summary>Search order, no red child of a red entry, as many black entries on every path (MS-CFB 2.6.4).</summary>
    internal static void AssertRedBlackTree(byte[] file)
    {
        var entries = Read(file);
        var names = new List<string>();
        BlackHeight(entries[0].Child, parentIsRed: true);
        Assert.HasCount(entries.Count - 1, names);
        CollectionAssert.AreEqual(names.OrderBy(n => n.Length).ThenBy(n => n.ToUpperInvariant(), StringComparer.Ordinal).ToList(), names);

        int BlackHeight(uint id, bool parentIsRed)
        {
            if (id == None)
            {
                return 1;
            }

            var entry = entries[(int)id];
            Assert.IsFalse(entry.IsRed && parentIsRed, $"'{entry.Name}' is red as its parent is, or the red root of the tree.");
            var left = BlackHeight(entry.Left, entry.IsRed);
            names.Add(entry.Name);
            var right = BlackHeight(entry.Right, entry.IsRed);
            Assert.AreEqual(left, right, $"Black height below '{entry.Name}'.");
            return left + (entry.IsRed ? 0 : 1);
        }
    }
}
