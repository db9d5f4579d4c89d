using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Journaling;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Transactions;

namespace OutlookProfile.Installation;

/// <summary>One transaction in one scope of a run, whose id spans them all.</summary>
internal sealed class ScopeTransactions(InstallationMachine machine, RunOrigin origin, Action<Text> log)
{
    /// <summary>Ends the name of an undo record that cannot be read: it is kept for people, and never used.</summary>
    private const string DamagedExtension = ".damaged";

    private ScopesWithJournal? scopes;

    /// <summary>Where the time of the run goes.</summary>
    public StepTimes Times { get; } = new();

    /// <summary>Begins a run, once the dead ones have been restored.</summary>
    public void ReadJournals() => scopes = ScopesWithJournal.Read(machine.Journals);

    /// <param name="outOfReach">What of earlier runs it lacked the rights to change back.</param>
    /// <returns>Whether anything had to be changed.</returns>
    public bool Apply(ProfilePlan plan, Guid transactionId, string scope, IRegistry registry, out UndoRecord outOfReach)
    {
        using var transaction = Begin(TransactionKind.Write, transactionId, scope, registry);
        var outdated = transaction.TakeBackOutdated(plan);
        transaction.Apply(plan);
        transaction.Foresee(plan);
        foreach (var kept in outdated.Kept)
        {
            log($"{JournalHeader.InWords(scope)}: of an earlier configuration: {kept}.");
        }

        if (outdated.PutBack > 0)
        {
            log($"{JournalHeader.InWords(scope)}: {outdated.PutBack} items of an earlier configuration are again as they were before it.");
        }

        var changed = transaction.HasChanges;
        transaction.Complete();
        outOfReach = outdated.OutOfReach;
        return changed;
    }

    /// <param name="isClosed">Whether the caller lacks the rights to change a key of the registry.</param>
    /// <param name="leftovers">Asked, when no record tells what is to undo, for one to use in its place; null for none.</param>
    public RemovalReport Remove(Guid transactionId, string scope, IRegistry registry, Func<UndoRecord?> leftovers, Func<string, bool>? isClosed = null)
    {
        using var transaction = Begin(TransactionKind.Removal, transactionId, scope, registry);
        var instead = machine.Journals.Read(UndoRecord.NameOf(scope)) is null ? leftovers() : null;
        var (besides, kept) = Imported(scope, registry);
        var (used, notes) = UsedProfiles.Prepare(instead ?? UndoRecord.Read(machine.Journals, scope), registry);
        besides.AddRange(used);
        kept.AddRange(notes);
        var report = transaction.Remove(instead, isClosed, besides);
        transaction.Complete();
        return new RemovalReport(report.PutBack, [.. report.Kept, .. kept]) { OutOfReach = report.OutOfReach };
    }

    /// <summary>Restores the transaction of a user without whom the run goes on, or leaves it to the next run.</summary>
    public void GiveUp(Guid transactionId, string scope)
    {
        var report = TransactionEnd.RestoreOrSetAside(machine.Journals, transactionId, scope, OpenScope, machine.Files);
        foreach (var failure in report.Failures)
        {
            log($"{JournalHeader.InWords(scope)}: could not be put back yet, which the next run will try again: {failure}");
        }
    }

    /// <summary>The registry of a scope; null when the user is gone.</summary>
    public IRegistry? OpenScope(string scope)
    {
        if (scope == JournalHeader.Machine)
        {
            return machine.Machine ?? throw new InvalidOperationException("This run is not for the machine.");
        }

        return machine.Users.Knows(scope) ? machine.Users.OpenHive(scope) : null;
    }

    /// <summary>The profiles that Outlook has imported from files of ours: what takes them away, and which stay because somebody has changed them.</summary>
    private (List<PlannedChange> Changes, List<Text> Kept) Imported(string scope, IRegistry registry)
    {
        var changes = new List<PlannedChange>();
        var kept = new List<Text>();
        var record = UndoRecord.Read(machine.Journals, scope);
        foreach (var file in record.Items.OfType<UndoFile>())
        {
            if (file.Written is null || ImportedProfile.Read(file.Path, file.Written) is not { } profile || !profile.IsThere(registry))
            {
                continue;
            }

            if (profile.IsAsImported(registry))
            {
                // Where the record tells which profile was the default before, that one comes back.
                changes.AddRange(profile.Removal(registry).Where(change => change is not DeleteValue value || !record.Items.OfType<UndoValue>().Any(item => item.Key == value.Key && item.Name == value.Name)));
            }
            else
            {
                kept.Add($"the profile \"{profile.Name}\", which Outlook imported, stays: its account says something else than the file {file.Path} did");
            }
        }

        return (changes, kept);
    }

    private ScopesWithJournal Scopes => scopes ?? throw new InvalidOperationException("The dead runs have not been restored yet.");

    private Transaction Begin(TransactionKind kind, Guid transactionId, string scope, IRegistry registry)
    {
        var header = JournalHeader.Create(transactionId, kind, origin, scope);
        try
        {
            return Begin(header, registry);
        }
        catch (JournalException exception)
        {
            // One flipped bit must not make the product unrepairable and unremovable.
            var name = UndoRecord.NameOf(scope);
            machine.Journals.Rename(name, name + DamagedExtension);
            log($"{JournalHeader.InWords(scope)}: {Text.Of(exception)}. The record of what was there before is kept as {name}{DamagedExtension} and is not used: what it told of cannot be put back.");
            return Begin(header, registry);
        }
    }

    private Transaction Begin(JournalHeader header, IRegistry registry)
    {
        var transaction = Times.Measure(RunStep.NoteDown, () => Transaction.Begin(machine.Journals, header, registry, machine.Files, Scopes));
        transaction.Times = Times;
        transaction.Merge = UidLists.TakeOut;
        return transaction;
    }
}
