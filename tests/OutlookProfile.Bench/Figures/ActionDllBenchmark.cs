using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Installer.Tests.Harness;
using OutlookProfile.Bench.Measuring;

namespace OutlookProfile.Bench.Figures;

/// <summary>
/// Loading the action DLL and its first call in a session of Windows Installer, against a native DLL whose functions
/// do nothing. Each pair is a process of its own (calldll.c).
/// </summary>
internal sealed class ActionDllBenchmark : IBenchmark
{
    private const int Pairs = 15;
    private const double Tolerance = 1.5;
    private const double LimitMilliseconds = 60;

    public string Name => "action-dll";

    public string? Obstacle => NativeCode.Obstacle;

    public IEnumerable<Figure> Measure()
    {
        var first = Calls(Pairs).First;
        yield return first.Named(
            Name,
            "load and first call of the action DLL",
            "an empty native DLL",
            "ms",
            Tolerance,
            note: string.Create(CultureInfo.InvariantCulture, $"{first.SubjectMedian:0} ms, at most {LimitMilliseconds:0} ms are wanted"));
    }

    /// <summary>Load and first call, and a second call, in milliseconds.</summary>
    internal static (Samples First, Samples Second) Calls(int pairs)
    {
        using var prefix = WinePrefix.Create();
        var folder = Directory.CreateDirectory(Path.Combine(prefix.Path, "drive_c", "bench")).FullName;
        NativeCode.CompileProgram("calldll.c", Path.Combine(folder, "calldll.exe"));
        NativeCode.CompileDll("nothing.c", Path.Combine(folder, "nothing.dll"));
        File.Copy(Repository.Actions("net10.0/win-x64/publish"), Path.Combine(folder, "actions.dll"));
        File.Copy(Repository.Package, Path.Combine(folder, "package.msi"));

        var (first, second) = (new Samples([], []), new Samples([], []));
        for (var pair = 0; pair <= pairs; pair++)
        {
            // Whoever comes first also pays for what both need: turn and turn about.
            var order = pair % 2 == 0 ? @"C:\bench\actions.dll C:\bench\nothing.dll" : @"C:\bench\nothing.dll C:\bench\actions.dll";
            var run = prefix.Run($@"wine 'C:\bench\calldll.exe' 'C:\bench\package.msi' {order.Replace(@"\", @"\\", StringComparison.Ordinal)}");
            var times = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => line.Split(' ').Select(word => double.TryParse(word, CultureInfo.InvariantCulture, out var microseconds) ? microseconds / 1000 : throw new InvalidDataException($"calldll: {run.Output}")).ToArray())
                .ToArray();
            if (times.Length != 2)
            {
                throw new InvalidDataException($"calldll: exit code {run.ExitCode}: {run.Output}");
            }

            if (pair > 0)
            {
                var (subject, yardstick) = pair % 2 == 0 ? (times[0], times[1]) : (times[1], times[0]);
                first.Subject.Add(subject[0]);
                first.Yardstick.Add(yardstick[0]);
                second.Subject.Add(subject[1]);
                second.Yardstick.Add(yardstick[1]);
            }
        }

        return (first, second);
    }
}
