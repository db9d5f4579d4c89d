using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace OutlookProfile.Bench.Measuring;

/// <summary>
/// Runs two things in turns, so that whatever else the machine does meets both alike, and takes medians,
/// so that one bad moment counts for nothing.
/// </summary>
internal static class PairedRuns
{
    /// <summary>Each in milliseconds; the first pair only warms up.</summary>
    public static Samples Time(int pairs, Action subject, Action yardstick) => Measure(pairs, () => Time(subject), () => Time(yardstick));

    /// <param name="subject">Runs it once and says what it cost.</param>
    /// <param name="warmUp">Whether the first pair only warms up; not where that has been done and takes minutes.</param>
    public static Samples Measure(int pairs, Func<double> subject, Func<double> yardstick, bool warmUp = true)
    {
        var samples = new Samples([], []);
        for (var pair = warmUp ? 0 : 1; pair <= pairs; pair++)
        {
            double one, other;
            if (pair % 2 == 0)
            {
                (one, other) = (subject(), yardstick());
            }
            else
            {
                other = yardstick();
                one = subject();
            }

            if (pair > 0)
            {
                samples.Subject.Add(one);
                samples.Yardstick.Add(other);
            }
        }

        return samples;
    }

    /// <summary>The processor time of this process, in milliseconds: what others do on the machine is not in it.</summary>
    public static double ProcessorTime(Action action)
    {
        var before = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    public static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }
}

/// <summary>The values of pairs of runs, in their order.</summary>
internal sealed record Samples(List<double> Subject, List<double> Yardstick)
{
    public double SubjectMedian => Median(Subject);

    public double YardstickMedian => Median(Yardstick);

    public double Ratio => Median([.. Subject.Zip(Yardstick, (one, other) => one / other)]);

    public Figure Named(string name, string subject, string yardstick, string unit, double tolerance, double? goal = null, string note = "") =>
        new(name, subject, yardstick, unit, Subject.Count, SubjectMedian, YardstickMedian, Ratio, tolerance, goal, note);

    public static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
