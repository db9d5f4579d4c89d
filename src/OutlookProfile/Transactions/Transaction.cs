using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>
/// Everything or nothing, in one scope: what is to be written is resolved as a whole, noted down on disk in one record, written, and read back.
/// Use: Begin, then Apply any number of times or Remove once, Complete, and later <see cref="TransactionEnd.Commit"/> or
/// <see cref="TransactionEnd.Restore"/>, in this process or another. Whatever throws has restored the state before;
/// so does disposing of a transaction that has not been completed.
/// </summary>
public sealed class Transaction : IDisposable
{
    private readonly IJournalStore store;
    private readonly JournalHeader header;
    private readonly IRegistry registry;
    private readonly IFileStore files;
    private readonly TransactionTarget target;
    private readonly UndoRecord undo;
    private readonly Journal journal;
    private readonly List<JournalEntry> done = [];
    private UndoRecord? outOfReach;
    private State state;

    private Transaction(IJournalStore store, JournalHeader header, IRegistry registry, IFileStore files)
    {
        this.store = store;
        this.header = header;
        this.registry = registry;
        this.files = files;
        target = new TransactionTarget(registry, files, store, header.Scope);
        undo = UndoRecord.Read(store, header.Scope);
        journal = Journal.Create(store, header);
    }

    /// <summary>Whether anything has been changed so far.</summary>
    public bool HasChanges => done.Count > 0;

    /// <summary>How to take our part out of a value that others have changed since; null to leave it as they made it.</summary>
    public ValueMerge? Merge { get; set; }

    /// <summary>Where the time goes.</summary>
    public StepTimes Times { get; set; } = new();

    private enum State
    {
        Open,
        Completed,
        Ended,
    }

    /// <summary>
    /// Begins with a journal on disk that holds nothing but its header. The caller holds the folder's lock
    /// and has restored dead runs before (<see cref="TransactionRecovery"/>).
    /// </summary>
    /// <exception cref="JournalException">The scope's undo record is damaged; nothing has been changed.</exception>
    /// <exception cref="IOException">The journal cannot be made.</exception>
    /// <exception cref="TransactionBusyException">Another run in this scope has neither been committed nor restored yet.</exception>
    public static Transaction Begin(IJournalStore store, JournalHeader header, IRegistry registry, IFileStore files) =>
        Begin(store, header, registry, files, ScopesWithJournal.Read(store));

    /// <summary>The same for a run over many scopes, which reads the folder once.</summary>
    public static Transaction Begin(IJournalStore store, JournalHeader header, IRegistry registry, IFileStore files, ScopesWithJournal scopes)
    {
        scopes.RequireNone(header.Scope);
        var transaction = new Transaction(store, header, registry, files);
        scopes.Add(header);
        return transaction;
    }

    /// <summary>Carries the plan out, after <see cref="TakeBackOutdated"/>: keys must be there again as they were. What is there already is left alone.</summary>
    /// <exception cref="TransactionException">Something failed; the state before has been restored as its report says.</exception>
    public void Apply(ProfilePlan plan) => Run(TransactionKind.Write, () => CarryOut(Resolve(() => new ChangeResolver(registry, files, undo).Resolve(plan.Changes))));

    /// <summary>Notes down what stands where Outlook will write because of the plan, which has been applied.</summary>
    /// <exception cref="TransactionException">It cannot be read; the state before has been restored as its report says.</exception>
    public void Foresee(ProfilePlan plan) => Run(
        TransactionKind.Write,
        () => undo.Merge(plan.Foreseen.Select(value => new ValueEntry(value.Key, value.Value.Name, registry.GetValue(value.Key, value.Value.Name), value.Value)).ToArray()));

    /// <summary>Takes back what earlier runs have written and the plan, which is to be applied, no longer wants.</summary>
    /// <exception cref="TransactionException">Something failed; the state before has been restored as its report says.</exception>
    public RemovalReport TakeBackOutdated(ProfilePlan plan)
    {
        var outdated = new OutdatedItems(plan, undo);
        var outOfReach = outdated.OutOfReach(registry);
        var record = undo.Restrict(item => outdated.GoesBack(item) && !outOfReach.Holds(item));
        var removal = new Removal(record, registry, files, Merge);
        Run(TransactionKind.Write, () =>
        {
            var going = Resolve(() => outdated.GoingAway(registry, files));
            CarryOut(going);
            undo.Merge(going);
            CarryOut(Resolve(removal.ResolveItems), removal.Forgives);
            foreach (var deletion in removal.ResolveDirectories())
            {
                CarryOut([deletion]);
            }

            undo.Forget(record, registry, files);
        });
        return new RemovalReport(removal.Report.PutBack, removal.Report.Kept) { OutOfReach = outOfReach.Named };
    }

    /// <summary>Undoes everything that the scope's undo record holds, but for what somebody has changed since.</summary>
    /// <exception cref="TransactionException">Something failed; the state before has been restored as its report says.</exception>
    /// <param name="instead">What to undo where no record tells; null for the scope's own record.</param>
    /// <param name="isClosed">Whether the caller lacks the rights to change a key: what is in it stays, and stays noted down for somebody who has them. By default none is.</param>
    /// <param name="besides">What is to go though no record tells of it.</param>
    public RemovalReport Remove(UndoRecord? instead = null, Func<string, bool>? isClosed = null, IReadOnlyList<PlannedChange>? besides = null)
    {
        var whole = instead ?? undo;
        var staying = new OutOfReach(whole, isClosed ?? (_ => false), registry);
        outOfReach = staying.Record;
        var removal = new Removal(whole.Restrict(item => !staying.Holds(item)), registry, files, Merge);
        Run(TransactionKind.Removal, () =>
        {
            CarryOut(Resolve(() => new ChangeResolver(registry, files, new UndoRecord()).Resolve(besides ?? [])));
            CarryOut(Resolve(removal.ResolveItems), removal.Forgives);
            foreach (var deletion in removal.ResolveDirectories())
            {
                CarryOut([deletion]);
            }
        });
        return new RemovalReport(removal.Report.PutBack, removal.Report.Kept) { OutOfReach = staying.Named };
    }

    /// <summary>
    /// Brings the undo record up to date, as the last journalled write, and puts the registry on disk.
    /// From here on only committing or restoring is possible.
    /// </summary>
    /// <exception cref="TransactionException">Something failed; the state before has been restored as its report says.</exception>
    public void Complete() => Run(header.Kind, () =>
    {
        var after = outOfReach?.Encode(header.TransactionId);
        if (header.Kind == TransactionKind.Write)
        {
            undo.NoteSecurity(registry);
            after = undo.Encode(header.TransactionId);
        }

        var before = UndoRecord.ReadBytes(store, header.Scope);
        if (done.Count > 0 || after is null != before is null)
        {
            CarryOut([new UndoRecordEntry(before, after)]);
        }

        Times.Measure(RunStep.Flush, registry.Flush);
        journal.Dispose();
        state = State.Completed;
    });

    /// <summary>Makes a completed transaction final.</summary>
    public void Commit()
    {
        if (state != State.Completed)
        {
            throw new InvalidOperationException("Only a completed transaction can be committed.");
        }

        state = State.Ended;
        TransactionEnd.Commit(store, header.TransactionId);
    }

    /// <summary>Puts back the state before; throws nothing on the way, the report says what could not be put back.</summary>
    public RestoreReport Restore()
    {
        if (state == State.Ended)
        {
            throw new InvalidOperationException("The transaction has been committed or restored already.");
        }

        state = State.Ended;
        return TransactionEnd.Restore(journal, done, target);
    }

    public void Dispose()
    {
        if (state == State.Open)
        {
            Restore();
        }

        journal.Dispose();
    }

    private void Run(TransactionKind kind, Action action)
    {
        if (state != State.Open || header.Kind != kind)
        {
            throw new InvalidOperationException($"A transaction of kind {header.Kind} that is {state} cannot do this.");
        }

        try
        {
            action();
        }
        catch (Exception cause)
        {
            var report = Restore();
            var outcome = report.Complete
                ? (Text)$"everything is again as it was before"
                : $"{report.Failures.Count} items could not be put back: {Text.Join("; ", report.Failures)}";
            throw new TransactionException($"{Text.Of(cause).WithoutFullStop()}; {outcome}.", cause, report);
        }
    }

    /// <summary>One batch: on disk in the journal, then written entry by entry, then read back.</summary>
    /// <param name="forgives">Which refusals of the registry do not stop the rest.</param>
    private void CarryOut(IReadOnlyList<JournalEntry> entries, Func<JournalEntry, RegistryException, bool>? forgives = null)
    {
        if (entries.Count == 0)
        {
            return;
        }

        Times.Measure(RunStep.NoteDown, () => journal.Append(entries));
        Times.Measure(RunStep.Write, () => Write(entries, forgives));
        Times.Measure(RunStep.Verify, () => BatchVerification.Verify(registry, entries));
    }

    private IReadOnlyList<JournalEntry> Resolve(Func<IReadOnlyList<JournalEntry>> resolve) => Times.Measure(RunStep.Resolve, resolve);

    private void Write(IReadOnlyList<JournalEntry> entries, Func<JournalEntry, RegistryException, bool>? forgives)
    {
        foreach (var entry in entries)
        {
            // What has not been begun is left out of a restore in this process: it may by now be as somebody else wants it.
            done.Add(entry);
            try
            {
                EntryWriter.Write(target, entry);
            }
            catch (RegistryException refusal) when (forgives?.Invoke(entry, refusal) == true)
            {
                // Noted down by whoever forgives.
            }
        }
    }
}
