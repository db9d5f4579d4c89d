using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Installer.Tests.Harness;
using OutlookProfile.Bench.Measuring;

namespace OutlookProfile.Bench.Figures;

/// <summary>Transforms for a fleet by the shipped tool, against writing files of the same length: on one core, on all, and how the memory grows.</summary>
internal sealed class TransformBenchmark : IBenchmark
{
    private const int Sites = 5_000;
    private const int Fleet = 50_000;
    private const double Tolerance = 1.5;
    private const double WantedMegabytes = 100;

    public string Name => "transforms";

    public string? Obstacle => null;

    public IEnumerable<Figure> Measure()
    {
        using var scratch = new ScratchFolder();
        WriteSites(scratch["sites.csv"], Sites);
        WriteSites(scratch["fleet.csv"], Fleet);
        var length = 0;
        var one = PairedRuns.Measure(
            3,
            () => Transform(scratch, "sites.csv", oneCore: true, out length).Milliseconds,
            () => PairedRuns.Time(() => WriteFiles(scratch, Sites, length == 0 ? 10_000 : length)));
        yield return one.Named("transforms-one-core", $"transforms for {Sites} sites on one core", "writing files as long", "ms", Tolerance, note: Rate(one));

        var all = PairedRuns.Measure(
            3,
            () => Transform(scratch, "sites.csv", oneCore: false, out _).Milliseconds,
            () => PairedRuns.Time(() => WriteFiles(scratch, Sites, length)));
        yield return all.Named("transforms-all-cores", $"transforms for {Sites} sites on {Environment.ProcessorCount} cores", "writing files as long", "ms", Tolerance, note: Rate(all));

        var few = Transform(scratch, "sites.csv", oneCore: false, out _).PeakMegabytes;
        var memory = new Samples([Transform(scratch, "fleet.csv", oneCore: false, out _).PeakMegabytes], [WantedMegabytes]);
        yield return memory.Named(
            "transforms-memory",
            $"memory for {Fleet} sites and their summary",
            "what they may take",
            "MB",
            1.3,
            goal: 1,
            note: string.Create(CultureInfo.InvariantCulture, $"{few:0} MB for {Sites}"));
    }

    private static string Rate(Samples samples) =>
        string.Create(CultureInfo.InvariantCulture, $"{Sites / samples.SubjectMedian * 1000:0} a second, 2000 for each core are wanted");

    private static MeasuredProcess Transform(ScratchFolder scratch, string sites, bool oneCore, out int length)
    {
        var folder = scratch[Guid.NewGuid().ToString("N")];
        string[] arguments = ["transform", "--msi", Repository.Package, "--sites", scratch[sites], "--output", folder, "--summary", scratch["summary.csv"]];
        var measured = oneCore && !OperatingSystem.IsWindows()
            ? MeasuredProcess.Run("taskset", ["--cpu-list", "0", Repository.Tool, .. arguments])
            : MeasuredProcess.Run(Repository.Tool, arguments);
        length = (int)new FileInfo(Directory.EnumerateFiles(folder, "*.mst").First()).Length;
        Directory.Delete(folder, recursive: true);
        return measured;
    }

    private static void WriteFiles(ScratchFolder scratch, int count, int length)
    {
        var folder = Directory.CreateDirectory(scratch[Guid.NewGuid().ToString("N")]).FullName;
        var content = new byte[length];
        for (var file = 0; file < count; file++)
        {
            File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{file}.mst")), content);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static void WriteSites(string path, int count) =>
        File.WriteAllLines(path, Enumerable.Range(1, count)
            .Select(site => string.Create(CultureInfo.InvariantCulture, $"site{site:00000},exchange{site:00000}.acme.com,proxy{site:00000}.acme.com"))
            .Prepend("site,server.fqdn,http.proxy"));
}
