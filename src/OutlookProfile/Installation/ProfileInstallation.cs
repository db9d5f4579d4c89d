using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Transactions;
using OutlookProfile.Users;
using OutlookProfile.Windows;

namespace OutlookProfile.Installation;

/// <summary>
/// Installs, rolls back, commits and removes the profile for every user it is about, whoever asks: the actions of the
/// package or the command line. One transaction id spans all users; each user has a journal of its own.
/// </summary>
/// <param name="log">Takes one line at a time.</param>
public sealed class ProfileInstallation(InstallationMachine machine, RunOrigin origin, Action<string> log)
{
    /// <summary>Writes the profile for every user. What throws has put everything back first.</summary>
    /// <param name="installFolder">Where the configuration is kept for later; null to keep none.</param>
    /// <exception cref="RetryLaterException">Outlook runs.</exception>
    /// <exception cref="TransactionBusyException">Another run is at work.</exception>
    /// <exception cref="PlanException">No profile can be planned.</exception>
    /// <exception cref="TransactionException">A write failed.</exception>
    public void Install(ProfileConfiguration configuration, Guid transactionId, string? installFolder) => Locked(() =>
    {
        Recover();
        var outlooks = OutlookSelection.Choose(configuration.Outlook, machine.FindOutlook());
        log($"Writing the profile \"{configuration.Profile.Name}\" for {string.Join(", ", outlooks.Select(outlook => outlook.Version.ProductName()))}.");
        Guard(transactionId, () =>
        {
            var failures = 0;
            foreach (var scope in UsersOf(configuration))
            {
                failures += Install(configuration, outlooks, transactionId, scope, installFolder) ? 0 : 1;
            }

            InstallForMachine(configuration, transactionId, installFolder);
            if (failures > 0)
            {
                log($"{failures} of {machine.Users.Scopes.Count} users have no profile; each is named above.");
            }
        });
    });

    /// <summary>Puts back what was there before the transaction; does nothing when there is nothing of it (any more).</summary>
    /// <exception cref="IOException">Something could not be put back, as the log says. Everything else was; the journal stays for the next run.</exception>
    public void Rollback(Guid transactionId) => Locked(() =>
    {
        var report = TransactionEnd.Restore(machine.Journals, transactionId, OpenScope, machine.Files);
        Report(report);
        log($"{report.Restored} items were put back.");
        if (!report.Complete)
        {
            throw new IOException($"{report.Failures.Count} items could not be put back; each is named in the log.");
        }
    });

    /// <summary>Makes the transaction final.</summary>
    public void Commit(Guid transactionId) => Locked(() => TransactionEnd.Commit(machine.Journals, transactionId));

    /// <summary>Puts back for every user what was there before the first installation, and keeps what they have changed since. What throws has put everything back first.</summary>
    public void Remove(Guid transactionId) => Locked(() =>
    {
        Recover();
        Guard(transactionId, () =>
        {
            new OwnRecords(machine, log).Adopt();
            foreach (var scope in UndoRecord.Scopes(machine.Journals))
            {
                Remove(transactionId, scope);
            }
        });
    });

    private void Locked(Action work)
    {
        try
        {
            using var hold = machine.Lock();
            work();
        }
        finally
        {
            machine.CleanUp();
        }
    }

    private bool Install(ProfileConfiguration configuration, IReadOnlyList<TargetOutlook> outlooks, Guid transactionId, string scope, string? installFolder)
    {
        try
        {
            using var target = machine.Users.Open(scope);
            machine.Gate.Pass(configuration.Outlook.IfRunning, scope, target.User.Name, log);
            var plan = ProfilePlanner.Plan(configuration, outlooks, target.User, target.Hive);
            if (machine.Machine is null && installFolder is not null)
            {
                plan = plan with { Changes = [.. plan.Changes, InstalledConfiguration.Plan(configuration, installFolder)] };
            }

            Apply(plan, transactionId, scope, target.Hive);
            foreach (var note in plan.Notes)
            {
                log($"{target.User.Name}: {note}");
            }

            log($"{target.User.Name} ({scope}): the profile \"{plan.ProfileName}\" is written, {plan.Changes.Count} items.");
            return true;
        }
        catch (Exception exception) when (MayFail(scope, configuration.Users) && IsOneUsersFailure(exception))
        {
            log($"{scope}: no profile: {exception.Message}");
            return false;
        }
    }

    /// <summary>Whether a failure says something about one user, so that the others can still be dealt with.</summary>
    internal static bool IsOneUsersFailure(Exception exception) =>
        exception is HiveException or PlanException or DamagedProfileException or PlaceholderException or RetryLaterException
            or TransactionException or JournalException or IOException or UnauthorizedAccessException;

    /// <summary>
    /// The Default user has no mailbox of its own: it gets a profile only when the mailbox is the same for everybody. Whoever
    /// logs on for the first time gets the right one through Active Setup in any case.
    /// </summary>
    private IEnumerable<string> UsersOf(ProfileConfiguration configuration) =>
        machine.Users.Scopes.Where(scope => scope != AllUsers.DefaultUser || !configuration.DependsOnUser);

    /// <summary>Whether the others go on without this user. Nobody depends on the Default user.</summary>
    private bool MayFail(string scope, UsersSettings users) =>
        machine.Machine is not null && (users.OnFailure == OnUserFailure.Report || scope == AllUsers.DefaultUser);

    /// <summary>What belongs to no user: the configuration for those who come later, and what runs at their first logon.</summary>
    private void InstallForMachine(ProfileConfiguration configuration, Guid transactionId, string? installFolder)
    {
        if (machine.Machine is null || installFolder is null)
        {
            return;
        }

        var path = InstalledConfiguration.PathIn(installFolder);
        var changed = !machine.Files.FileExists(path) || !machine.Files.Read(path).SequenceEqual(InstalledConfiguration.Content(configuration));
        var notes = new List<string>();
        PlannedChange[] changes = [InstalledConfiguration.Plan(configuration, installFolder), .. ActiveSetup.Plan(machine.Machine, installFolder, changed, notes)];
        Apply(new ProfilePlan(configuration.Profile.Name, changes, notes), transactionId, JournalHeader.Machine, machine.Machine);
        notes.ForEach(log);
        log("Users who log on later get their profile at their first logon.");
    }

    private void Apply(ProfilePlan plan, Guid transactionId, string scope, IRegistry registry)
    {
        using var transaction = Transaction.Begin(
            machine.Journals, JournalHeader.Create(transactionId, TransactionKind.Write, origin, scope), registry, machine.Files);
        transaction.Apply(plan);
        transaction.Complete();
    }

    private void Remove(Guid transactionId, string scope)
    {
        var registry = OpenScope(scope);
        using var hold = registry as IDisposable;
        if (registry is null)
        {
            log($"{scope} is no user of this machine any more: nothing to remove.");
            return;
        }

        using var transaction = Transaction.Begin(
            machine.Journals, JournalHeader.Create(transactionId, TransactionKind.Removal, origin, scope), registry, machine.Files);
        var report = transaction.Remove();
        transaction.Complete();
        foreach (var kept in report.Kept)
        {
            log($"{scope}: {kept}.");
        }

        log($"{scope}: the profile is removed, {report.PutBack} items are as they were before.");
    }

    private void Guard(Guid transactionId, Action work)
    {
        try
        {
            work();
        }
        catch
        {
            // The failing user is back already; this is for those before. Rollback will find nothing left to do.
            Report(TransactionEnd.Restore(machine.Journals, transactionId, OpenScope, machine.Files));
            throw;
        }
    }

    private void Recover()
    {
        var report = TransactionRecovery.RestoreDeadRuns(machine.Journals, OpenScope, machine.Files, machine.IsAlive);
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

    /// <summary>The registry of a scope; null when the user is gone.</summary>
    private IRegistry? OpenScope(string scope)
    {
        if (scope == JournalHeader.Machine)
        {
            return machine.Machine ?? throw new InvalidOperationException("This run is not for the machine.");
        }

        return machine.Users.Knows(scope) ? machine.Users.OpenHive(scope) : null;
    }
}
