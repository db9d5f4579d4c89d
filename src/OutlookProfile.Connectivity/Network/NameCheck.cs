using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Findings;

namespace OutlookProfile.Connectivity.Network;

/// <summary>Step 1: does the name lead to an address?</summary>
internal sealed class NameCheck(INames names, FindingLog log)
{
    /// <summary>Looks up a name without which Outlook cannot connect.</summary>
    /// <returns>Where to connect to; none when a failure was found.</returns>
    public async Task<IReadOnlyList<IPAddress>> RunAsync(string host, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var answer = await names.AddressesAsync(host, cancellation);
        if (answer.Addresses.Count == 0)
        {
            log.Add(Missing(host, answer) with { Elapsed = watch.Elapsed });
            return [];
        }

        log.Add(FindingKinds.DnsAddress, host, $"{host} has {List(answer.Addresses)}.", elapsed: watch.Elapsed);
        Describe(host, answer);
        return answer.Addresses;
    }

    /// <summary>Looks up the Exchange server's own name, which from outside only the RPC proxy has to know.</summary>
    public async Task RunForServerAsync(string server, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var answer = await names.AddressesAsync(server, cancellation);
        if (answer.Addresses.Count > 0)
        {
            log.Add(FindingKinds.DnsAddress, server, $"{server} has {List(answer.Addresses)}.", elapsed: watch.Elapsed);
        }
        else
        {
            log.Add(FindingKinds.DnsServerName, server, $"The server's own name {server} has no address here, which is normal outside the company's network: only the RPC proxy has to know it.", elapsed: watch.Elapsed);
        }
    }

    private void Describe(string host, AddressAnswer answer)
    {
        if (answer.Aliases.Count > 0)
        {
            log.Add(FindingKinds.DnsAlias, host, $"{host} is an alias of {string.Join(", then ", answer.Aliases.Select(Foreign.Text))}; the certificate has to carry {host} all the same.");
        }

        if (answer.InDns.Count == 0)
        {
            log.Add(FindingKinds.DnsLocalOnly, host, $"This machine knows {host}, but DNS does not: it comes from the hosts file, a VPN or the local network.", $"Check on a machine like the users', if theirs have no such entry.");
        }
        else if (!answer.InDns.Any(answer.Addresses.Contains))
        {
            log.Add(FindingKinds.DnsDiffers, host, $"DNS has {List(answer.InDns)} for {host}, and this machine uses others, from the hosts file or a VPN's rules.", $"Look into the hosts file if that is not meant.");
        }

        if (answer.Addresses.Where(IsPrivate).ToArray() is { Length: > 0 } inner)
        {
            log.Add(FindingKinds.DnsPrivate, host, $"{List(inner)} is reachable only inside the company's network or through a VPN.");
        }

        if (answer.Addresses.All(address => address.AddressFamily == AddressFamily.InterNetworkV6))
        {
            log.Add(FindingKinds.DnsIPv6Only, host, $"{host} has IPv6 addresses only: networks without IPv6 do not reach it.", $"Add an A record if users work from such networks.");
        }
    }

    private static Finding Missing(string host, AddressAnswer answer) => answer.Status switch
    {
        NameStatus.NoSuchName => new(FindingKinds.DnsNotFound, host, $"DNS says that there is no {host}.", $"Correct the name in the configuration (http.proxy, server.fqdn), or have it added to DNS."),
        NameStatus.NoRecords or NameStatus.Found => new(FindingKinds.DnsNoAddress, host, answer.Aliases.Count == 0
            ? (Text)$"{host} exists in DNS, but has neither an A nor an AAAA record."
            : $"{host} exists in DNS, but has neither an A nor an AAAA record, also not by its alias {Foreign.Text(answer.Aliases[^1])}.", $"Have an address record added, or name another host."),
        NameStatus.ServerFailed => new(FindingKinds.DnsServerFailed, host, $"The DNS server could not answer for {host}: {Foreign.Reason(answer.Detail)}.", $"Try again later, or with another DNS server; if it lasts, the domain's own DNS is broken."),
        _ => new(FindingKinds.DnsNoAnswer, host, $"No DNS server answered for {host}.", $"Check this machine's network connection and its DNS servers."),
    };

    private static string List(IEnumerable<IPAddress> addresses) => string.Join(", ", addresses.Take(8));

    /// <summary>RFC 1918, RFC 6598 (carriers), link-local, and unique local IPv6 addresses.</summary>
    private static bool IsPrivate(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return plain.IsIPv6UniqueLocal || plain.IsIPv6LinkLocal;
        }

        var bytes = plain.GetAddressBytes();
        return bytes switch
        {
            [10, ..] or [192, 168, ..] or [169, 254, ..] => true,
            [172, var second, ..] => second is >= 16 and <= 31,
            [100, var second, ..] => second is >= 64 and <= 127,
            _ => false,
        };
    }
}
