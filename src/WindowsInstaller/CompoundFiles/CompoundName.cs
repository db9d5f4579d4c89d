using System;
using System.Collections.Generic;

namespace WindowsInstaller.CompoundFiles;

/// <summary>Names of storages and streams (MS-CFB 2.6.1 and 2.6.4).</summary>
internal static class CompoundName
{
    /// <summary>The directory entry holds 32 UTF-16 code units, the last one a terminating zero.</summary>
    internal const int MaximumLength = 31;

    /// <summary>The order of the directory tree: shorter names first, then upper-case code units. Names are case-insensitive.</summary>
    internal static readonly IComparer<string> Comparer = Comparer<string>.Create(Compare);

    /// <exception cref="CompoundFileException">The name cannot be stored.</exception>
    internal static void Validate(string name)
    {
        if (name.Length is 0 or > MaximumLength)
        {
            throw new CompoundFileException($"The name '{name}' has {name.Length} UTF-16 code units: 1 to {MaximumLength} can be stored.");
        }

        if (name.AsSpan().IndexOfAny("/\\:!\0") is >= 0 and var at)
        {
            throw new CompoundFileException($"The name '{name}' contains U+{(int)name[at]:X4}, which no storage or stream name may have.");
        }
    }

    private static int Compare(string? left, string? right)
    {
        left ??= "";
        right ??= "";
        if (left.Length != right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        for (var i = 0; i < left.Length; i++)
        {
            var difference = char.ToUpperInvariant(left[i]).CompareTo(char.ToUpperInvariant(right[i]));
            if (difference != 0)
            {
                return difference;
            }
        }

        return 0;
    }
}
