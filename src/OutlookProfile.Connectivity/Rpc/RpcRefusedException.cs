using System;
using OutlookProfile.Connectivity.Findings;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>A virtual connection does not come about, for a reason that is known.</summary>
internal sealed class RpcRefusedException(Finding finding) : Exception(finding.Meaning.ToString())
{
    public Finding Finding => finding;
}
