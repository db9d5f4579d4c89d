using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using OutlookProfile.Changes;
using OutlookProfile.Registry;

namespace OutlookProfile.Installation;

/// <summary>
/// Registers the installation for users yet to come: Explorer runs the stub once for each user at logon, and again when the
/// version has risen (HKLM\SOFTWARE\Microsoft\Active Setup\Installed Components, in both registry views).
/// </summary>
public static class ActiveSetup
{
    /// <summary>The component's name is this product's own GUID: nobody else's key can have it by accident.</summary>
    public const string Component = "{6E0C3B52-5F0E-4D7B-9C57-0B7E5A1D9F31}";

    private const string ToolFileName = "outlookprofile.exe";

    private static readonly IReadOnlyList<string> Roots =
    [
        @"SOFTWARE\Microsoft\Active Setup\Installed Components",
        @"SOFTWARE\WOW6432Node\Microsoft\Active Setup\Installed Components",
    ];

    /// <param name="machine">HKEY_LOCAL_MACHINE in the 64-bit view, only read.</param>
    /// <param name="installFolder">Where the tool is.</param>
    /// <param name="configurationChanged">Whether users who have their profile already need a new one.</param>
    /// <param name="notes">Told of a key that is somebody else's and is left alone.</param>
    public static IEnumerable<PlannedChange> Plan(IRegistry machine, string installFolder, bool configurationChanged, ICollection<string> notes)
    {
        var stub = $"\"{Path.Combine(installFolder, ToolFileName)}\" apply --state";
        foreach (var root in Roots)
        {
            var key = $@"{root}\{Component}";
            if (IsForeign(machine, key))
            {
                notes.Add($@"HKEY_LOCAL_MACHINE\{key} is somebody else's: it was left as it is, and later users get no profile by it.");
                continue;
            }

            var version = NextVersion(machine.GetValue(key, "Version")?.AsText(), configurationChanged);
            yield return new SetValue(key, RegistryValue.String("", "Outlook profile"), "what is set up at logon");
            yield return new SetValue(key, RegistryValue.ExpandString("StubPath", stub), "what writes the profile for a user who logs on for the first time");
            yield return new SetValue(key, RegistryValue.String("Version", version), "rises with each new configuration, so that every user gets it");
            yield return new SetValue(key, RegistryValue.DWord("IsInstalled", 1), "whether it is in force");
        }
    }

    /// <summary>Active Setup compares versions of numbers separated by commas.</summary>
    private static string NextVersion(string? before, bool changed)
    {
        const string first = "1,0,0,0";
        if (before is null)
        {
            return first;
        }

        var parts = before.Split(',');
        return !changed || !uint.TryParse(parts[parts.Length - 1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? before
            : $"1,0,0,{(last + 1).ToString(CultureInfo.InvariantCulture)}";
    }

    private static bool IsForeign(IRegistry machine, string key) =>
        machine.GetValue(key, "StubPath")?.AsText() is { } stub && stub.IndexOf(ToolFileName, StringComparison.OrdinalIgnoreCase) < 0;
}
