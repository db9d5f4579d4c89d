using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace OutlookProfile.Bench.Measuring;

/// <summary>The figures for people and for programs.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Header { get; } = $"{"figure",-26} {"ratio",7} {"goal",7} {"tolerated",9} {"measured",14} {"yardstick",14}  what is measured, against what";

    public static string Line(Figure figure) => FormattableString.Invariant(
        $"{figure.Name,-26} {figure.Ratio,7:0.00} {Goal(figure),7} {figure.Tolerance,7:0.00} x {Value(figure.SubjectMedian, figure.Unit),14} {Value(figure.YardstickMedian, figure.Unit),14}  {figure.Subject}, against {figure.Yardstick}{(figure.Note.Length == 0 ? "" : "; " + figure.Note)}");

    /// <summary>A part a line, with its share of the whole.</summary>
    public static IEnumerable<string> Lines(Breakdown breakdown)
    {
        yield return "";
        yield return FormattableString.Invariant($"Where the time of {breakdown.Of} goes, {breakdown.Total:0.0} ms:");
        foreach (var part in breakdown.Parts)
        {
            yield return part.Within.Length == 0
                ? FormattableString.Invariant($"{part.Milliseconds,10:0.0} ms {part.Milliseconds / breakdown.Total,6:0 %}  {part.Name}")
                : FormattableString.Invariant($"{part.Milliseconds,16:0.0} ms        {part.Name}");
        }
    }

    public static void Write(string path, IReadOnlyList<Figure> figures, IReadOnlyList<Breakdown> breakdowns)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(new { Figures = figures, Breakdowns = breakdowns }, Indented) + "\n");
    }

    private static string Goal(Figure figure) =>
        figure.Goal is not { } goal ? "" : FormattableString.Invariant($"{(figure.MissesGoal ? "!" : "")}{goal:0.00}");

    private static string Value(double value, string unit) => FormattableString.Invariant($"{value:0.0} {unit}");
}
