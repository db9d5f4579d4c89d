using System;
using System.ComponentModel;
using System.IO;
using System.Linq;
using OutlookProfile.Configuration;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Connectivity.Local;

/// <summary>What on this machine matters beside the network: Outlook, the profile, policies, an interrupted run.</summary>
/// <param name="open">Null where there is no Windows.</param>
internal sealed class LocalCheck(FindingLog log, Func<LocalMachine>? open)
{
    private const string Outlook = "OUTLOOK.EXE";
    private const string PendingJournal = ".journal";
    private const int MostDifferences = 3;

    public void Run(ProfileConfiguration configuration)
    {
        if (open is null)
        {
            log.Add(FindingKinds.LocalNotWindows, "localhost", $"This machine is not running Windows: Outlook, profile and policies were not looked at.", $"Run the check on a user's machine for these.");
            new WebProxyCheck(log).RunForEnvironment();
            return;
        }

        try
        {
            var machine = open();
            Look(configuration, machine);

            // Opening the machine makes the folder of journals; a check leaves nothing behind.
            machine.Installation.CleanUp();
        }
        catch (Exception exception) when (IsAnswer(exception))
        {
            log.Add(FindingKinds.LocalUnreadable, "localhost", $"What this machine has of Outlook could not be read: {Foreign.Reason(exception)}.", $"Run the check as the user whose Outlook it is.");
        }
    }

    private void Look(ProfileConfiguration configuration, LocalMachine machine)
    {
        FindOutlook(machine);
        FindPendingJournal(machine);
        foreach (var sid in machine.Installation.Users.Scopes)
        {
            if (machine.Programs.Runs(Outlook, sid))
            {
                log.Add(FindingKinds.LocalRunning, Outlook, $"Outlook is running: it shows a changed profile after its next start only.", $"Close Outlook before a profile is written.");
            }

            var hive = machine.Installation.Users.OpenHive(sid);
            FindProfile(configuration, machine.Installation, hive);
            foreach (var version in VersionsOf(configuration, machine.Installation))
            {
                new PolicyCheck(log).Run(configuration, version, hive);
            }

            new WebProxyCheck(log).Run(hive);
        }
    }

    private void FindOutlook(LocalMachine machine)
    {
        var found = machine.Installation.FindOutlook();
        foreach (var outlook in found)
        {
            log.Add(FindingKinds.LocalOutlook, outlook.Version.Number(), $"{outlook.Text} is installed.");
        }

        if (found.Count == 0)
        {
            log.Add(FindingKinds.LocalNoOutlook, "Outlook", $"No Outlook is installed here.", $"Install it, or name in outlook.ifNotFound the version that will come.");
        }
    }

    private void FindPendingJournal(LocalMachine machine)
    {
        foreach (var name in JournalReader.Names(machine.Installation.Journals))
        {
            log.Add(name.EndsWith(PendingJournal, StringComparison.OrdinalIgnoreCase)
                ? new(FindingKinds.LocalJournal, name, $"A run of this product is under way, or was cut off and is not repaired yet.", $"Run outlookprofile apply, or install again: both first put back what the other run left.")
                : new(FindingKinds.LocalJournal, name, $"An earlier run of this product could not put everything back; its journal was put aside.", $"Look at it with outlookprofile show --journal, and delete it when it is dealt with."));
        }
    }

    private void FindProfile(ProfileConfiguration configuration, InstallationMachine machine, IRegistry hive)
    {
        var name = configuration.Profile.Name;
        var places = VersionsOf(configuration, machine).Select(version => OutlookRelease.Of(version).ProfileKey(name)).ToArray();
        if (places.Length == 0 || !places.All(hive.KeyExists))
        {
            log.Add(
                FindingKinds.LocalNoProfile,
                name,
                places.Length > 1
                    ? (Text)$"The profile \"{Foreign.Text(name)}\" is not written for this user and every Outlook yet."
                    : $"The profile \"{Foreign.Text(name)}\" is not written for this user yet.",
                 $"Install the package, or run outlookprofile apply.");
            return;
        }

        var differences = new ProfileVerification(machine).FindDifferences(configuration);
        if (differences.Count == 0)
        {
            log.Add(FindingKinds.LocalProfile, name, $"The profile \"{Foreign.Text(name)}\" is there and as configured.");
            return;
        }

        var first = Text.Join("; ", differences.Take(MostDifferences));
        log.Add(
            FindingKinds.LocalProfileDiffers,
            name,
            differences.Count == 1
                ? (Text)$"The profile \"{Foreign.Text(name)}\" differs from the configuration in one place: {first}."
                : $"The profile \"{Foreign.Text(name)}\" differs from the configuration in {differences.Count} places: {first}.",
            $"Run outlookprofile verify for all of them, and apply to correct them.");
    }

    private static OutlookVersion[] VersionsOf(ProfileConfiguration configuration, InstallationMachine machine)
    {
        try
        {
            return [.. OutlookSelection.Choose(configuration.Outlook, machine.FindOutlook()).Select(outlook => outlook.Version)];
        }
        catch (PlanException)
        {
            // No Outlook, which is reported already.
            return [];
        }
    }

    private static bool IsAnswer(Exception exception) =>
        exception is RegistryException or PlanException or PlaceholderException or DamagedProfileException or HiveException or JournalException
            or Win32Exception or IOException or UnauthorizedAccessException;
}
