using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Http;
using OutlookProfile.Connectivity.Network;
using OutlookProfile.Connectivity.Tls;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>
/// Step 5: log on, and connect as Outlook does, up to the RPC server's answer to bind. No mailbox is opened.
/// </summary>
internal sealed class RpcConnectionCheck(TlsConnector connector, HttpExchange exchange, FindingLog log, TimeSpan patience)
{
    /// <summary>The RPC proxy's own answer proves TLS, log-on and proxy before any RPC server is needed.</summary>
    /// <returns>Whether it came.</returns>
    public async Task<bool> EchoAsync(Endpoint endpoint, string server, HttpLogOn logOn, CancellationToken cancellation)
    {
        var subject = $"{RpcProxyRequest.OutVerb} https://{endpoint.HostAndPort}{RpcProxyRequest.Path}";
        var isWelcome = false;
        await GuardAsync(subject, async () =>
        {
            var answer = await exchange.AskAsync(endpoint, RpcProxyRequest.Echo(RpcProxyRequest.OutVerb, server, RpcInterface.Emsmdb.Port), logOn, cancellation);
            isWelcome = answer.Head.Status == 200 && RtsMessages.IsEcho(answer.Body);
            log.Add(isWelcome
                ? new(FindingKinds.RpcEcho, subject, $"The RPC proxy has let the user in by {logOn.Scheme}.", Elapsed: answer.Elapsed)
                : answer.Head.Status == 200
                    ? new(FindingKinds.RpcNoEcho, subject, $"The user is let in, but what answers is no RPC proxy: a page for logged-on users.", $"Correct http.proxy, or let the gateway pass /rpc on to Exchange.")
                    : RpcAnswer.ToUser(subject, answer.Head, logOn.Scheme));
        });
        return isWelcome;
    }

    /// <summary>The virtual connection and the bind.</summary>
    public Task ConnectAsync(Endpoint endpoint, string server, HttpLogOn logOn, CancellationToken cancellation)
    {
        var subject = $"{server}:{RpcInterface.Emsmdb.Port} via {endpoint.HostAndPort}";
        return GuardAsync(subject, () => ConnectAsync(subject, endpoint, server, logOn, cancellation));
    }

    private async Task ConnectAsync(string subject, Endpoint endpoint, string server, HttpLogOn logOn, CancellationToken cancellation)
    {
        var wanted = RpcInterface.Emsmdb;
        var silence = new Finding(FindingKinds.RpcSilent, subject, $"The channels of RPC over HTTP are not answered.", $"Look for a device in between that waits for the end of a request (nginx: proxy_request_buffering off).");
        var watch = Stopwatch.StartNew();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            await using var connection = await RpcVirtualConnection.OpenAsync(connector, endpoint, subject, server, logOn.Scheme, limit.Token);
            await connection.RequestAsync(logOn, limit.Token);

            silence = new(FindingKinds.RpcNoConnection, subject, $"Both channels stand, but they are not brought together: they reach different servers, or a device in between holds the IN channel back.", $"Set the load balancer to keep one client on one server, and let it pass requests on as they come (nginx: proxy_request_buffering off).");
            await connection.AwaitConnectionAsync(limit.Token);
            log.Add(FindingKinds.RpcConnected, subject, $"The connection by RPC over HTTP stands up to {Foreign.Text(server)}.", elapsed: watch.Elapsed);

            silence = new(FindingKinds.RpcBindSilent, subject, $"The connection stands, but {wanted.Name} does not answer.", $"See whether the service Microsoft Exchange RPC Client Access runs.");
            log.Add(Describe(subject, wanted, await connection.BindAsync(wanted, limit.Token)) with { Elapsed = watch.Elapsed });
        }
        catch (OperationCanceledException)
        {
            log.Add(silence with { Elapsed = watch.Elapsed });
        }
    }

    /// <summary>Whatever the other side does becomes a finding.</summary>
    private async Task GuardAsync(string subject, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (LogOnImpossibleException exception)
        {
            log.Add(FindingKinds.LogOnImpossible, subject, $"This machine cannot log on by {exception.Scheme} ({Foreign.Reason(exception.Reason)}), so the connection was not tried.", $"Run the check on a Windows machine like the users'.");
        }
        catch (RpcRefusedException exception)
        {
            log.Add(exception.Finding);
        }
        catch (PduException exception)
        {
            log.Add(FindingKinds.RpcPdu, subject, $"The RPC proxy breaks the protocol: {Foreign.Reason(exception)}.", $"Look for a device in between that changes or cuts the content of requests.");
        }
        catch (OperationCanceledException)
        {
            log.Add(FindingKinds.RpcSilent, subject, $"The request with a log-on is not answered.", $"See whether the server reaches its domain controllers, and whether the application pool of /rpc runs.");
        }
        catch (Exception exception) when (NetworkFailure.Is(exception))
        {
            log.Add(FindingKinds.RpcMalformed, subject, $"The request with a log-on fails: {Foreign.Reason(exception)}.", $"See which device answers there.");
        }
    }

    private static Finding Describe(string subject, RpcInterface wanted, Pdu answer)
    {
        if (answer.Type == PduType.BindAck)
        {
            var (result, reason) = BindPdu.Results(answer).FirstOrDefault(((ushort)2, (ushort)0));
            return result == 0
                ? new(FindingKinds.RpcEndpoint, subject, $"The RPC endpoint {wanted.Name} has answered: Outlook reaches the mailbox server (the mailbox itself was not opened).")
                : new(FindingKinds.RpcBindRefused, subject, $"The RPC server does not offer {wanted.Name} at port {wanted.Port} (result {result}, reason {reason}).", $"See whether the service Microsoft Exchange RPC Client Access runs on that server.");
        }

        var code = BindPdu.Refusal(answer);
        return new(FindingKinds.RpcBindRefused, subject, $"The RPC server refuses the bind ({(code is null ? $"{answer.Type}" : $"{answer.Type}, 0x{code:x}")}).", $"Look into the event log of the mailbox server.");
    }
}
