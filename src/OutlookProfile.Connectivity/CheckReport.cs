using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Connectivity.Findings;

namespace OutlookProfile.Connectivity;

/// <summary>What a check has found, in the order of <see cref="FindingKinds"/>.</summary>
/// <param name="AutodiscoverResponse">As it came; null when Autodiscover gave none.</param>
public sealed record CheckReport(CheckRequest Request, IReadOnlyList<Finding> Findings, TimeSpan Elapsed, byte[]? AutodiscoverResponse)
{
    /// <summary>Whether nothing stands between Outlook and the mailbox, as far as was tried.</summary>
    public bool Passed => Count(Severity.Failure) == 0;

    public int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);
}
