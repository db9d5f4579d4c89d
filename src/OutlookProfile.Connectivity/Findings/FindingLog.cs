using System;
using System.Collections.Generic;
using System.Linq;

namespace OutlookProfile.Connectivity.Findings;

/// <summary>Takes findings from steps that run side by side, and gives them in the order of a report.</summary>
/// <param name="seen">Is told each finding as it comes, one at a time.</param>
internal sealed class FindingLog(Action<Finding>? seen = null)
{
    private readonly List<Finding> findings = [];

    public void Add(Finding finding)
    {
        lock (findings)
        {
            findings.Add(finding);
            seen?.Invoke(finding);
        }
    }

    public void Add(FindingKind kind, string subject, Text meaning, Text? action = null, TimeSpan? elapsed = null) =>
        Add(new Finding(kind, subject, meaning, action, elapsed));

    /// <summary>In the order of the catalogue, then by subject: the same whatever came first.</summary>
    public IReadOnlyList<Finding> InOrder()
    {
        lock (findings)
        {
            return [.. findings
                .OrderBy(finding => finding.Kind.Order)
                .ThenBy(finding => finding.Subject, StringComparer.Ordinal)
                .ThenBy(finding => finding.Meaning.ToString(), StringComparer.Ordinal)];
        }
    }
}
