using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Findings;

namespace OutlookProfile.Connectivity.Network;

/// <summary>Step 2: does the port take connections? Every address is tried, all at once.</summary>
internal sealed class PortCheck(IDialer dialer, FindingLog log, TimeSpan patience)
{
    /// <summary>More addresses than this no mail server has; a name with thousands must not open thousands of connections.</summary>
    private const int MostAddresses = 8;

    /// <summary>Tries a port without which Outlook cannot connect.</summary>
    /// <returns>The address that answered first; null when a failure was found.</returns>
    public async Task<Endpoint?> RunAsync(string host, int port, IReadOnlyList<IPAddress> addresses, CancellationToken cancellation)
    {
        var attempts = await TryAllAsync(addresses, port, cancellation);
        var open = attempts.Where(attempt => attempt.Problem is null).OrderBy(attempt => attempt.Elapsed).ToArray();
        var closed = attempts.Where(attempt => attempt.Problem is not null).ToArray();
        if (open.Length == 0)
        {
            log.Add(Worst(host, port, closed));
            return null;
        }

        var best = open[0];
        log.Add(FindingKinds.TcpOpen, $"{host}:{port}", $"{best.Address} takes connections at port {port}.", elapsed: best.Elapsed);
        if (closed.Length > 0)
        {
            log.Add(
                FindingKinds.TcpSomeAddresses,
                $"{host}:{port}",
                $"Of the addresses of {host} {string.Join(", ", closed.Select(attempt => attempt.Address))} take no connections, so every other start of Outlook may hang.",
                $"Repair those servers, or take their addresses out of DNS.");
        }

        return new Endpoint(host, port, best.Address);
    }

    /// <summary>Tries a port that is of interest only.</summary>
    public async Task InformAsync(FindingKind kind, string host, int port, IReadOnlyList<IPAddress> addresses, CancellationToken cancellation)
    {
        var attempts = await TryAllAsync(addresses, port, cancellation);
        var open = attempts.Any(attempt => attempt.Problem is null);
        Text why = kind == FindingKinds.TcpRpcPort ? (Text)$"only Outlook on TCP/IP inside the company's network needs it" : $"Outlook Anywhere does not need it";
        log.Add(kind, $"{host}:{port}", open ? (Text)$"Port {port} takes connections; {why}." : $"Port {port} takes no connections; {why}.");
    }

    /// <summary>Whether a port takes connections at one of the addresses; says nothing.</summary>
    public async Task<Endpoint?> FindAsync(string host, int port, IReadOnlyList<IPAddress> addresses, CancellationToken cancellation)
    {
        var attempts = await TryAllAsync(addresses, port, cancellation);
        return attempts.Where(attempt => attempt.Problem is null).OrderBy(attempt => attempt.Elapsed).FirstOrDefault() is { } best
            ? new Endpoint(host, port, best.Address)
            : null;
    }

    private async Task<Attempt[]> TryAllAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        return await Task.WhenAll(addresses.Take(MostAddresses).Select(address => TryAsync(address, port, limit.Token)));
    }

    private async Task<Attempt> TryAsync(IPAddress address, int port, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            Stream stream = await dialer.DialAsync(address, port, cancellation);
            await stream.DisposeAsync();
            return new Attempt(address, null, watch.Elapsed);
        }
        catch (SocketException exception)
        {
            return new Attempt(address, exception.SocketErrorCode, watch.Elapsed);
        }
        catch (OperationCanceledException)
        {
            return new Attempt(address, SocketError.TimedOut, watch.Elapsed);
        }
    }

    private static Finding Worst(string host, int port, IReadOnlyList<Attempt> attempts)
    {
        var subject = $"{host}:{port}";
        var addresses = string.Join(", ", attempts.Select(attempt => attempt.Address));
        var elapsed = attempts.Max(attempt => attempt.Elapsed);
        var problems = attempts.Select(attempt => attempt.Problem!.Value).ToArray();
        if (problems.Contains(SocketError.ConnectionRefused))
        {
            return new(FindingKinds.TcpRefused, subject, $"{addresses} refuses connections at port {port}: the machine is there, the service is not.", $"Start the web server there, correct the port in http.proxy, or publish the port in the firewall.", elapsed);
        }

        return problems.Contains(SocketError.TimedOut)
            ? new(FindingKinds.TcpSilent, subject, $"Nothing at {addresses} answers at port {port}: a firewall drops the packets, or the machine is off.", $"Let port {port} out of this network and into the server's.", elapsed)
            : new(FindingKinds.TcpUnreachable, subject, $"There is no way to {addresses} from here ({problems[0]}).", $"Check the network connection, the VPN, and whether this network has IPv6 if the address is one.", elapsed);
    }

    private sealed record Attempt(IPAddress Address, SocketError? Problem, TimeSpan Elapsed);
}
