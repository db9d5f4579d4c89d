namespace OutlookProfile.Configuration;

/// <summary>
/// What the ANSI code pages of Windows hold together: 874, 932, 936, 949, 950 and 1250 to 1258 (learn.microsoft.com, "Code Page
/// Identifiers"). UTF-8 as an ANSI code page, a beta of Windows 10 and later, is left out: no fleet is on it as a whole. A table, because the
/// package's DLL carries no code pages; a test holds it against those of .NET.
/// </summary>
public static class AnsiCodePages
{
    /// <summary>Pairs of a first and a last character, beyond ASCII. What is neither letter nor digit nor mark may lie in between.</summary>
    private const string Ranges =
        "\u00aa\u0107\u010c\u0113\u0116\u011b\u011e\u011f\u0122\u0123\u0126\u0127\u012a\u012b\u012e\u0133\u0136\u014d\u0150\u015b"
        + "\u015e\u0167\u016a\u016b\u016e\u0173\u0178\u017e\u0192\u0192\u01a0\u01a1\u01af\u01b0\u01ce\u01ce\u01d0\u01d0\u01d2\u01d2"
        + "\u01d4\u01d4\u01d6\u01d6\u01d8\u01d8\u01da\u01da\u01dc\u01dc\u0251\u0251\u0261\u0261\u02c6\u02c7\u02c9\u02cb\u02cd\u02cd"
        + "\u02d0\u02d0\u0300\u0301\u0303\u0303\u0309\u0309\u0323\u0323\u0386\u03ce\u0401\u040c\u040e\u044f\u0451\u045c\u045e\u045f"
        + "\u0490\u0491\u05b0\u05c2\u05d0\u05ea\u05f0\u05f2\u0621\u063a\u0640\u0652\u0679\u0679\u067e\u067e\u0686\u0686"
        + "\u0688\u0688\u0691\u0691\u0698\u0698\u06a9\u06a9\u06af\u06af\u06ba\u06ba\u06be\u06be\u06c1\u06c1\u06d2\u06d2\u0e01\u0e59"
        + "\u207f\u207f\u2113\u2113\u2126\u2126\u212b\u212b\u3005\u3006\u3041\u3093\u309d\u309e\u30a1\u30f6\u30fc\u30fe\u3105\u3129"
        + "\u3131\u318e\u4e00\u9fa5\uac00\ud7a3\uf900\ufa2d\uff10\uff9f";

    /// <summary>The first letter, digit or mark that no ANSI code page has, or null.</summary>
    public static char? FirstMissing(string text)
    {
        foreach (var character in text)
        {
            if (character >= 0x80 && !IsInRanges(character))
            {
                return character;
            }
        }

        return null;
    }

    private static bool IsInRanges(char character)
    {
        for (var i = 0; i < Ranges.Length; i += 2)
        {
            if (character >= Ranges[i] && character <= Ranges[i + 1])
            {
                return true;
            }
        }

        return false;
    }
}
