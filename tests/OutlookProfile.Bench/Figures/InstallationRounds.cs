using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Installer.Tests.Harness;
using OutlookProfile.Bench.Measuring;
using SilentInstallation = Installer.Tests.Harness.Installation;

namespace OutlookProfile.Bench.Figures;

/// <summary>Packages that are installed and removed in turns, each round in another order; the first round warms up.</summary>
internal sealed class InstallationRounds(int rounds)
{
    /// <summary>Begins the lines in which the actions say how long they took (ActionRunner).</summary>
    private const string TimeMark = "Time in ms: ";

    private readonly Dictionary<string, List<(MsiexecResult Installed, MsiexecResult Removed)>> results = [];

    public void Run(IReadOnlyDictionary<string, SilentInstallation> packages)
    {
        var names = packages.Keys.ToArray();
        foreach (var name in names)
        {
            results[name] = [];
        }

        for (var round = 0; round <= rounds; round++)
        {
            for (var turn = 0; turn < names.Length; turn++)
            {
                var name = names[(round + turn) % names.Length];
                var result = (Succeeded(packages[name].Install()), Succeeded(packages[name].Uninstall()));
                if (round > 0)
                {
                    results[name].Add(result);
                }
            }
        }
    }

    public Samples Compare(string subject, string yardstick, bool removal) => new(Times(subject, removal), Times(yardstick, removal));

    /// <summary>The median of what the package takes longer than another.</summary>
    public double Difference(string package, string other, bool removal) =>
        Samples.Median([.. Times(package, removal).Zip(Times(other, removal), (one, two) => one - two)]);

    public double Time(string package, bool removal) => Samples.Median(Times(package, removal));

    /// <summary>What the package's own actions say, by action and step: the median of each, in the order in which they come.</summary>
    public IReadOnlyList<(string Name, double Milliseconds)> OwnTimes(string package, bool removal) =>
        [.. results[package]
            .SelectMany(result => Stated((removal ? result.Removed : result.Installed).Log))
            .GroupBy(time => time.Name)
            .Select(times => (times.Key, Samples.Median([.. times.Select(time => time.Milliseconds)])))];

    private List<double> Times(string package, bool removal) =>
        [.. results[package].Select(result => (removal ? result.Removed : result.Installed).Duration.TotalMilliseconds)];

    private static IEnumerable<(string Name, double Milliseconds)> Stated(InstallerLog log) =>
        from line in log.Text.Split('\n')
        let mark = line.IndexOf(TimeMark, StringComparison.Ordinal)
        where mark >= 0
        from time in line[(mark + TimeMark.Length)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let words = time.Split(' ')
        select (words[0], double.Parse(words[1], CultureInfo.InvariantCulture));

    private static MsiexecResult Succeeded(MsiexecResult result) =>
        result.ExitCode == 0 ? result : throw new InvalidDataException($"msiexec ended with {result.ExitCode}: {result.Log}");
}
