using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Planning.Formats;
using OutlookProfile.Registry;
using OutlookProfile.Transactions;
using OutlookProfile.Users;

namespace OutlookProfile.Installation;

/// <summary>
/// Drift detection: what an installation of the configuration would change now. Nothing to change means that the machine
/// is as configured. Only reads, under the lock of the runs that write. Among all users it looks into the hives that
/// Windows has open anyway: loading another one would keep its user from logging on with it, and while its user is away nobody changes it.
/// </summary>
public sealed class ProfileVerification(InstallationMachine machine)
{
    /// <returns>The differences, one line each, beginning with the user's name or SID; none when every user is as configured.</returns>
    /// <exception cref="PlanException">No Outlook is there to verify for.</exception>
    /// <exception cref="TransactionBusyException">Another run is at work.</exception>
    public IReadOnlyList<Text> FindDifferences(ProfileConfiguration configuration)
    {
        using var hold = machine.Take();
        var outlooks = OutlookSelection.Choose(configuration.Outlook, machine.FindOutlook());
        return machine.Users.Scopes
            .Where(scope => scope != AllUsers.DefaultUser && machine.Users.IsLoaded(scope))
            .SelectMany(scope => FindDifferences(configuration, outlooks, scope))
            .ToArray();
    }

    /// <summary>Whether a profile comes only when Outlook is started the next time, which imports it. Asked when there are no differences.</summary>
    public bool WaitsForOutlook(ProfileConfiguration configuration)
    {
        using var hold = machine.Take();
        var outlooks = OutlookSelection.Choose(configuration.Outlook, machine.FindOutlook());
        return machine.Users.Scopes.Where(scope => scope != AllUsers.DefaultUser && machine.Users.IsLoaded(scope)).Any(scope =>
        {
            using var target = machine.Users.Open(scope, DirectoryAttributes.NeededBy(configuration));
            return UserPlan.Make(configuration, outlooks, target, machine).WaitsForOutlook;
        });
    }

    private List<Text> FindDifferences(ProfileConfiguration configuration, IReadOnlyList<TargetOutlook> outlooks, string scope)
    {
        try
        {
            using var target = machine.Users.Open(scope, DirectoryAttributes.NeededBy(configuration));
            var plan = UserPlan.Make(configuration, outlooks, target, machine);
            var record = UndoRecord.Read(machine.Journals, scope);

            // A profile of ours may stand where another one is to go: what of it is not as configured, the rest says.
            return plan.Changes
                .Where(change => change is not DeleteTree delete || !record.HasMade(delete.Key))
                .Select(change => Difference(change, target.Hive, machine.Files))
                .OfType<Text>()
                .Concat(Outdated(plan, record, target.Hive))
                .Select(difference => (Text)$"{target.User.Name}: {difference}")
                .ToList();
        }
        catch (Exception exception) when (UserRun.OutcomeOf(exception) is { } outcome)
        {
            return outcome is UserOutcome.Gone or UserOutcome.HiveMissing ? [] : [$"{scope}: {Text.Of(exception)}"];
        }
    }

    /// <summary>What earlier configurations have left behind.</summary>
    private IEnumerable<Text> Outdated(ProfilePlan plan, UndoRecord record, IRegistry hive) =>
        new OutdatedItems(InstalledConfiguration.KeepOutOf(plan), record).Find(hive, machine.Files)
            .Select(subject => (Text)$"{subject} is left over from an earlier configuration");

    /// <summary>What is not as the change wants it, or null.</summary>
    private static Text? Difference(PlannedChange change, IRegistry hive, IFileStore files) => change switch
    {
        SetValue set => Difference(set, hive.GetValue(set.Key, set.Value.Name)),
        DeleteValue delete => hive.GetValue(delete.Key, delete.Name) is null ? null : (Text)$@"HKEY_CURRENT_USER\{delete.Key}\{delete.Name}: is there, expected not to be",
        DeleteTree delete => hive.KeyExists(delete.Key) ? (Text)$@"HKEY_CURRENT_USER\{delete.Key}: is another profile than the configured one" : null,
        WriteFile file => Difference(file, files),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private static Text? Difference(SetValue set, RegistryValue? found)
    {
        if (found is not null && found.SameContent(set.Value))
        {
            return null;
        }

        var key = $@"HKEY_CURRENT_USER\{set.Key}\";
        var (value, expected) = ((Text)$"{key}{ValueText.Name(set.Value)}", ValueText.Content(set.Value));
        return found is null
            ? (Text)$"{value}: is missing, expected {expected}"
            : $"{value}: found {ValueText.Content(found)}, expected {expected}";
    }

    private static Text? Difference(WriteFile file, IFileStore files)
    {
        if (!files.FileExists(file.Path))
        {
            return $"{file.Path}: is missing";
        }

        return files.Read(file.Path).SequenceEqual(file.Content) ? null : (Text)$"{file.Path}: has another content than the configuration gives";
    }
}
