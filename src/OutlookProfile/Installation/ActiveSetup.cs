using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
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

    /// <summary>The tool, in the folder that the package installs it to.</summary>
    public const string ToolFileName = "outlookprofile.exe";

    /// <summary>In years. The note is the user's to change: an absurd one is not to carry the version of everybody to its end.</summary>
    private const int LongestClockError = 30;

    private static readonly IReadOnlyList<string> Roots =
    [
        @"SOFTWARE\Microsoft\Active Setup\Installed Components",
        @"SOFTWARE\WOW6432Node\Microsoft\Active Setup\Installed Components",
    ];

    /// <param name="machine">HKEY_LOCAL_MACHINE in the 64-bit view, only read.</param>
    /// <param name="installFolder">Where the tool is.</param>
    /// <param name="configurationChanged">Whether users who have their profile already need a new one.</param>
    /// <param name="now">In UTC.</param>
    /// <param name="noted">What users have noted down (<see cref="NotedBy"/>), as far as anybody knows.</param>
    /// <param name="notes">Told of a key that is somebody else's and is left alone.</param>
    public static IEnumerable<PlannedChange> Plan(IRegistry machine, string installFolder, bool configurationChanged, DateTime now, IEnumerable<string> noted, ICollection<Text> notes)
    {
        var stub = $"\"{Path.Combine(installFolder, ToolFileName)}\" apply --state";
        var users = noted.ToArray();
        foreach (var root in Roots)
        {
            var key = $@"{root}\{Component}";
            if (IsForeign(machine, key))
            {
                notes.Add($@"HKEY_LOCAL_MACHINE\{key} is somebody else's: it was left as it is, and later users get no profile by it.");
                continue;
            }

            var version = NextVersion(machine.GetValue(key, "Version")?.AsText(), configurationChanged, now, users);
            yield return new SetValue(key, RegistryValue.String("", "Outlook profile"), $"what is set up at logon");
            yield return new SetValue(key, RegistryValue.ExpandString("StubPath", stub), $"what writes the profile for a user who logs on for the first time");
            yield return new SetValue(key, RegistryValue.String("Version", version), $"rises with each new configuration, so that every user gets it");
            yield return new SetValue(key, RegistryValue.DWord("IsInstalled", 1), $"whether it is in force");
        }
    }

    /// <summary>The version up to which Active Setup has run the stub for a user, as that user's hive says; null when it has not.</summary>
    public static IEnumerable<string> NotedBy(IRegistry hive) =>
        Roots.Select(root => hive.GetValue($@"{root}\{Component}", "Version")?.AsText()).OfType<string>();

    /// <summary>
    /// Active Setup compares four numbers of 16 bits, separated by commas, with those that it has noted down in the user's own
    /// registry when it ran the stub for that user. That note outlives a removal, and lies where a removal cannot always reach: so a
    /// version is the time of its installation, higher than every one before it, and not counted from one anew. Where the clock was set back
    /// since, it is above what the users within reach have noted down.
    /// </summary>
    private static string NextVersion(string? before, bool changed, DateTime now, IEnumerable<string> noted)
    {
        if (before is not null && !changed)
        {
            return before;
        }

        int[] next = [now.Year, now.Month * 100 + now.Day, now.Hour * 100 + now.Minute, now.Second];
        foreach (var last in noted.Select(Numbers).OfType<int[]>().Where(last => last[0] < now.Year + LongestClockError).Append(before is null ? null : Numbers(before)))
        {
            // The clock was set back, or the last one is not a second ago.
            if (last is not null && Compare(last, next) >= 0)
            {
                next = Successor(last);
            }
        }

        return string.Join(",", next.Select(number => number.ToString(CultureInfo.InvariantCulture)));
    }

    private static int[] Successor(int[] version)
    {
        var next = (int[])version.Clone();
        for (var i = next.Length - 1; i >= 0 && ++next[i] > ushort.MaxValue; i--)
        {
            next[i] = 0;
        }

        return next;
    }

    /// <returns>Null when it is no version.</returns>
    private static int[]? Numbers(string version)
    {
        var parts = version.Split(',');
        var numbers = new int[4];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (parts.Length != numbers.Length || !ushort.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            numbers[i] = number;
        }

        return numbers;
    }

    private static int Compare(int[] one, int[] other) =>
        Enumerable.Range(0, one.Length).Select(i => one[i].CompareTo(other[i])).FirstOrDefault(order => order != 0);

    private static bool IsForeign(IRegistry machine, string key) =>
        machine.GetValue(key, "StubPath")?.AsText() is { } stub && stub.IndexOf(ToolFileName, StringComparison.OrdinalIgnoreCase) < 0;
}
