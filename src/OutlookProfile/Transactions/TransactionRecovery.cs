using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Transactions;

/// <summary>What comes before every run: runs that died are undone first, or finished when they had been committed.</summary>
public static class TransactionRecovery
{
    /// <summary>
    /// Restores the dead runs, the youngest first. What could not be restored is in the report, and its journal is put aside as
    /// *.unrestored or *.damaged: it is kept for people, but never replayed over a later installation. Where the registry of a scope cannot be opened,
    /// the journal stays as it is for the next time.
    /// The caller holds the folder's lock.
    /// </summary>
    /// <param name="open">As for <see cref="TransactionEnd.Restore(IJournalStore, Guid, Func{string, IRegistry?}, IFileStore)"/>.</param>
    /// <param name="isAlive">See <see cref="RunLiveness"/>.</param>
    /// <exception cref="TransactionBusyException">A run is still alive; nothing has been done.</exception>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    public static RestoreReport RestoreDeadRuns(IJournalStore store, Func<string, IRegistry?> open, IFileStore files, Func<JournalHeader, bool> isAlive)
    {
        var report = new RestoreReport();
        var names = store.List();
        var marks = new HashSet<string>(names.Where(TransactionEnd.IsMark), StringComparer.Ordinal);
        var found = names.Where(Journal.IsJournal).Select(name => new FoundJournal(name, ReadHeader(store, name, report))).ToArray();
        if (found.FirstOrDefault(run => run.Header is { } header && isAlive(header))?.Header is { } alive)
        {
            throw new TransactionBusyException(
                $"Another installation of a profile is at work, since {alive.StartedUtc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC (process {alive.ProcessId}). Try again when it has ended.");
        }

        foreach (var run in found.OrderByDescending(run => run.Header?.StartedUtc))
        {
            var (name, header) = (run.Name, run.Header);
            if (header is not null && marks.Contains(TransactionEnd.MarkOf(header.TransactionId)))
            {
                TransactionEnd.Close(store, name);
                continue;
            }

            RestoreReport restored;
            bool reached;
            try
            {
                restored = TransactionEnd.RestoreOne(store, name, open, files, out reached);
            }
            catch (JournalException)
            {
                // Reported when its header was read.
                store.Rename(name, name + ".damaged");
                continue;
            }

            report.Add(restored);
            if (reached && !restored.Complete && !restored.HiveGone)
            {
                store.Rename(name, name + ".unrestored");
            }
        }

        foreach (var name in names.Where(name => TransactionEnd.IsMark(name) || name.EndsWith(LocalFiles.TemporaryExtension, StringComparison.Ordinal)))
        {
            store.Delete(name);
        }

        return report;
    }

    private static JournalHeader? ReadHeader(IJournalStore store, string name, RestoreReport report)
    {
        try
        {
            return Journal.Read(store, name) is { Closed: false } content ? content.Header : null;
        }
        catch (JournalException error)
        {
            report.AddFailure(error.Text);
            return null;
        }
    }

    private sealed class FoundJournal(string name, JournalHeader? header)
    {
        public string Name { get; } = name;

        /// <summary>Null when the journal is closed or damaged.</summary>
        public JournalHeader? Header { get; } = header;
    }
}
