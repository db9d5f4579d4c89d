using OutlookProfile.Connectivity.Http;
using OutlookProfile.Connectivity.Network;

namespace OutlookProfile.Connectivity.Autodiscover;

/// <summary>Where an Autodiscover service has answered.</summary>
/// <param name="IsTrusted">Whether its certificate is trusted for its name.</param>
internal sealed record AutodiscoverPlace(Endpoint Endpoint, string Path, Challenges Challenges, bool IsTrusted)
{
    /// <summary>
    /// Whether the way there cannot have been forged: TLS from the beginning, or a host of the mail domain or of the configuration.
    /// Otherwise Outlook asks the user before it goes there.
    /// </summary>
    public bool IsVouchedFor { get; init; } = true;

    /// <summary>Whether a password may be sent there.</summary>
    public bool IsSafe => IsTrusted && IsVouchedFor;

    public string Url => $"https://{Endpoint.HostAndPort}{Path}";
}
