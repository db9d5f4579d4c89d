using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Transactions;
using OutlookProfile.Transactions;
using OutlookProfile.Windows;

namespace OutlookProfile.Victim;

/// <summary>The real registry below one key, and the real files below one folder.</summary>
internal sealed class Machine(string folder)
{
    public const string RootKey = @"Software\OutlookProfileTests\Kills";

    private readonly IRegistry registry = new RegistryBelow(WindowsRegistry.ForCurrentUser(), RootKey);
    private readonly LocalFiles files = new();

    private string ProductFolder => Path.Combine(folder, "OutlookProfile");

    /// <summary>Registry and files as they can be seen from outside; with the journal folder, all that a run may leave behind.</summary>
    public (string Registry, string Profile, string Store) State => (
        RegistrySnapshot.Take(registry, "").ToString(),
        Listing(Path.Combine(folder, "profile")),
        Listing(ProductFolder));

    /// <summary>What the system's own exporter says of the registry.</summary>
    public static byte[] Export()
    {
        var file = Path.GetTempFileName();
        try
        {
            using var export = Process.Start("reg", ["export", @"HKCU\" + RootKey, file, "/y"]);
            export.WaitForExit();
            return export.ExitCode == 0 ? File.ReadAllBytes(file) : throw new IOException($"reg export ended with {export.ExitCode}.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Puts the machine into the state of a scenario's world, from nothing.</summary>
    public void Prepare(World world)
    {
        Clear();
        foreach (var key in RegistrySnapshot.Take(world.Registry, "").Keys)
        {
            registry.CreateKey(key.Key);
            foreach (var value in key.Values)
            {
                registry.SetValue(key.Key, value);
            }
        }
    }

    public void Clear()
    {
        foreach (var key in RegistrySnapshot.Take(registry, "").Keys.Reverse())
        {
            WindowsRegistry.ForCurrentUser().DeleteKey(RegistryPath.Join(RootKey, key.Key).TrimEnd('\\'));
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
    }

    /// <summary>A whole run of the tool.</summary>
    public void Run(ProfilePlan? plan, FaultInjector faults)
    {
        using var journals = JournalFolder.OpenForUser(ProductFolder);
        using var held = journals.Lock(TimeSpan.FromSeconds(10));
        Recover(journals, new FaultInjector());
        var kind = plan is null ? TransactionKind.Removal : TransactionKind.Write;
        using var transaction = Transaction.Begin(
            faults.Wrap(journals),
            JournalHeader.Create(Guid.NewGuid(), kind, RunOrigin.Tool, JournalHeader.CurrentUser),
            faults.Wrap(registry),
            faults.Wrap(files));
        if (plan is null)
        {
            transaction.Remove();
        }
        else
        {
            transaction.Apply(plan with { Changes = plan.Changes.Select(Relocate).ToArray() });
        }

        transaction.Complete();
        transaction.Commit();
    }

    /// <summary>What the next run does first.</summary>
    public void Recover(FaultInjector? faults = null)
    {
        using var journals = JournalFolder.OpenForUser(ProductFolder);
        using var held = journals.Lock(TimeSpan.FromSeconds(10));
        Recover(journals, faults ?? new FaultInjector());
    }

    private static string Listing(string path) => Directory.Exists(path)
        ? string.Join('\n', Directory.GetFileSystemEntries(path, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Where(entry => Path.GetFileName(entry) != "lock")
            .Select(entry => File.Exists(entry) ? $"{entry} {Convert.ToHexString(File.ReadAllBytes(entry))}" : entry))
        : "none";

    private void Recover(JournalFolder journals, FaultInjector faults)
    {
        var report = TransactionRecovery.RestoreDeadRuns(faults.Wrap(journals), _ => faults.Wrap(registry), faults.Wrap(files), RunLiveness.ForTool);
        if (!report.Complete || report.Kept.Count > 0)
        {
            throw new InvalidOperationException(string.Join("; ", report.Failures.Concat(report.Kept)));
        }
    }

    private PlannedChange Relocate(PlannedChange change) =>
        change is WriteFile file ? file with { Path = Path.Combine(folder, "profile", "below", "autodiscover.xml") } : change;
}
