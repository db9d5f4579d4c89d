using System;

namespace OutlookProfile.Connectivity.Findings;

/// <summary>Something that a check has found.</summary>
/// <param name="Subject">The host, address, URL or setting it is about.</param>
/// <param name="Meaning">One sentence: what was seen and what it means.</param>
/// <param name="Action">One sentence: what to do; null when nothing has to be done.</param>
/// <param name="Elapsed">How long the step took; null when time says nothing.</param>
public sealed record Finding(FindingKind Kind, string Subject, Text Meaning, Text? Action = null, TimeSpan? Elapsed = null)
{
    public string Id => Kind.Id;

    public Severity Severity => Kind.Severity;
}
