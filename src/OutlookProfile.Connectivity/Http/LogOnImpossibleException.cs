using System;

namespace OutlookProfile.Connectivity.Http;

/// <summary>This machine has no means for a scheme, such as Kerberos without tickets, or cannot answer the server's challenge.</summary>
internal sealed class LogOnImpossibleException(string scheme, string reason) : Exception($"{scheme}: {reason}")
{
    public string Scheme => scheme;

    public string Reason => reason;
}
