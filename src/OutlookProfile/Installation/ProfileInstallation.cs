using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Configuration;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Transactions;
using OutlookProfile.Users;

namespace OutlookProfile.Installation;

/// <summary>
/// Installs, rolls back, commits and removes the profile for every user it is about, whoever asks: the actions of the
/// package or the command line. One transaction id spans all users; each user has a journal of its own.
/// </summary>
/// <param name="log">Takes one line at a time.</param>
public sealed class ProfileInstallation(InstallationMachine machine, RunOrigin origin, Action<Text> log)
{
    private readonly ScopeTransactions transactions = new(machine, origin, log);

    /// <summary>Where the time goes that this takes.</summary>
    public StepTimes Times => transactions.Times;

    /// <summary>
    /// Writes the profile for every user. What throws has put everything back first. Who has no account or no hive any more is
    /// passed over; whether anything else that keeps one user from getting the profile stops the others, the configuration decides.
    /// </summary>
    /// <param name="installFolder">Where the configuration is kept for later; null to keep none.</param>
    /// <exception cref="RetryLaterException">Outlook runs.</exception>
    /// <exception cref="TransactionBusyException">Another run is at work.</exception>
    /// <exception cref="PlanException">No profile can be planned.</exception>
    /// <exception cref="TransactionException">A write failed.</exception>
    public RunSummary Install(ProfileConfiguration configuration, Guid transactionId, string? installFolder) =>
        Locked(() => InstallAll(configuration, transactionId, installFolder));

    /// <summary>As <see cref="Install"/>, and makes it final before anybody else can get between.</summary>
    public RunSummary InstallForGood(ProfileConfiguration configuration) => Locked(() => ForGood(id => InstallAll(configuration, id, null)));

    /// <summary>Puts back what was there before the transaction; does nothing when there is nothing of it (any more).</summary>
    /// <exception cref="IOException">Something could not be put back, as the log says. Everything else was; the journal stays for the next run.</exception>
    public void Rollback(Guid transactionId) => Locked(() =>
    {
        var report = TransactionEnd.Restore(machine.Journals, transactionId, transactions.OpenScope, machine.Files);
        Report(report);
        log($"{report.Restored} items were put back.");
        return report.Complete
            ? report
            : throw new TextIOException($"{report.Failures.Count} items could not be put back; each is named in the log.");
    });

    /// <summary>Makes the transaction final.</summary>
    public void Commit(Guid transactionId) => Locked(() =>
    {
        TransactionEnd.Commit(machine.Journals, transactionId);
        return transactionId;
    });

    /// <summary>
    /// Puts back for every user what was there before the first installation, and keeps what they have changed since. For all
    /// users it always goes on: the records of those it could not reach stay, and a later removal finishes. What throws has put
    /// everything back first.
    /// </summary>
    /// <param name="installed">What was installed, as far as anybody knows.</param>
    /// <exception cref="RetryLaterException">One user is busy, and the installed configuration does not say to report that only.</exception>
    public RunSummary Remove(Guid transactionId, ProfileConfiguration? installed) => Locked(() => RemoveAll(transactionId, installed));

    /// <summary>As <see cref="Remove"/>, and makes it final before anybody else can get between. Who is busy is reported only.</summary>
    public RunSummary RemoveForGood(ProfileConfiguration? installed) => Locked(() => ForGood(id => RemoveAll(id, installed is null
        ? null
        : installed with { Users = installed.Users with { OnFailure = OnUserFailure.Report } })));

    private RunSummary ForGood(Func<Guid, RunSummary> run)
    {
        var transactionId = Guid.NewGuid();
        var summary = run(transactionId);
        TransactionEnd.Commit(machine.Journals, transactionId);
        return summary;
    }

    private T Locked<T>(Func<T> work)
    {
        using var hold = machine.Take();
        return work();
    }

    private RunSummary InstallAll(ProfileConfiguration configuration, Guid transactionId, string? installFolder)
    {
        Times.Measure(RunStep.Recover, Recover);
        var outlooks = Times.Measure(RunStep.Plan, () => OutlookSelection.Choose(configuration.Outlook, machine.FindOutlook()));
        log($"Writing the profile \"{configuration.Profile.Name}\" for {Text.Join(", ", outlooks.Select(outlook => outlook.Version.ProductName()))}.");
        return Guarded(transactionId, () =>
        {
            var users = new UserInstallation(machine, transactions, transactionId, log);
            var summary = new RunSummary(UsersOf(configuration).Select(scope => users.Install(configuration, outlooks, scope, installFolder)).ToArray());
            if (machine.Machine is { } registry && installFolder is not null)
            {
                new MachineScope(machine, transactions, log).Install(registry, configuration, transactionId, installFolder, users.NotedByActiveSetup);
            }

            return Summarize(summary);
        });
    }

    private RunSummary RemoveAll(Guid transactionId, ProfileConfiguration? installed)
    {
        Times.Measure(RunStep.Recover, Recover);
        return Guarded(transactionId, () =>
        {
            var users = new UserInstallation(machine, transactions, transactionId, log);
            var summary = new RunSummary(ScopesToRemove(installed).Select(scope => users.Remove(installed, scope)).OfType<UserRun>().ToArray());
            if (machine.Machine is { } registry && machine.Users.IsAbout(JournalHeader.Machine))
            {
                new MachineScope(machine, transactions, log).Remove(registry, transactionId);
            }

            Summarize(summary);
            var busy = summary.Runs.FirstOrDefault(run => run.Outcome == UserOutcome.Busy);
            return busy is null || installed is null || installed.Users.OnFailure == OnUserFailure.Report
                ? summary
                : throw new RetryLaterException($"{busy.Scope}: {busy.Message} Nothing has been removed; try again, or install with users.onFailure set to report.");
        });
    }

    private RunSummary Summarize(RunSummary summary)
    {
        if (machine.Machine is not null)
        {
            log($"Summary: {summary.Text}.");
        }

        foreach (var notWritten in summary.NotWritten)
        {
            log($"Not written: {notWritten}");
        }

        foreach (var notRemoved in summary.NotRemoved)
        {
            log($"Not removed: {notRemoved}");
        }

        return summary;
    }

    /// <summary>
    /// The Default user has no mailbox of its own: it gets a profile only when the mailbox is the same for everybody. Whoever
    /// logs on for the first time gets the right one through Active Setup in any case.
    /// </summary>
    private IEnumerable<string> UsersOf(ProfileConfiguration configuration) =>
        machine.Users.Scopes.Where(scope => scope != AllUsers.DefaultUser || !configuration.DependsOnUser);

    /// <summary>Those of whom a record tells, be they users still or not; and those who may have got the profile in runs of their own.</summary>
    private IReadOnlyList<string> ScopesToRemove(ProfileConfiguration? installed)
    {
        var recorded = UndoRecord.Scopes(machine.Journals).Where(scope => scope != JournalHeader.Machine && machine.Users.IsAbout(scope));
        var others = machine.Machine is null || installed is null ? [] : machine.Users.Scopes.Where(scope => scope != AllUsers.DefaultUser);
        return recorded.Union(others).ToArray();
    }

    private T Guarded<T>(Guid transactionId, Func<T> work)
    {
        try
        {
            return work();
        }
        catch
        {
            // The failing user is back already; this is for those before. Rollback will find nothing left to do.
            Report(TransactionEnd.Restore(machine.Journals, transactionId, transactions.OpenScope, machine.Files));
            throw;
        }
    }

    private void Recover()
    {
        var report = TransactionRecovery.RestoreDeadRuns(machine.Journals, transactions.OpenScope, machine.Files, machine.IsAlive);
        transactions.ReadJournals();
        if (report.Restored > 0)
        {
            log($"An earlier run had been cut off: {report.Restored} items were put back.");
        }

        Report(report);
    }

    private void Report(RestoreReport report)
    {
        foreach (var kept in report.Kept)
        {
            log($"Kept: {kept}.");
        }

        foreach (var failure in report.Failures)
        {
            log($"Could not be put back: {failure}");
        }
    }
}
