using System;
using System.Collections.Generic;
using System.IO;
using Installer.Tests.Harness;
using OutlookProfile.Bench.Measuring;
using WindowsInstaller.Database;

namespace OutlookProfile.Bench.Figures;

/// <summary>Opening a package of 300 MB, against reading the file.</summary>
internal sealed class LargePackageBenchmark : IBenchmark
{
    private const int Megabytes = 300;

    public string Name => "large-package";

    public string? Obstacle => null;

    public IEnumerable<Figure> Measure()
    {
        using var scratch = new ScratchFolder();
        var path = scratch["large.msi"];
        Make(path);
        var samples = PairedRuns.Time(3, () => InstallerDatabase.Open(path), () => File.ReadAllBytes(path));
        yield return samples.Named(Name, $"opening a package of {Megabytes} MB", "reading the file", "ms", 1.6);
    }

    private static void Make(string path)
    {
        var package = InstallerDatabase.Open(Repository.Package);
        var content = new byte[Megabytes * 1024 * 1024];
        new Random(1).NextBytes(content);
        package.Streams["large.cab"] = content;
        package.Save(path);
        GC.Collect();
    }
}
