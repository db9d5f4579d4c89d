using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Users;

namespace OutlookProfile.Installation;

/// <summary>The plan for one user.</summary>
internal static class UserPlan
{
    /// <summary>
    /// Files that an installation for all users has put down for the user, with the content that is wanted, are taken as they are: a run of the user's
    /// own (Active Setup's) would else put its own in their place, which is drift for the machine and no more what its record tells.
    /// </summary>
    public static ProfilePlan Make(ProfileConfiguration configuration, IReadOnlyList<TargetOutlook> outlooks, HiveLease lease, InstallationMachine machine)
    {
        var earlier = RecordedRuns.Of(machine.Journals, lease.Scope, lease.Hive, machine.Files, configuration.Profile.Name);
        if (lease.FilesOfTheMachine is { } folder)
        {
            var plan = ProfilePlanner.Plan(configuration, outlooks, lease.User with { FilesFolder = folder }, lease.Hive, earlier);
            if (plan.Changes.OfType<WriteFile>().All(file => machine.Files.FileExists(file.Path) && RegistryLookup.Same(machine.Files.Read(file.Path), file.Content)))
            {
                return plan;
            }
        }

        return ProfilePlanner.Plan(configuration, outlooks, lease.User, lease.Hive, earlier);
    }
}
