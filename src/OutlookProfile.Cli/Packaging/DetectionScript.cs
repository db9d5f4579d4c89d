using System;
using System.IO;
using System.Text;

namespace OutlookProfile.Cli.Packaging;

/// <summary>installer/deploy/intune/Detect-OutlookProfile.ps1 with its three values filled in.</summary>
internal static class DetectionScript
{
    public const string FileName = "Detect-OutlookProfile.ps1";
    private const string EmptyConfiguration = "$Configuration = @'\n'@\n";

    /// <param name="notInstalled">The exit code by which the management system knows "not installed".</param>
    /// <param name="configuration">JSON to compare with; null for the configuration that was last written.</param>
    /// <returns>ASCII only, so that no system's idea of a script's encoding matters.</returns>
    public static string Fill(InstallContext context, int notInstalled, string? configuration)
    {
        var script = Replace(EmbeddedScript.Read(FileName), "$Context = 'System'\n", $"$Context = '{context}'\n");
        script = Replace(script, "$NotInstalled = 1\n", $"$NotInstalled = {notInstalled}\n");
        return configuration is null
            ? script
            : Replace(script, EmptyConfiguration, $"$Configuration = @'\n{EscapeNonAscii(configuration).Trim()}\n'@\n");
    }

    private static string Replace(string script, string marker, string text)
    {
        var start = script.IndexOf(marker, StringComparison.Ordinal);
        return start >= 0 && script.IndexOf(marker, start + 1, StringComparison.Ordinal) < 0
            ? script.Replace(marker, text, StringComparison.Ordinal)
            : throw new InvalidDataException($"{FileName} must contain this once: {marker.TrimEnd()}");
    }

    /// <summary>Outside its strings JSON is ASCII; inside, \u escapes say the same.</summary>
    private static string EscapeNonAscii(string json)
    {
        var text = new StringBuilder(json.Length);
        foreach (var c in json)
        {
            _ = c > '~' ? text.Append($"\\u{(int)c:x4}") : text.Append(c);
        }

        return text.ToString();
    }
}
