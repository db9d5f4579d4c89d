using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Installer.Tests.Harness;
using OutlookProfile.Bench.Measuring;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Files;
using OutlookProfile.Tests.Transactions;
using OutlookProfile.Transactions;

namespace OutlookProfile.Bench.Figures;

/// <summary>The length of the journal, against the values that it can take back: names, keys and data as the registry holds them.</summary>
internal sealed class JournalBenchmark : IBenchmark
{
    private const double Tolerance = 1.1;

    public string Name => "journal";

    public string? Obstacle => null;

    public IEnumerable<Figure> Measure()
    {
        var configuration = ConfigurationReader.Read(File.ReadAllText(Repository.PathOf("config/acme.json")), "acme.json");
        var user = new TargetUser("user", "PC", null, "PC", () => null, @"C:\Autodiscover");
        var plan = ProfilePlanner.Plan(configuration, [OutlookVersion.Outlook2010], user, new MemoryRegistry());
        var store = new MemoryJournalStore();
        using var transaction = Transaction.Begin(
            store, JournalHeader.Create(Guid.NewGuid(), TransactionKind.Write, RunOrigin.Tool, JournalHeader.CurrentUser), new MemoryRegistry(), new MemoryFiles());
        transaction.Apply(plan);
        double journal = store.Read(store.List().Single())!.Length;
        var values = plan.Changes.OfType<SetValue>().ToList();
        double held = values.Sum(value => 2 * (value.Key.Length + value.Value.Name.Length) + value.Value.Data.Length);
        yield return new Samples([journal], [held]).Named(
            Name,
            "the journal of a new profile",
            "its keys, names and data",
            "bytes",
            Tolerance,
            note: string.Create(CultureInfo.InvariantCulture, $"{journal / values.Count:0} bytes a value"));
    }
}
