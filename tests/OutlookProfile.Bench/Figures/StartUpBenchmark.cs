using System;
using System.Collections.Generic;
using Installer.Tests.Harness;
using OutlookProfile.Bench.Measuring;

namespace OutlookProfile.Bench.Figures;

/// <summary>The shortest use of the tool, against starting a program that does nothing.</summary>
internal sealed class StartUpBenchmark : IBenchmark
{
    public string Name => "start-up";

    public string? Obstacle => null;

    public IEnumerable<Figure> Measure()
    {
        var samples = PairedRuns.Time(
            25,
            () => MeasuredProcess.Run(Repository.Tool, "validate", Repository.PathOf("config/acme.json")),
            () => _ = OperatingSystem.IsWindows() ? MeasuredProcess.Run("cmd", "/d", "/c", "exit") : MeasuredProcess.Run("/bin/true"));
        yield return samples.Named(Name, "outlookprofile validate", "a program that does nothing", "ms", 1.5);
    }
}
