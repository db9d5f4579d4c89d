using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Installer.Tests.Harness;
using OutlookProfile.Bench.Measuring;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Installation;

namespace OutlookProfile.Bench.Figures;

/// <summary>
/// What a user costs in an installation for all users, against bare writes of the same values, and how that grows with their
/// number. The machine is in memory: what is measured is ours alone.
/// </summary>
internal sealed class UsersBenchmark : IBenchmark
{
    private const double Tolerance = 1.5;
    private const double SlopeGoal = 1.5;

    private static readonly int[] Crowds = [1, 10, 100, 1_000, 10_000];

    private readonly ProfileConfiguration acme = ConfigurationReader.Read(File.ReadAllText(Repository.PathOf("config/acme.json")), "acme.json");

    public string Name => "users";

    public string? Obstacle => null;

    public IEnumerable<Figure> Measure()
    {
        var values = Values();
        Dictionary<int, Samples> times = [];
        Dictionary<int, double> allocated = [];
        foreach (var users in Crowds)
        {
            var pairs = users switch { >= 10_000 => 1, >= 1_000 => 3, _ => 7 };

            // A hundred users at least to a sample: a single one is over before the clock has much to show.
            var crowds = Math.Max(1, 100 / users);
            times[users] = PairedRuns.Measure(
                pairs,
                () => Enumerable.Range(0, crowds).Sum(_ => InstallFor(users)) / crowds / users,
                () => Enumerable.Range(0, crowds).Sum(_ => BareWritesFor(users, values)) / crowds / users,
                warmUp: users <= 1_000);
            yield return times[users].Named($"user-of-{users}", $"one of {users} users, processor time", "bare writes of the same values", "ms", Tolerance);
        }

        var (many, few) = (times[Crowds[^1]].Subject, times[100].SubjectMedian);
        yield return new Samples(many, [.. many.Select(_ => few)]).Named("users-slope", "one of 10000 users, processor time", "one of 100 users", "ms", Tolerance, SlopeGoal);
        yield return new Samples([allocated[10_000]], [allocated[100]]).Named("users-memory", "allocated for one of 10000 users", "for one of 100", "KB", 1.1, SlopeGoal);

        double InstallFor(int users)
        {
            var (time, kilobytes) = Install(users);
            allocated[users] = kilobytes / users;
            return time;
        }
    }

    private (double Milliseconds, double AllocatedKilobytes) Install(int users)
    {
        var machine = Enumerable.Range(10001, users)
            .Aggregate(new FakeMachine(), (all, number) => all.WithUser(number, string.Create(CultureInfo.InvariantCulture, $"user{number}")));
        var id = Guid.NewGuid();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var time = PairedRuns.ProcessorTime(() =>
        {
            machine.Installation().Install(acme, id, FakeMachine.InstallFolder);
            machine.Installation().Commit(id);
        });
        return (time, (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1024.0);
    }

    private static double BareWritesFor(int users, IReadOnlyList<SetValue> values)
    {
        var hives = Enumerable.Range(0, users).Select(_ => new MemoryRegistry()).ToArray();
        return PairedRuns.ProcessorTime(() =>
        {
            foreach (var hive in hives)
            {
                foreach (var value in values)
                {
                    hive.SetValue(value.Key, value.Value);
                }
            }
        });
    }

    private SetValue[] Values()
    {
        var user = new TargetUser("user", "PC", null, "PC", () => null, @"C:\Autodiscover");
        return [.. ProfilePlanner.Plan(acme, [OutlookVersion.Outlook2010], user, new MemoryRegistry()).Changes.OfType<SetValue>()];
    }
}
