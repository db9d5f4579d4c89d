using System;

namespace OutlookProfile.Connectivity;

/// <summary>How a check divides its time: no single step may use up what the others need.</summary>
internal sealed class TimeLimit(TimeSpan total)
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestInformation = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(1);

    /// <summary>When steps are told to end, a moment before the time is up, so that they can still say what they were waiting for.</summary>
    public TimeSpan UntilCancelled => total - Shorter(LongestFarewell, total / 10);

    /// <summary>For one step.</summary>
    public TimeSpan Step => Shorter(LongestStep, total / 4);

    /// <summary>For a step of interest only.</summary>
    public TimeSpan Information => Shorter(LongestInformation, total / 8);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
