using System.Net;

namespace OutlookProfile.Connectivity.Network;

/// <summary>A server at the address that has answered.</summary>
/// <param name="Host">Its name: for TLS and for the Host header.</param>
public sealed record Endpoint(string Host, int Port, IPAddress Address)
{
    public const int Https = 443;
    public const int Http = 80;

    public string HostAndPort => Port is Https ? Host : $"{Host}:{Port}";
}
