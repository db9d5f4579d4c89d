using System;
using System.IO;
using System.Linq;
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
    private static readonly string[] Verbs = [RpcProxyRequest.InVerb, RpcProxyRequest.OutVerb];

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    /// <returns>Whether a log-on makes sense.</returns>
    public async Task<bool> RunAsync(Endpoint endpoint, string server, CancellationToken cancellation)
    {
        var url = $"https://{endpoint.HostAndPort}{RpcProxyRequest.Path}";
        var findings = await Task.WhenAll(Verbs.Select(verb => AskAsync($"{verb} {url}", endpoint, server, verb, cancellation)));
        if (findings.All(finding => finding.Kind == findings[0].Kind && finding.Meaning == findings[0].Meaning))
        {
            log.Add(findings[0] with { Subject = url, Elapsed = findings.Max(finding => finding.Elapsed) });
        }
        else
        {
            foreach (var finding in findings)
            {
                log.Add(finding);
            }
        }

        return findings.All(finding => finding.Kind == FindingKinds.RpcScheme || finding.Kind == FindingKinds.RpcAnonymous);
    }

    private async Task<Finding> AskAsync(string subject, Endpoint endpoint, string server, string verb, CancellationToken cancellation)
    {
        try
        {
            var answer = await exchange.AskAsync(endpoint, RpcProxyRequest.Echo(verb, server, RpcInterface.Emsmdb.Port), null, cancellation);
            if (verb == RpcProxyRequest.OutVerb)
            {
                Describe(subject, answer);
                new ClockCheck(log).Run(endpoint.Host, answer.Head);
            }

            return RpcAnswer.ToVisitor(subject, answer, scheme) with { Elapsed = answer.Elapsed };
        }
        catch (OperationCanceledException)
        {
            return new(FindingKinds.RpcSilent, subject, $"TLS stands, but the request is not answered.", $"See whether the application pool of /rpc runs, and whether a device in between holds requests with unknown verbs back.");
        }
        catch (Exception exception) when (NetworkFailure.Is(exception))
        {
            return new(FindingKinds.RpcMalformed, subject, $"The request fails: {Foreign.Reason(exception)}.", $"See which device answers there; a firewall that resets connections with unknown verbs shows the same.");
        }
    }

    private void Describe(string subject, HttpAnswer answer)
    {
        if (answer.Elapsed > Slow)
        {
            log.Add(FindingKinds.RpcSlow, subject, $"The answer took {answer.Elapsed.TotalSeconds:0} seconds: Outlook will seem to hang at start.", $"Look at the server's load and at the network between.");
        }

        if (answer.Head.First("Via") is { } via)
        {
            log.Add(FindingKinds.RpcIntercepted, subject, $"An intermediary has passed the answer on: Via {Foreign.Text(via)}.");
        }
    }
}
