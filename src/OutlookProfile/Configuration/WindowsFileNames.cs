using System;

namespace OutlookProfile.Configuration;

/// <summary>Names that no file on Windows can have.</summary>
public static class WindowsFileNames
{
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL"];

    /// <summary>Whether Windows keeps the name for a device, whatever its extension (learn.microsoft.com/windows/win32/fileio/naming-a-file).</summary>
    public static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd(' ').ToUpperInvariant();
        return Array.IndexOf(Devices, stem) >= 0
            || stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && IsPortDigit(stem[3]);
    }

    /// <summary>The superscript digits 1 to 3 are ports to Windows, too.</summary>
    private static bool IsPortDigit(char digit) => digit is >= '1' and <= '9' or '\u00B9' or '\u00B2' or '\u00B3';
}
