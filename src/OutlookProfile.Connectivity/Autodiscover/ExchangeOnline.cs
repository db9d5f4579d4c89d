using System;
using System.Linq;

namespace OutlookProfile.Connectivity.Autodiscover;

/// <summary>Knows Exchange Online's hosts by their domains.</summary>
internal static class ExchangeOnline
{
    private static readonly string[] Domains = ["outlook.com", "office365.com", "office.com", "outlook.cn", "office365.us"];

    public static bool Has(string host) =>
        Domains.Any(domain => host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
}
