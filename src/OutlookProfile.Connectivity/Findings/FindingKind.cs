namespace OutlookProfile.Connectivity.Findings;

/// <summary>One thing that a check can find.</summary>
/// <param name="Id">area.what: stable, for scripts.</param>
/// <param name="Severity">The same whenever this is found.</param>
/// <param name="Summary">What it is about, for the list in docs/check.md.</param>
public sealed record FindingKind(string Id, Severity Severity, string Summary)
{
    /// <summary>Its place in the report.</summary>
    internal int Order { get; init; }
}
