using System;
using System.Collections.Generic;

namespace OutlookProfile.Changes;

/// <summary>Everything that one user needs, in the order in which it is written. Made by a pure function; applied by a transaction.</summary>
/// <param name="ProfileName">The name of the Outlook profile.</param>
/// <param name="Changes">The changes in order.</param>
/// <param name="Notes">What people should know: decisions taken and things left out, one sentence each.</param>
public sealed record ProfilePlan(string ProfileName, IReadOnlyList<PlannedChange> Changes, IReadOnlyList<Text> Notes)
{
    /// <summary>Whether the profile comes only when Outlook is started the next time, which imports it.</summary>
    public bool WaitsForOutlook { get; init; }

    /// <summary>Those of the notes that name what the configuration wants and this user may not write.</summary>
    public IReadOnlyList<Text> NotWritten { get; init; } = [];

    /// <summary>What the configuration wants in keys that this run lacks the rights to change: written or not, it is not left over.</summary>
    public IReadOnlyList<PlannedChange> OutOfReach { get; init; } = [];

    /// <summary>What Outlook will write because of the plan.</summary>
    public IReadOnlyList<ForeseenValue> Foreseen { get; init; } = [];

    /// <summary>Keys that earlier runs have made and that are in use since: the plan goes on from how they are, and what earlier runs have written into them and it does not just goes.</summary>
    public IReadOnlyList<string> OwnKeys { get; init; } = [];

    /// <summary>Keys of somebody else's that earlier runs have changed and that are in use since: the plan goes on from how they are, and what earlier runs have deleted in them stays deleted.</summary>
    public IReadOnlyList<string> UpdatedKeys { get; init; } = [];

    /// <summary>Of what earlier runs have written, by its key or path, what this run has no say in: it stays as it is.</summary>
    public Func<string, bool> StaysAsItIs { get; init; } = _ => false;

    /// <summary>Of keys that earlier runs have changed: whether this run lacks the rights to change them back.</summary>
    public Func<string, bool> IsOutOfReach { get; init; } = _ => false;
}
