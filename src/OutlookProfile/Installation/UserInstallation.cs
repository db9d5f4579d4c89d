using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Configuration;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Transactions;
using OutlookProfile.Users;
using OutlookProfile.Windows;

namespace OutlookProfile.Installation;

/// <summary>What a run does for one user. The hive is open for no longer than planning and writing take: whoever logs on meanwhile would get a temporary profile.</summary>
internal sealed class UserInstallation(InstallationMachine machine, ScopeTransactions transactions, Guid transactionId, Action<Text> log)
{
    private readonly Lazy<IReadOnlyList<InstalledOutlook>> outlooksFound = new(machine.FindOutlook);

    private readonly List<string> noted = [];

    /// <summary>The versions up to which Active Setup has run the stub, as the hives of those say who were written for.</summary>
    public IReadOnlyList<string> NotedByActiveSetup => noted;

    private bool ForAll => machine.Machine is not null;

    /// <summary>Writes the profile. What it throws stops the run.</summary>
    public UserRun Install(ProfileConfiguration configuration, IReadOnlyList<TargetOutlook> outlooks, string scope, string? installFolder)
    {
        try
        {
            return Write(configuration, outlooks, scope, installFolder);
        }
        catch (Exception exception) when (ForAll && UserRun.OutcomeOf(exception) is { } outcome)
        {
            var run = new UserRun(scope, outcome, Text.Of(exception));
            if (!run.HasNobody && scope != AllUsers.DefaultUser && configuration.Users.OnFailure == OnUserFailure.Fail)
            {
                throw;
            }

            log($"{scope}: no profile: {run.Message}");
            transactions.GiveUp(transactionId, scope);
            return run;
        }
    }

    /// <summary>Takes the profile away. For all users nothing that is wrong with one stops the others.</summary>
    /// <returns>Null when there was nothing to remove.</returns>
    public UserRun? Remove(ProfileConfiguration? installed, string scope)
    {
        try
        {
            return TakeAway(installed, scope);
        }
        catch (Exception exception) when (ForAll && UserRun.OutcomeOf(exception) is { } outcome)
        {
            transactions.GiveUp(transactionId, scope);
            var recorded = machine.Journals.Read(UndoRecord.NameOf(scope)) is not null;
            if (!recorded && exception is not (TransactionException or RetryLaterException))
            {
                // Nobody has written anything for this user, as far as this machine knows. Whoever waits for Outlook has found something.
                return null;
            }

            log(recorded
                ? (Text)$"{scope}: not removed: {Text.Of(exception)} What was there before stays noted down for a later removal."
                : $"{scope}: not removed: {Text.Of(exception)} A later removal will look again for what the installed configuration writes.");
            return new UserRun(scope, outcome, Text.Of(exception));
        }
    }

    private UserRun Write(ProfileConfiguration configuration, IReadOnlyList<TargetOutlook> outlooks, string scope, string? installFolder)
    {
        // The account is asked for before the hive is opened: a directory may take its time.
        Pass(configuration, scope, machine.Users.FindAccount(scope));
        using var lease = transactions.Times.Measure(RunStep.Plan, () => machine.Users.Open(scope, DirectoryAttributes.NeededBy(configuration)));
        var plan = transactions.Times.Measure(RunStep.Plan, () => UserPlan.Make(configuration, outlooks, lease, machine));
        NoteActiveSetup(scope, lease.Hive);
        if (!ForAll && installFolder is not null)
        {
            plan = plan with { Changes = [.. plan.Changes, InstalledConfiguration.Plan(configuration, installFolder)] };
        }
        else
        {
            plan = InstalledConfiguration.KeepOutOf(plan);
        }

        var changed = transactions.Apply(plan, transactionId, scope, lease.Hive, out var outOfReach);
        // What was not written is for the end of the run, where nobody overlooks it.
        var notWritten = new List<Text>();
        foreach (var note in plan.Notes)
        {
            if (plan.NotWritten.Contains(note))
            {
                notWritten.Add(OfUser(scope, note));
            }
            else
            {
                log($"{lease.User.Name}: {note}");
            }
        }

        log($"{lease.User.Name} ({scope}): the profile \"{plan.ProfileName}\" is written, {plan.Changes.Count} items.");
        return new UserRun(scope, changed ? UserOutcome.Written : UserOutcome.Unchanged, $"the profile is written.")
        {
            NotWritten = notWritten,
            NotRemoved = NotRemoved(scope, outOfReach),
        };
    }

    /// <summary>A sentence for the end of the run, where users stand side by side.</summary>
    private Text OfUser(string scope, Text sentence) => ForAll ? $"{scope}: {sentence}" : sentence;

    /// <summary>The policies that stay for want of rights, each by its name.</summary>
    private IReadOnlyList<Text> NotRemoved(string scope, UndoRecord outOfReach)
    {
        var names = new List<string>();
        foreach (var item in outOfReach.Items)
        {
            names.Add(item is UndoValue { Written: { } written } value ? OutlookPolicies.Describe(value.Key, written) : UndoRecord.KeyOf(item)!);
        }

        return names.Count == 0 ? [] : [OfUser(scope, $"{string.Join(", ", names)}: this user may not change these policies. They stay noted down; outlookprofile undo, with an administrator's rights and their keys open, takes them away.")];
    }

    private void NoteActiveSetup(string scope, IRegistry hive)
    {
        if (!ForAll)
        {
            return;
        }

        try
        {
            noted.AddRange(ActiveSetup.NotedBy(hive));
        }
        catch (RegistryException refusal)
        {
            // Whoever closes these keys may miss a later configuration, and nothing else.
            log($"{scope}: what Active Setup has noted down is not known: {Text.Of(refusal)}");
        }
    }

    private UserRun? TakeAway(ProfileConfiguration? installed, string scope)
    {
        var account = machine.Users.FindAccount(scope);
        if (account is null && !machine.Users.Knows(scope))
        {
            return Forget(scope);
        }

        var recorded = machine.Journals.Read(UndoRecord.NameOf(scope)) is not null;
        if (recorded)
        {
            Pass(installed, scope, account);
        }

        if (account is null)
        {
            // An orphan: the folder is there, and nobody to plan for.
            var orphan = machine.Users.OpenHive(scope);
            using var hold = orphan as IDisposable;
            return recorded ? TakeAway(scope, orphan, () => null) : null;
        }

        using var lease = machine.Users.Open(scope, ToAskForRemoval(installed, scope));
        UndoRecord? Leftovers() => installed is null ? null : LeftoverRecord.Find(installed, outlooksFound.Value, lease);
        if (recorded)
        {
            return TakeAway(scope, lease.Hive, Leftovers);
        }

        // Where nothing is to be removed, Outlook may run.
        if (Leftovers() is not { } found)
        {
            return null;
        }

        if (machine.Users.IsLoaded(scope))
        {
            Pass(installed, scope, account);
        }

        log($"{scope}: nobody has noted down what is to be undone: what the installed configuration writes is taken away.");
        return TakeAway(scope, lease.Hive, () => found);
    }

    /// <summary>Where the record tells what is to be undone, the directory is not needed for it.</summary>
    private IReadOnlyList<DirectoryAttribute> ToAskForRemoval(ProfileConfiguration? installed, string scope) =>
        installed is not null && DirectoryAttributes.NeededBy(installed) is { Count: > 0 } needed && !IsRecordWhole(scope) ? needed : [];

    private bool IsRecordWhole(string scope)
    {
        try
        {
            return UndoRecord.Read(machine.Journals, scope).Items.Count > 0;
        }
        catch (JournalException)
        {
            // It will be put aside and named when the removal comes to it.
            return false;
        }
    }

    private UserRun TakeAway(string scope, IRegistry hive, Func<UndoRecord?> leftovers)
    {
        var report = transactions.Remove(transactionId, scope, hive, leftovers, key => OutlookPolicies.IsClosed(key, hive));
        foreach (var kept in report.Kept)
        {
            log($"{scope}: {kept}.");
        }

        log($"{scope}: the profile is removed, {report.PutBack} items are as they were before.");
        return new UserRun(scope, UserOutcome.Removed, $"the profile is removed.") { NotRemoved = NotRemoved(scope, report.OutOfReach) };
    }

    /// <summary>For a user who is no more there is nothing to put back but files of ours.</summary>
    private UserRun Forget(string scope)
    {
        transactions.Remove(transactionId, scope, new MemoryRegistry(), () => null);
        log($"{scope} is no user of this machine any more: nothing to remove.");
        return new UserRun(scope, UserOutcome.Gone, $"the user is gone.");
    }

    private void Pass(ProfileConfiguration? installed, string scope, UserAccount? account) =>
        machine.Gate.Pass(installed?.Outlook.IfRunning ?? IfRunning.Fail, scope, account?.Name ?? scope, log);
}
