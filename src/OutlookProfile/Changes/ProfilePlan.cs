using System.Collections.Generic;

namespace OutlookProfile.Changes;

/// <summary>Everything that one user needs, in the order in which it is written. Made by a pure function; applied by a transaction.</summary>
/// <param name="ProfileName">The name of the Outlook profile.</param>
/// <param name="Changes">The changes in order.</param>
/// <param name="Notes">What people should know: decisions taken and things left out, one sentence each.</param>
public sealed record ProfilePlan(string ProfileName, IReadOnlyList<PlannedChange> Changes, IReadOnlyList<string> Notes)
{
    /// <summary>Whether the profile comes only when Outlook is started the next time, which imports it.</summary>
    public bool WaitsForOutlook { get; init; }
}
