using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace OutlookProfile.Windows;

/// <summary>The languages in which Windows speaks to the user.</summary>
public static class DisplayLanguages
{
    /// <summary>MUI_LANGUAGE_NAME (winnls.h): "de-DE", not "0407".</summary>
    private const uint ByName = 0x8;

    /// <summary>The user's preferred display languages, best first, as BCP 47 tags (winnls.h, GetUserPreferredUILanguages); none when Windows does not say.</summary>
    public static IReadOnlyList<string> OfUser()
    {
        var length = 0u;
        if (!GetUserPreferredUILanguages(ByName, out _, null, ref length) || length == 0)
        {
            return [];
        }

        // Names that end with a zero each, and one more zero behind the last.
        var names = new char[length];
        return GetUserPreferredUILanguages(ByName, out _, names, ref length)
            ? new string(names, 0, (int)length).Split(['\0'], StringSplitOptions.RemoveEmptyEntries)
            : [];
    }

    [DllImport("kernel32.dll", ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetUserPreferredUILanguages(uint flags, out uint count, [Out] char[]? names, ref uint length);
}
