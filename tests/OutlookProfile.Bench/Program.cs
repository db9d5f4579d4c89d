using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Installer.Tests.Harness;
using OutlookProfile.Bench.Figures;
using OutlookProfile.Bench.Measuring;

const string Usage = """
    usage: bench [--check] [--write-baseline] [--only NAME]...
      --check           fail when a figure is worse than the baseline by more than its tolerance
      --write-baseline  take the measured ratios for the baseline
      --only NAME       measure only: {0}
    """;

IBenchmark[] all =
[
    new InstallationBenchmark(),
    new ActionDllBenchmark(),
    new UsersBenchmark(),
    new JournalBenchmark(),
    new RemovalBenchmark(),
    new TransformBenchmark(),
    new LargePackageBenchmark(),
    new CaptureBenchmark(),
    new StartUpBenchmark(),
];
var only = new List<string>();
var (check, write) = (false, false);
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--check":
            check = true;
            break;
        case "--write-baseline":
            write = true;
            break;
        case "--only" when i + 1 < args.Length && all.Any(benchmark => benchmark.Name == args[i + 1]):
            only.Add(args[++i]);
            break;
        default:
            Console.Error.WriteLine(Usage, string.Join(", ", all.Select(benchmark => benchmark.Name)));
            return 2;
    }
}

var baseline = Repository.PathOf("tests/OutlookProfile.Bench/" + Baseline.FileName);
var results = Path.Combine(Repository.Artifacts, "bench", "results.json");
var figures = new List<Figure>();
var breakdowns = new List<Breakdown>();
var watch = Stopwatch.StartNew();
Console.WriteLine(Report.Header);
foreach (var benchmark in all.Where(benchmark => only.Count == 0 || only.Contains(benchmark.Name)))
{
    if (benchmark.Obstacle is { } obstacle)
    {
        Console.WriteLine($"{benchmark.Name,-26} not measured: {obstacle}");
        continue;
    }

    Console.Error.WriteLine($"... {benchmark.Name}, since {watch.Elapsed:m\\:ss}");
    foreach (var figure in benchmark.Measure())
    {
        figures.Add(figure);
        Console.WriteLine(Report.Line(figure));
    }

    breakdowns.AddRange(benchmark.Breakdowns);
}

foreach (var line in breakdowns.SelectMany(Report.Lines))
{
    Console.WriteLine(line);
}

Report.Write(results, figures, breakdowns);
Console.WriteLine();
Console.WriteLine($"Also in {Path.GetRelativePath(Repository.Root, results)}. A goal marked with ! is missed.");
if (write)
{
    Baseline.Write(baseline, figures, whole: only.Count == 0);
}

var regressions = check ? Baseline.Regressions(Baseline.Read(baseline), figures, whole: only.Count == 0) : [];
foreach (var regression in regressions)
{
    Console.Error.WriteLine(regression);
}

return regressions.Count == 0 ? 0 : 1;
