using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Http;
using OutlookProfile.Connectivity.Network;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>Step 4: what the RPC proxy says to a visitor, with each of its verbs.</summary>
/// <param name="scheme">The configured authentication.</param>
internal sealed class RpcProxyCheck(HttpExchange exchange, FindingLog log, string scheme)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    /// <returns>Whether a log-on makes sense.</returns>
    public async Task<bool> RunAsync(Endpoint endpoint, string server, CancellationToken cancellation)
    {
        var verbs = new[] { RpcProxyRequest.InVerb, RpcProxyRequest.OutVerb };
        var answers = await Task.WhenAll(verbs.Select(verb => AskAsync(endpoint, server, verb, cancellation)));
        return answers.All(welcome => welcome);
    }

    private async Task<bool> AskAsync(Endpoint endpoint, string server, string verb, CancellationToken cancellation)
    {
        var subject = $"{verb} https://{endpoint.HostAndPort}{RpcProxyRequest.Path}";
        try
        {
            var answer = await exchange.AskAsync(endpoint, RpcProxyRequest.Echo(verb, server, RpcInterface.Emsmdb.Port), null, cancellation);
            var finding = RpcAnswer.ToVisitor(subject, answer, scheme);
            log.Add(finding with { Elapsed = answer.Elapsed });
            Describe(subject, answer);
            if (verb == RpcProxyRequest.OutVerb)
            {
                new ClockCheck(log).Run(endpoint.Host, answer.Head);
            }

            return finding.Kind == FindingKinds.RpcScheme || finding.Kind == FindingKinds.RpcAnonymous;
        }
        catch (OperationCanceledException)
        {
            log.Add(FindingKinds.RpcSilent, subject, "TLS stands, but the request is not answered.", "See whether the application pool of /rpc runs, and whether a device in between holds requests with unknown verbs back.");
        }
        catch (Exception exception) when (exception is IOException or SocketException or AuthenticationException)
        {
            log.Add(FindingKinds.RpcMalformed, subject, $"The request fails: {Foreign.Text(exception.Message)}.", "See which device answers there; a firewall that resets connections with unknown verbs shows the same.");
        }

        return false;
    }

    private void Describe(string subject, HttpAnswer answer)
    {
        if (answer.Elapsed > Slow)
        {
            log.Add(FindingKinds.RpcSlow, subject, $"The answer took {answer.Elapsed.TotalSeconds:0} seconds: Outlook will seem to hang at start.", "Look at the server's load and at the network between.");
        }

        if (answer.Head.First("Via") is { } via)
        {
            log.Add(FindingKinds.RpcIntercepted, subject, $"An intermediary has passed the answer on: Via {Foreign.Text(via)}.");
        }
    }
}
