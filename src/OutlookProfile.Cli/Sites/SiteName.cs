using System;
using System.Linq;

namespace OutlookProfile.Cli.Sites;

/// <summary>A site's name becomes a file's name, on Windows too.</summary>
internal static class SiteName
{
    private const int Longest = 64;

    /// <summary>Names that Windows keeps for devices, whatever the extension (learn.microsoft.com/windows/win32/fileio/naming-a-file).</summary>
    private static readonly string[] Devices =
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" })];

    /// <summary>Null when the name is right, otherwise what is expected.</summary>
    public static string? Check(string name) =>
        name.Length is > 0 and <= Longest
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')
        && char.IsAsciiLetterOrDigit(name[0])
        && name[^1] != '.'
        && !Devices.Contains(name.Split('.')[0], StringComparer.OrdinalIgnoreCase)
            ? null
            : $"a name for the transform's file: up to {Longest} letters, digits, hyphens, underscores and dots, beginning with a letter or digit, and none that Windows keeps for a device";
}
