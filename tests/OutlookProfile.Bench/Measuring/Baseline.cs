using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace OutlookProfile.Bench.Measuring;

/// <summary>The committed ratios (baseline.json beside this project): what "no slower than before" means on any machine of one system.</summary>
internal static class Baseline
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Ratios to Windows Installer itself are others in Wine than on Windows.</summary>
    public static string FileName => OperatingSystem.IsWindows() ? "baseline.windows.json" : "baseline.json";

    /// <returns>Empty when there is none for this system.</returns>
    public static IReadOnlyDictionary<string, double> Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<SortedDictionary<string, double>>(File.ReadAllText(path))! : new Dictionary<string, double>();

    /// <summary>Takes the measured ratios for the new baseline.</summary>
    /// <param name="whole">Whether everything was measured; otherwise what was not keeps its ratios.</param>
    public static void Write(string path, IEnumerable<Figure> figures, bool whole)
    {
        var ratios = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, ratio) in whole ? new Dictionary<string, double>() : Read(path))
        {
            ratios[name] = ratio;
        }

        foreach (var figure in figures)
        {
            ratios[figure.Name] = Math.Round(figure.Ratio, 3);
        }

        File.WriteAllText(path, JsonSerializer.Serialize(ratios, Indented) + "\n");
    }

    /// <summary>One sentence for each figure that is worse than the baseline by more than its tolerance, that the baseline lacks, or that it has and nobody measured.</summary>
    /// <param name="whole">Whether everything was to be measured.</param>
    public static IReadOnlyList<string> Regressions(IReadOnlyDictionary<string, double> baseline, IReadOnlyList<Figure> figures, bool whole)
    {
        var regressions = figures
            .Select(figure => !baseline.TryGetValue(figure.Name, out var before)
                ? $"{figure.Name}: the baseline has no such figure; add it with --write-baseline"
                : figure.Ratio > before * figure.Tolerance
                    ? FormattableString.Invariant($"{figure.Name}: {figure.Ratio:0.00} times the yardstick, {before:0.00} in the baseline, {figure.Tolerance:0.00} times that is tolerated")
                    : null)
            .OfType<string>();
        var missing = whole ? baseline.Keys.Except(figures.Select(figure => figure.Name)).Select(name => $"{name}: in the baseline, and was not measured") : [];
        return [.. regressions, .. missing];
    }
}
