using System.Collections.Generic;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace OutlookProfile.Connectivity.Tls;

/// <summary>A TLS session as it came about, whatever is wrong with its certificate.</summary>
/// <param name="Errors">What this system has against the certificate.</param>
/// <param name="Chain">The states of the certificate chain, for example NotTimeValid.</param>
internal sealed record TlsFacts(
    SslProtocols Protocol,
    X509Certificate2? Certificate,
    SslPolicyErrors Errors,
    IReadOnlyList<X509ChainStatusFlags> Chain)
{
    /// <summary>Whether a password may be sent over it.</summary>
    public bool IsTrusted => Errors == SslPolicyErrors.None;
}
