using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace OutlookProfile.Bench.Measuring;

/// <summary>The committed ratios (baseline.json beside this project): what "no slower than before" means on any machine.</summary>
internal static class Baseline
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static IReadOnlyDictionary<string, double> Read(string path) =>
        JsonSerializer.Deserialize<SortedDictionary<string, double>>(File.ReadAllText(path))!;

    /// <summary>Takes the measured ratios for the new baseline; figures that were not measured keep theirs.</summary>
    public static void Write(string path, IEnumerable<Figure> figures)
    {
        var ratios = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, ratio) in File.Exists(path) ? Read(path) : new Dictionary<string, double>())
        {
            ratios[name] = ratio;
        }

        foreach (var figure in figures)
        {
            ratios[figure.Name] = Math.Round(figure.Ratio, 3);
        }

        File.WriteAllText(path, JsonSerializer.Serialize(ratios, Indented) + "\n");
    }

    /// <summary>One sentence for each figure that is worse than the baseline by more than its tolerance, or that the baseline lacks.</summary>
    public static IReadOnlyList<string> Regressions(IReadOnlyDictionary<string, double> baseline, IEnumerable<Figure> figures) =>
        [.. figures
            .Select(figure => !baseline.TryGetValue(figure.Name, out var before)
                ? $"{figure.Name}: the baseline has no such figure; add it with --write-baseline"
                : figure.Ratio > before * figure.Tolerance
                    ? FormattableString.Invariant($"{figure.Name}: {figure.Ratio:0.00} times the yardstick, {before:0.00} in the baseline, {figure.Tolerance:0.00} times that is tolerated")
                    : null)
            .OfType<string>()];
}
