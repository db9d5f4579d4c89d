using System.Collections.Generic;
using System.IO;
using System.Linq;
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
    private const int Rounds = 10;
    private const double Tolerance = 1.3;
    private const double Goal = 1.25;

    private const string Ours = "ours";
    private const string Plain = "plain";
    private const string Idle = "idle";
    private const string IdleAsLong = "idle, as long";

    /// <summary>The actions of a silent run for one user, in order; the second one states its steps.</summary>
    private static readonly string[] Installing = ["LoadConfiguration", "WriteProfile", "CommitProfile"];

    private static readonly string[] Removing = ["PrepareRemoval", "RemoveProfile", "CommitRemoval"];

    public string Name => "installation";

    public string? Obstacle => null;

    public IReadOnlyList<Breakdown> Breakdowns { get; private set; } = [];

    public IEnumerable<Figure> Measure()
    {
        using var machine = TestMachine.Create();
        var packages = new Dictionary<string, SilentInstallation>
        {
            [Ours] = SilentInstallation.On(machine).WithTransform(Site.Acme),
            [Plain] = SilentInstallation.On(machine).Of(PlainPackage.Make(), "plain.msi").WithTransform(Site.Acme),
        };
        if (NativeCode.Obstacle is null)
        {
            packages[Idle] = SilentInstallation.On(machine).Of(IdlePackage(asLong: false), "idle.msi").WithTransform(Site.Acme);
            packages[IdleAsLong] = SilentInstallation.On(machine).Of(IdlePackage(asLong: true), "long.msi").WithTransform(Site.Acme);
        }

        var rounds = new InstallationRounds(Rounds);
        rounds.Run(packages);
        var breakdowns = new List<Breakdown>();
        foreach (var (name, removal) in new[] { ("installation", false), ("removal", true) })
        {
            var what = removal ? "its removal" : "a silent installation";
            yield return rounds.Compare(Ours, Plain, removal).Named(name, what, "plain Registry rows", "ms", Tolerance, Goal);
            if (packages.ContainsKey(Idle))
            {
                yield return rounds.Compare(IdleAsLong, Plain, removal).Named(name + "-hosting", $"{what}, actions that do nothing in a DLL as long", "plain Registry rows", "ms", Tolerance);
                yield return rounds.Compare(Ours, IdleAsLong, removal).Named(name + "-own", what, "actions that do nothing in a DLL as long", "ms", Tolerance);
            }

            breakdowns.Add(Explain(rounds, name, removal, packages.ContainsKey(Idle)));
        }

        Breakdowns = breakdowns;
    }

    private static Breakdown Explain(InstallationRounds rounds, string name, bool removal, bool hosting)
    {
        var parts = new List<Part> { new("Windows Installer with plain Registry rows (the yardstick)", rounds.Time(Plain, removal)) };
        if (hosting)
        {
            parts.Add(new("its server process and three actions that do nothing, instead of the rows", rounds.Difference(Idle, Plain, removal)));
            parts.Add(new("a DLL of our length: copied with the package, and unpacked", rounds.Difference(IdleAsLong, Idle, removal)));
            var loads = ActionDllBenchmark.Calls(Rounds);
            parts.Add(new("loading the DLL: a first call less a second one", loads.First.SubjectMedian - loads.Second.SubjectMedian));
        }

        var stated = rounds.OwnTimes(Ours, removal);
        foreach (var action in removal ? Removing : Installing)
        {
            parts.Add(new(action, stated.Single(time => time.Name == action).Milliseconds));
            if (action == (removal ? Removing : Installing)[1])
            {
                parts.AddRange(stated.Where(time => !Installing.Contains(time.Name) && !Removing.Contains(time.Name)).Select(time => new Part(time.Name, time.Milliseconds, action)));
            }
        }

        var total = rounds.Time(Ours, removal);
        parts.Add(new("the rest", total - parts.Where(part => part.Within.Length == 0).Sum(part => part.Milliseconds)));
        return new Breakdown(name, total, parts);
    }

    /// <summary>The shipped package with an action DLL whose exports do nothing.</summary>
    /// <param name="asLong">Filled up to the length of the shipped DLL, with what cannot be packed any more than code can.</param>
    private static byte[] IdlePackage(bool asLong)
    {
        using var scratch = new ScratchFolder();
        NativeCode.CompileDll("nothing.c", scratch["nothing.dll"]);
        var package = InstallerDatabase.Open(Repository.Package);
        var dll = File.ReadAllBytes(scratch["nothing.dll"]);
        if (asLong)
        {
            var shipped = File.ReadAllBytes(Repository.Actions("net10.0/win-x64/publish"));
            dll = [.. dll, .. shipped[dll.Length..]];
        }

        package.Tables["Binary"].Set("Actions", dll);
        return package.ToBytes();
    }
}
