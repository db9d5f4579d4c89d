using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Installation;

/// <summary>
/// What an installation for all users keeps that belongs to no user: the configuration for those who come later, what runs at
/// their first logon, and the name under which events are logged.
/// </summary>
internal sealed class MachineScope(InstallationMachine machine, ScopeTransactions transactions, Action<Text> log)
{
    /// <param name="noted">What users have noted down of Active Setup.</param>
    public void Install(IRegistry registry, ProfileConfiguration configuration, Guid transactionId, string installFolder, IReadOnlyList<string> noted)
    {
        var path = InstalledConfiguration.PathIn(installFolder);
        var changed = !machine.Files.FileExists(path) || !machine.Files.Read(path).SequenceEqual(InstalledConfiguration.Content(configuration));
        var notes = new List<Text>();
        PlannedChange[] changes =
        [
            InstalledConfiguration.Plan(configuration, installFolder),
            .. EventSource.Plan(),
            .. ActiveSetup.Plan(registry, installFolder, changed, DateTime.UtcNow, noted, notes),
        ];
        transactions.Apply(new ProfilePlan(configuration.Profile.Name, changes, notes), transactionId, JournalHeader.Machine, registry, out _);
        notes.ForEach(log);
        log($"Users who log on later get their profile at their first logon.");
    }

    /// <summary>Puts back what was there before; a record that cannot be read is put aside, and what it told of stays.</summary>
    public void Remove(IRegistry registry, Guid transactionId)
    {
        var report = transactions.Remove(transactionId, JournalHeader.Machine, registry, () => null);
        foreach (var kept in report.Kept)
        {
            log($"{JournalHeader.InWords(JournalHeader.Machine)}: {kept}.");
        }
    }
}
