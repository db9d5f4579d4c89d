using System;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Http;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>Compares this machine's clock with the server's.</summary>
internal sealed class ClockCheck(FindingLog log)
{
    /// <summary>Kerberos allows so much (RFC 4120 1.6; Windows' default).</summary>
    private static readonly TimeSpan Allowed = TimeSpan.FromMinutes(5);

    public void Run(string host, HttpHead head)
    {
        if (head.Date is not { } date)
        {
            return;
        }

        var skew = DateTimeOffset.UtcNow - date;
        if (skew.Duration() <= Allowed)
        {
            log.Add(FindingKinds.ClockRight, host, $"This machine's clock agrees with the server's.");
        }
        else
        {
            log.Add(FindingKinds.ClockSkew, host, skew > TimeSpan.Zero
                ? (Text)$"This machine's clock is {skew.Duration().TotalMinutes:0} minutes ahead of the server's; Kerberos and certificates fail beyond 5."
                : $"This machine's clock is {skew.Duration().TotalMinutes:0} minutes behind the server's; Kerberos and certificates fail beyond 5.", $"Set the clock here, or there if that one is wrong.");
        }
    }
}
