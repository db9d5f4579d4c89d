using System;
using System.Globalization;
using System.Linq;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Sites;

/// <summary>
/// A site's name becomes a file's name, on Windows too, and a part of msiexec's command line. Letters of every script are right;
/// what cmd, msiexec (which takes a leading @ or | of TRANSFORMS for something else, and ; for a separator) or a file system means something by is not.
/// </summary>
internal static class SiteName
{
    private const int Longest = 64;

    public static Text Expectation { get; } = $"a name for the transform's file: up to 64 letters, digits, spaces, hyphens, underscores, dots, commas, apostrophes and round brackets, beginning with a letter or digit, not ending with a dot or space, and none that Windows keeps for a device";

    /// <summary>Null when the name is right, otherwise what is expected.</summary>
    public static Text? Check(string name) =>
        name.Length is > 0 and <= Longest
        && name.EnumerateRunes().All(rune => " -_.,'()".Contains(rune.ToString(), StringComparison.Ordinal) || IsLetter(System.Text.Rune.GetUnicodeCategory(rune)))
        && char.IsLetterOrDigit(name, 0)
        && name[^1] is not ('.' or ' ')
        && !WindowsFileNames.IsDevice(name)
            ? null
            : Expectation;

    /// <summary>With the marks that make a letter in many scripts.</summary>
    private static bool IsLetter(UnicodeCategory category) => category
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
