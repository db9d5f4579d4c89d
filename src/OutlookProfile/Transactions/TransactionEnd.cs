using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>The two ways in which a transaction ends, for all its scopes: by a commit or a rollback action in a process of its own, or at once.</summary>
public static class TransactionEnd
{
    private const string CommitExtension = ".committed";

    /// <summary>
    /// Makes the transaction final in all its scopes; does nothing when it is not there (any more).
    /// The mark decides: without it, a dead run is restored in all scopes, with it in none.
    /// </summary>
    public static void Commit(IJournalStore store, Guid transactionId)
    {
        var names = store.List().Where(name => Journal.BelongsTo(name, transactionId)).ToArray();
        if (names.Length == 0)
        {
            return;
        }

        store.Replace(MarkOf(transactionId), []);
        foreach (var name in names)
        {
            Close(store, name);
        }

        store.Delete(MarkOf(transactionId));
    }

    /// <summary>
    /// Puts back the state before the transaction in all its scopes; does nothing when it is not there (any more).
    /// What cannot be put back is in the report, and its journal stays for the next recovery.
    /// </summary>
    /// <param name="open">
    /// The registry of a scope, or null when the scope itself is gone (a deleted user). Disposed of afterwards when it is disposable,
    /// so that a hive can be unloaded. What it throws counts as a failure of that scope alone.
    /// </param>
    public static RestoreReport Restore(IJournalStore store, Guid transactionId, Func<string, IRegistry?> open, IFileStore files)
    {
        var report = new RestoreReport();
        foreach (var name in store.List().Where(name => Journal.BelongsTo(name, transactionId)))
        {
            try
            {
                report.Add(RestoreOne(store, name, open, files, out _));
            }
            catch (JournalException error)
            {
                report.AddFailure(error.Text);
            }
        }

        return report;
    }

    /// <summary>
    /// Restores one scope of a run that goes on without it. What cannot be put back now (its hive has gone away) is left to the next run under an
    /// id of its own: the commit of this one would take it for done.
    /// </summary>
    /// <param name="open">As for <see cref="Restore(IJournalStore, Guid, Func{string, IRegistry?}, IFileStore)"/>.</param>
    public static RestoreReport RestoreOrSetAside(IJournalStore store, Guid transactionId, string scope, Func<string, IRegistry?> open, IFileStore files)
    {
        var name = Journal.NameOf(transactionId, scope);
        if (store.Read(name) is null)
        {
            return new RestoreReport();
        }

        var report = RestoreOne(store, name, open, files, out _);
        if (!report.Complete && Journal.Read(store, name) is { Closed: false } content)
        {
            using var aside = Journal.Create(store, content.Header with { TransactionId = Guid.NewGuid() });
            aside.Append(content.Entries);
            store.Delete(name);
        }

        return report;
    }

    internal static string MarkOf(Guid transactionId) => transactionId.ToString("N") + CommitExtension;

    internal static bool IsMark(string name) => name.EndsWith(CommitExtension, StringComparison.Ordinal);

    internal static void Close(IJournalStore store, string name)
    {
        if (Journal.Read(store, name) is { Closed: false } content)
        {
            using var journal = Journal.Continue(store, name, content);
            journal.Close();
        }
        else
        {
            store.Delete(name);
        }
    }

    /// <param name="reached">Whether the registry of the scope could be opened; without it, nothing has been tried.</param>
    /// <exception cref="JournalException">The journal is damaged.</exception>
    internal static RestoreReport RestoreOne(IJournalStore store, string name, Func<string, IRegistry?> open, IFileStore files, out bool reached)
    {
        var report = new RestoreReport();
        reached = true;
        if (Journal.Read(store, name) is not { Closed: false } content)
        {
            Attempt(report, $"closing the journal", () => Close(store, name));
            return report;
        }

        IRegistry? registry = null;
        if (!Attempt(report, $"opening the registry of '{content.Header.Scope}'", () => registry = open(content.Header.Scope)))
        {
            reached = false;
            return report;
        }

        using var lease = registry as IDisposable;
        if (registry is null)
        {
            report.AddKept($"'{content.Header.Scope}' does not exist any more");
            Attempt(report, $"closing the journal", () => Close(store, name));
            return report;
        }

        using var journal = Journal.Continue(store, name, content);
        return Restore(journal, content.Entries, new TransactionTarget(registry, files, store, content.Header.Scope));
    }

    internal static RestoreReport Restore(Journal journal, IReadOnlyList<JournalEntry> entries, TransactionTarget target)
    {
        var report = new RestoreReport();
        new EntryRestorer(target, entries, report).Restore((subject, restore) => Attempt(report, subject, restore));

        // The journal goes only when everything is back, and on disk.
        if (report.Complete && Attempt(report, $"flushing the registry", target.Registry.Flush))
        {
            Attempt(report, $"closing the journal", journal.Close);
        }

        journal.Dispose();
        return report;
    }

    /// <summary>Every entry by itself: what one of them throws must not stop the others.</summary>
    private static bool Attempt(RestoreReport report, Text subject, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception error)
        {
            report.AddFailure($"{subject}: {Text.Of(error)}");
            if (error is RegistryException { ErrorCode: RegistryException.HiveGone })
            {
                report.AddHiveGone();
            }

            return false;
        }
    }
}
