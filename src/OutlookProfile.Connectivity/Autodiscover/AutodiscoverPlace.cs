using OutlookProfile.Connectivity.Http;
using OutlookProfile.Connectivity.Network;

namespace OutlookProfile.Connectivity.Autodiscover;

/// <summary>Where an Autodiscover service has answered.</summary>
/// <param name="IsTrusted">Whether a password may be sent there.</param>
internal sealed record AutodiscoverPlace(Endpoint Endpoint, string Path, Challenges Challenges, bool IsTrusted)
{
    public string Url => $"https://{Endpoint.HostAndPort}{Path}";
}
