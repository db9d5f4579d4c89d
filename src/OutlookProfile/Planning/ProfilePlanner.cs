using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>Decides what to write for one user. A pure function of its arguments and of what the registry holds.</summary>
public static class ProfilePlanner
{
    /// <param name="current">The user's hive, only read: what is in it decides between a new profile and an update.</param>
    /// <param name="earlier">What it was before earlier runs; null when there were none.</param>
    /// <exception cref="DamagedProfileException">A profile to update contradicts itself.</exception>
    /// <exception cref="PlaceholderException">The user has no value for a placeholder.</exception>
    /// <exception cref="PlanException">The values of this user make no address or no server, or the machine cannot hold the profile's name.</exception>
    public static ProfilePlan Plan(ProfileConfiguration configuration, TargetOutlook outlook, TargetUser user, IRegistry current, EarlierRuns? earlier = null)
    {
        var plan = new VersionPlanner(configuration, outlook, user, current, earlier ?? EarlierRuns.None(current)).Plan();
        return new ProfilePlan(configuration.Profile.Name, plan.Changes, plan.Notes)
        {
            NotWritten = plan.NotWritten,
            OutOfReach = plan.OutOfReach,
            WaitsForOutlook = plan.WaitsForOutlook,
            Foreseen = plan.Foreseen,
            OwnKeys = plan.OwnKey is { } own ? [own] : [],
            UpdatedKeys = plan.UpdatedKey is { } updated ? [updated] : [],
            IsOutOfReach = IsOutOfReach(current),
        };
    }

    /// <summary>One plan for several versions; what they share is planned once.</summary>
    public static ProfilePlan Plan(ProfileConfiguration configuration, IEnumerable<TargetOutlook> outlooks, TargetUser user, IRegistry current, EarlierRuns? earlier = null)
    {
        var targets = outlooks.ToArray();
        var plans = targets.Select(outlook => Plan(configuration, outlook, user, current, earlier)).ToArray();
        return new ProfilePlan(
            configuration.Profile.Name,
            plans.SelectMany(plan => plan.Changes).Distinct().ToArray(),
            [.. GivingWay(configuration, targets), .. plans.SelectMany(plan => plan.Notes).Distinct()])
        {
            NotWritten = plans.SelectMany(plan => plan.NotWritten).Distinct().ToArray(),
            OutOfReach = plans.SelectMany(plan => plan.OutOfReach).ToArray(),
            WaitsForOutlook = plans.Any(plan => plan.WaitsForOutlook),
            Foreseen = plans.SelectMany(plan => plan.Foreseen).ToArray(),
            OwnKeys = plans.SelectMany(plan => plan.OwnKeys).ToArray(),
            UpdatedKeys = plans.SelectMany(plan => plan.UpdatedKeys).ToArray(),
            IsOutOfReach = IsOutOfReach(current),
        };
    }

    /// <summary>Of the versions that the configuration names, those whose profiles stand where another one's do (<see cref="OutlookSelection"/>).</summary>
    private static List<Text> GivingWay(ProfileConfiguration configuration, IReadOnlyList<TargetOutlook> targets)
    {
        var notes = new List<Text>();
        foreach (var named in configuration.Outlook.Versions.IsAuto ? [] : configuration.Outlook.Versions.Named)
        {
            foreach (var target in targets)
            {
                if (target.Version != named && OutlookRelease.Of(target.Version).ProfilesKey == OutlookRelease.Of(named).ProfilesKey)
                {
                    notes.Add($"outlook.versions names {named.ProductName()} too, which keeps its profiles where {target.Version.ProductName()} does: a profile there has the shape of one version, here of {target.Version.ProductName()}.");
                }
            }
        }

        return notes;
    }

    /// <summary>What a run with more rights has written into policies that this one may only read is not this run's to take back.</summary>
    private static Func<string, bool> IsOutOfReach(IRegistry current) => key => OutlookPolicies.IsClosed(key, current);
}
