using System;
using System.Collections.Generic;
using System.Globalization;
using OutlookProfile.Bench.Measuring;
using OutlookProfile.Changes;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Files;
using OutlookProfile.Tests.Transactions;
using OutlookProfile.Transactions;

namespace OutlookProfile.Bench.Figures;

/// <summary>Removal after a profile of 4,000 sections was replaced, against reading the 4,000 sections.</summary>
internal sealed class RemovalBenchmark : IBenchmark
{
    private const int Sections = 4_000;
    private const int ValuesEach = 10;
    private const string Profile = @"Software\Profiles\Big";

    /// <summary>One takes a few milliseconds, which a collection of garbage doubles.</summary>
    private const int Readings = 10;

    public string Name => "replaced-profile";

    public string? Obstacle => null;

    public IEnumerable<Figure> Measure()
    {
        var allocated = 0L;
        var samples = PairedRuns.Measure(
            3,
            () =>
            {
                var (registry, store) = Replaced();
                var before = GC.GetTotalAllocatedBytes();
                var time = PairedRuns.Time(() =>
                {
                    using var removal = Begin(TransactionKind.Removal, registry, store);
                    removal.Remove();
                    removal.Complete();
                    removal.Commit();
                });
                allocated = GC.GetTotalAllocatedBytes() - before;
                return time;
            },
            () =>
            {
                var registry = Profiles();
                return PairedRuns.Time(() =>
                {
                    for (var reading = 0; reading < Readings; reading++)
                    {
                        RegistrySnapshot.Take(registry, Profile);
                    }
                }) / Readings;
            });
        yield return samples.Named(
            Name,
            $"removal after {Sections} sections were replaced",
            "reading them",
            "ms",
            1.6,
            note: string.Create(CultureInfo.InvariantCulture, $"{allocated / 1024 / 1024} MB allocated in all"));
    }

    private static (MemoryRegistry Registry, MemoryJournalStore Store) Replaced()
    {
        var (registry, store) = (Profiles(), new MemoryJournalStore());
        using var write = Begin(TransactionKind.Write, registry, store);
        write.Apply(new ProfilePlan("Big", [new DeleteTree(Profile, $""), new SetValue(Profile, RegistryValue.DWord("new", 1), $"")], []));
        write.Complete();
        write.Commit();
        return (registry, store);
    }

    private static Transaction Begin(TransactionKind kind, MemoryRegistry registry, MemoryJournalStore store) =>
        Transaction.Begin(store, JournalHeader.Create(Guid.NewGuid(), kind, RunOrigin.Tool, JournalHeader.CurrentUser), registry, new MemoryFiles());

    private static MemoryRegistry Profiles()
    {
        var registry = new MemoryRegistry();
        for (var section = 0; section < Sections; section++)
        {
            for (var value = 0; value < ValuesEach; value++)
            {
                registry.SetValue(string.Create(CultureInfo.InvariantCulture, $@"{Profile}\{section:x32}"), RegistryValue.Binary(string.Create(CultureInfo.InvariantCulture, $"{value:x8}"), new byte[40]));
            }
        }

        return registry;
    }
}
