using System;
using OutlookProfile.Changes;
using OutlookProfile.Journaling;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Files;
using OutlookProfile.Transactions;

namespace OutlookProfile.Tests.Transactions;

/// <summary>One machine in memory: registry, files and journal folder, which faults can be put before.</summary>
internal sealed class World
{
    public MemoryRegistry Registry { get; private set; } = new();

    public MemoryFiles Files { get; } = new();

    public MemoryJournalStore Store { get; } = new();

    /// <summary>Everything that can be observed: two worlds are the same exactly when these are.</summary>
    public string State => $"{RegistrySnapshot.Take(Registry, "")}\nFILES\n{Files}\nSTORE\n{Store}";

    /// <summary>The registry and the files: what a profile consists of.</summary>
    public string Profile => $"{RegistrySnapshot.Take(Registry, "")}\nFILES\n{Files}";

    public static MemoryRegistry CopyOf(IRegistry registry)
    {
        var copy = new MemoryRegistry();
        foreach (var key in RegistrySnapshot.Take(registry, "").Keys)
        {
            copy.CreateKey(key.Key);
            foreach (var value in key.Values)
            {
                copy.SetValue(key.Key, value);
            }

            copy.SetSecurity(key.Key, key.Security);
        }

        return copy;
    }

    public static World WithRegistry(IRegistry registry) => new() { Registry = CopyOf(registry) };

    /// <summary>Power goes, and what had been written since then is not on the disk.</summary>
    public void GoBackTo(MemoryRegistry registry) => Registry = registry;

    public Transaction Begin(TransactionKind kind, FaultInjector? faults = null, Guid? id = null)
    {
        faults ??= new FaultInjector();
        var transaction = Transaction.Begin(
            faults.Wrap(Store),
            JournalHeader.Create(id ?? Guid.NewGuid(), kind, RunOrigin.Tool, JournalHeader.CurrentUser),
            faults.Wrap(Registry),
            faults.Wrap(Files));
        transaction.Merge = UidLists.TakeOut;
        return transaction;
    }

    /// <summary>A whole run that writes a profile.</summary>
    /// <param name="takeBack">Whether what earlier runs have written and this plan no longer wants goes back.</param>
    public RemovalReport Install(ProfilePlan plan, FaultInjector? faults = null, bool takeBack = true)
    {
        using var transaction = Begin(TransactionKind.Write, faults);
        var report = takeBack ? transaction.TakeBackOutdated(plan) : new RemovalReport(0, []);
        transaction.Apply(plan);
        transaction.Complete();
        transaction.Commit();
        return report;
    }

    /// <summary>A whole run that removes what was written.</summary>
    public RemovalReport Uninstall(FaultInjector? faults = null)
    {
        using var transaction = Begin(TransactionKind.Removal, faults);
        var report = transaction.Remove();
        transaction.Complete();
        transaction.Commit();
        return report;
    }

    /// <summary>What the next process does first.</summary>
    public RestoreReport Recover(FaultInjector? faults = null)
    {
        faults ??= new FaultInjector();
        return TransactionRecovery.RestoreDeadRuns(faults.Wrap(Store), _ => faults.Wrap(Registry), faults.Wrap(Files), RunLiveness.ForInstaller);
    }

    public static ProfilePlan Plan(params PlannedChange[] changes) => new("Test", changes, []);
}
