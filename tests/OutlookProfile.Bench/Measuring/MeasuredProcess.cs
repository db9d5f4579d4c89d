using System;
using System.Diagnostics;
using System.IO;

namespace OutlookProfile.Bench.Measuring;

/// <summary>A program from start to end: its time, and the most memory that it has held.</summary>
/// <param name="PeakMegabytes">The peak of the working set, watched while it runs; 0 for a program that was too short for that.</param>
internal sealed record MeasuredProcess(double Milliseconds, double PeakMegabytes)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    public static MeasuredProcess Run(string program, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(Poll))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It has just ended.
            }
        }

        var time = watch.Elapsed.TotalMilliseconds;
        return process.ExitCode == 0
            ? new MeasuredProcess(time, peak / 1024.0 / 1024.0)
            : throw new InvalidDataException($"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
    }
}
