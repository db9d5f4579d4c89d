using System;
using System.Collections.Generic;
using System.IO;
using Installer.Tests.Harness;
using OutlookProfile.Bench.Measuring;
using WindowsInstaller.Database;
using SilentInstallation = Installer.Tests.Harness.Installation;

namespace OutlookProfile.Bench.Figures;

/// <summary>
/// Installing and removing the package, against the least that Windows Installer can do: the same package without its
/// actions, the profile's values as plain rows of its Registry table. What lies between the two shows against the same package
/// with actions that do nothing: starting them is Windows Installer's share, the rest is ours.
/// </summary>
internal sealed class InstallationBenchmark : IBenchmark
{
    private const int Pairs = 10;
    private const double Tolerance = 1.3;
    private const double Goal = 1.25;

    public string Name => "installation";

    public string? Obstacle => null;

    public IEnumerable<Figure> Measure()
    {
        using var machine = TestMachine.Create();
        var ours = SilentInstallation.On(machine).WithTransform(Site.Acme);
        var plain = SilentInstallation.On(machine).Of(PlainPackage.Make()).WithTransform(Site.Acme);
        foreach (var figure in Compare("", ours, plain, "plain Registry rows", Goal))
        {
            yield return figure;
        }

        if (NativeCode.Obstacle is null)
        {
            var idle = SilentInstallation.On(machine).Of(IdlePackage()).WithTransform(Site.Acme);
            foreach (var figure in Compare("-own", ours, idle, "actions that do nothing", null))
            {
                yield return figure;
            }
        }
    }

    private static Figure[] Compare(string suffix, SilentInstallation ours, SilentInstallation other, string yardstick, double? goal)
    {
        var (removal, otherRemoval) = (new List<double>(), new List<double>());
        var installation = PairedRuns.Measure(Pairs, () => InstallAndRemove(ours, removal), () => InstallAndRemove(other, otherRemoval));

        // The first of each only warmed up.
        var removals = new Samples(removal.GetRange(1, Pairs), otherRemoval.GetRange(1, Pairs));
        return
        [
            installation.Named("installation" + suffix, "a silent installation", yardstick, "ms", Tolerance, goal),
            removals.Named("removal" + suffix, "its removal", yardstick, "ms", Tolerance, goal),
        ];
    }

    /// <summary>The shipped package with an action DLL whose exports do nothing.</summary>
    private static byte[] IdlePackage()
    {
        using var scratch = new ScratchFolder();
        NativeCode.CompileDll("nothing.c", scratch["nothing.dll"]);
        var package = InstallerDatabase.Open(Repository.Package);
        package.Tables["Binary"].Set("Actions", File.ReadAllBytes(scratch["nothing.dll"]));
        return package.ToBytes();
    }

    private static double InstallAndRemove(SilentInstallation installation, List<double> removals)
    {
        var installed = Succeeded(installation.Install());
        removals.Add(Succeeded(installation.Uninstall()));
        return installed;
    }

    private static double Succeeded(MsiexecResult result) =>
        result.ExitCode == 0 ? result.Duration.TotalMilliseconds : throw new InvalidDataException($"msiexec ended with {result.ExitCode}: {result.Log}");
}
