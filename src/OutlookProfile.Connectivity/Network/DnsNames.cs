using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using DnsClient;
using DnsClient.Protocol;

namespace OutlookProfile.Connectivity.Network;

/// <summary>
/// Names from DNS, and beside it from this machine's own resolver, which also knows the hosts file and a VPN's rules. What the
/// machine says is what Outlook would use.
/// </summary>
public sealed class DnsNames : INames
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly LookupClient client;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> askMachine;

    private DnsNames(LookupClientOptions options, Func<string, CancellationToken, Task<IPAddress[]>> askMachine)
    {
        options.UseCache = false;
        options.Retries = 1;
        options.Timeout = Patience;
        options.ThrowDnsErrors = false;
        client = new LookupClient(options);
        this.askMachine = askMachine;
    }

    /// <summary>As this machine is set up.</summary>
    public static DnsNames OfThisMachine() => new(new LookupClientOptions(), AskMachineAsync);

    /// <summary>One server, and nothing but it.</summary>
    public static DnsNames At(IPEndPoint server) => At(server, (_, _) => Task.FromResult(Array.Empty<IPAddress>()));

    /// <param name="askMachine">In the place of this machine's own resolver.</param>
    internal static DnsNames At(IPEndPoint server, Func<string, CancellationToken, Task<IPAddress[]>> askMachine) => new(new LookupClientOptions(server), askMachine);

    public async Task<AddressAnswer> AddressesAsync(string host, CancellationToken cancellation)
    {
        var machine = askMachine(host, cancellation);
        var answers = await Task.WhenAll(AskAsync(host, QueryType.A, cancellation), AskAsync(host, QueryType.AAAA, cancellation));
        var inDns = answers.SelectMany(answer => answer.Records.OfType<AddressRecord>()).Select(record => record.Address).Distinct().ToArray();
        var here = (await machine).Distinct().ToArray();
        var status = answers.Min(answer => answer.Status);
        return new AddressAnswer(
            inDns.Length > 0 ? NameStatus.Found : status == NameStatus.Found ? NameStatus.NoRecords : status,
            here.Length > 0 ? here : inDns,
            inDns,
            [.. answers.SelectMany(answer => answer.Records.OfType<CNameRecord>()).Select(record => Plain(record.CanonicalName)).Distinct()],
            answers.Select(answer => answer.Detail).FirstOrDefault(detail => detail.Length > 0) ?? "");
    }

    public async Task<ServiceAnswer> ServicesAsync(string name, CancellationToken cancellation)
    {
        var answer = await AskAsync(name, QueryType.SRV, cancellation);
        var services = answer.Records.OfType<SrvRecord>()
            .OrderBy(record => record.Priority)
            .ThenByDescending(record => record.Weight)
            .Select(record => new Service(Plain(record.Target), record.Port))
            .ToArray();
        return new ServiceAnswer(services.Length == 0 && answer.Status == NameStatus.Found ? NameStatus.NoRecords : answer.Status, services, answer.Detail);
    }

    private async Task<(NameStatus Status, IReadOnlyList<DnsResourceRecord> Records, string Detail)> AskAsync(string name, QueryType type, CancellationToken cancellation)
    {
        try
        {
            var response = await client.QueryAsync(name, type, QueryClass.IN, cancellation);
            return response.Header.ResponseCode switch
            {
                DnsHeaderResponseCode.NoError => (response.Answers.Count > 0 ? NameStatus.Found : NameStatus.NoRecords, response.Answers, ""),
                DnsHeaderResponseCode.NotExistentDomain => (NameStatus.NoSuchName, response.Answers, ""),
                var code => (NameStatus.ServerFailed, [], code.ToString()),
            };
        }
        catch (Exception exception) when (exception is DnsResponseException or SocketException or OperationCanceledException or InvalidOperationException)
        {
            return (NameStatus.NoAnswer, [], exception is OperationCanceledException ? "" : exception.Message);
        }
    }

    private static async Task<IPAddress[]> AskMachineAsync(string host, CancellationToken cancellation)
    {
        try
        {
            // The system's call cannot always be cancelled; it is left behind when time is up.
            return await Dns.GetHostAddressesAsync(host, cancellation).WaitAsync(cancellation);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // Not known there either: DNS says why.
            return [];
        }
    }

    private static string Plain(DnsString name) => name.Original.TrimEnd('.');
}
