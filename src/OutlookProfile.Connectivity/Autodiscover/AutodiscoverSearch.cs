using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Configuration;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Http;
using OutlookProfile.Connectivity.Network;

namespace OutlookProfile.Connectivity.Autodiscover;

/// <summary>
/// Looks for Autodiscover where Outlook does without a directory: the mail domain itself, autodiscover. before it, the redirection
/// in clear text, and the SRV record (MS-OXDISCO 3.1.5). All at once; nothing of the user is sent.
/// </summary>
/// <param name="domain">The mail domain.</param>
/// <param name="proxyHost">The configured RPC proxy, which is known to be the company's own.</param>
internal sealed class AutodiscoverSearch(Locator locator, INames names, HttpExchange exchange, FindingLog log, string domain, string proxyHost)
{
    private const int MostRedirects = 3;

    /// <returns>The first place in Outlook's order that has it; null when none has.</returns>
    public async Task<AutodiscoverPlace?> RunAsync(AutodiscoverSettings settings, CancellationToken cancellation)
    {
        var host = "autodiscover." + domain;
        var places = await Task.WhenAll(
            UnlessExcluded(settings, AutodiscoverSources.HttpsRootDomain, domain, () => VisitAsync(domain, Endpoint.Https, PoxRequest.Path, MostRedirects, cancellation)),
            UnlessExcluded(settings, AutodiscoverSources.HttpsAutodiscoverDomain, host, () => VisitAsync(host, Endpoint.Https, PoxRequest.Path, MostRedirects, cancellation)),
            UnlessExcluded(settings, AutodiscoverSources.HttpRedirect, $"http://{host}", () => FollowPlainRedirectAsync(host, cancellation)),
            UnlessExcluded(settings, AutodiscoverSources.SrvRecord, "_autodiscover._tcp." + domain, () => FollowServiceRecordAsync("_autodiscover._tcp." + domain, cancellation)));
        var found = places.OfType<AutodiscoverPlace>().OrderByDescending(place => place.IsSafe).ThenByDescending(place => place.IsTrusted).FirstOrDefault();
        if (settings.Local)
        {
            log.Add(FindingKinds.AutodiscoverLocal, domain, $"autodiscover.local is true: Outlook takes the local response for {domain} before it looks anywhere else.");
        }
        else if (found is null)
        {
            log.Add(
                FindingKinds.AutodiscoverNowhere,
                domain,
                $"None of the places where Outlook looks has Autodiscover for {domain}: Outlook 2016 and later then depend on what this configuration writes, and free/busy, out-of-office and the address book may be missing.",
                $"Publish https://{host}{PoxRequest.Path} or an SRV record _autodiscover._tcp.{domain}, or write \"local\": true in autodiscover.");
        }

        return found;
    }

    private Task<AutodiscoverPlace?> UnlessExcluded(AutodiscoverSettings settings, AutodiscoverSources source, string subject, Func<Task<AutodiscoverPlace?>> visit)
    {
        if (!settings.Exclude.HasFlag(source))
        {
            return visit();
        }

        log.Add(FindingKinds.AutodiscoverExcluded, subject, $"autodiscover.exclude keeps Outlook from asking {subject}, so the check did not ask either.");
        return Task.FromResult<AutodiscoverPlace?>(null);
    }

    private async Task<AutodiscoverPlace?> VisitAsync(string host, int port, string path, int redirects, CancellationToken cancellation)
    {
        var (endpoint, answer) = await locator.FindAsync(host, port, cancellation);
        var url = $"https://{(port == Endpoint.Https ? host : $"{host}:{port}")}{path}";
        WarnOfExchangeOnline(url, [host, .. answer.Aliases]);
        if (endpoint is null)
        {
            Absent(url, answer.Addresses.Count == 0 ? (Text)$"the name has no address" : $"port {port} takes no connections");
            return null;
        }

        try
        {
            var reply = await exchange.AskAsync(endpoint, PoxRequest.Visit(path), null, cancellation);
            return await JudgeAsync(url, endpoint, path, reply, redirects, cancellation);
        }
        catch (OperationCanceledException)
        {
            Absent(url, $"it does not answer");
        }
        catch (Exception exception) when (NetworkFailure.Is(exception))
        {
            Absent(url, Foreign.Reason(exception.InnerException ?? exception));
        }

        return null;
    }

    private async Task<AutodiscoverPlace?> JudgeAsync(string url, Endpoint endpoint, string path, HttpAnswer reply, int redirects, CancellationToken cancellation)
    {
        var head = reply.Head;
        if (head.Status == 401 && head.Challenges.Schemes.Count > 0 || head.Status == 200 && PoxResponse.Read(reply.Body) is not null)
        {
            if (!reply.IsTrusted)
            {
                log.Add(FindingKinds.AutodiscoverUntrusted, url, $"Autodiscover answers, but its certificate is not valid for this name: Outlook shows a security alert at every start.", $"Add {endpoint.Host} to the certificate, or remove the name from DNS and use an SRV record.");
            }

            log.Add(FindingKinds.AutodiscoverFound, url, head.Challenges.Schemes.Count == 0 ? (Text)$"Autodiscover answers." : $"Autodiscover answers and asks for a log-on: {string.Join(", ", head.Challenges.Schemes.Take(6).Select(Foreign.Text))}.", elapsed: reply.Elapsed);
            return new AutodiscoverPlace(endpoint, path, head.Challenges, reply.IsTrusted);
        }

        if (!head.IsRedirect)
        {
            Absent(url, $"it answers {$"{head.Status} {Foreign.Text(head.Reason)}".TrimEnd()}");
            return null;
        }

        var target = await RedirectAsync(url, head, redirects, cancellation);
        return reply.IsTrusted ? target : Doubted(target);
    }

    /// <summary>A place that a forged answer could have led to.</summary>
    private AutodiscoverPlace? Doubted(AutodiscoverPlace? place) => place is null ? null : place with { IsVouchedFor = place.IsVouchedFor && IsOwn(place.Endpoint.Host) };

    private bool IsOwn(string host) =>
        host.Equals(proxyHost, StringComparison.OrdinalIgnoreCase)
        || host.Equals(domain, StringComparison.OrdinalIgnoreCase)
        || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);

    /// <summary>Follows a redirection to another place with TLS. Outlook asks the user first.</summary>
    private async Task<AutodiscoverPlace?> RedirectAsync(string url, HttpHead head, int redirects, CancellationToken cancellation)
    {
        var location = head.First("Location") ?? "";
        if (!Uri.TryCreate(new Uri(url), location, out var target) || target.Scheme is not ("https" or "http"))
        {
            Absent(url, $"it redirects to \"{Foreign.Text(location)}\", which is no address");
            return null;
        }

        WarnOfExchangeOnline(url, [target.Host]);
        if (target.Scheme == "http")
        {
            log.Add(FindingKinds.AutodiscoverUnsafe, url, $"It redirects to {Foreign.Text(location)}, without TLS; Outlook does not follow.", $"Redirect to an address that begins with https.");
            return null;
        }

        if (!target.AbsolutePath.Contains("autodiscover", StringComparison.OrdinalIgnoreCase))
        {
            Absent(url, $"it redirects to {Foreign.Text(location)}, which is no Autodiscover");
            return null;
        }

        log.Add(FindingKinds.AutodiscoverRedirect, url, $"Outlook is sent on to {Foreign.Text(target.GetLeftPart(UriPartial.Path))}, and asks the user whether to trust it.");
        if (redirects == 0)
        {
            Absent(url, $"it redirects too often");
            return null;
        }

        return await VisitAsync(target.Host, target.Port, target.AbsolutePath, redirects - 1, cancellation);
    }

    /// <summary>http://autodiscover.domain: a redirection is all that is taken from there, never settings.</summary>
    private async Task<AutodiscoverPlace?> FollowPlainRedirectAsync(string host, CancellationToken cancellation)
    {
        var (endpoint, _) = await locator.FindAsync(host, Endpoint.Http, cancellation);
        if (endpoint is null)
        {
            return null;
        }

        try
        {
            var reply = await exchange.AskPlainAsync(endpoint, PoxRequest.Visit(), cancellation);
            return reply.Head.IsRedirect ? Doubted(await RedirectAsync($"http://{host}{PoxRequest.Path}", reply.Head, MostRedirects, cancellation)) : null;
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // A place that is seldom used; the others have been reported.
            return null;
        }
    }

    private async Task<AutodiscoverPlace?> FollowServiceRecordAsync(string record, CancellationToken cancellation)
    {
        var answer = await names.ServicesAsync(record, cancellation);
        if (answer.Services.Count == 0)
        {
            return null;
        }

        var service = answer.Services[0];
        log.Add(FindingKinds.AutodiscoverService, record, $"The SRV record leads to {Foreign.Text(service.Host)}, port {service.Port}.");
        return service.Host.Length == 0 ? null : Doubted(await VisitAsync(service.Host, service.Port, PoxRequest.Path, MostRedirects, cancellation));
    }

    private void Absent(string url, Text why) => log.Add(FindingKinds.AutodiscoverAbsent, url, $"No Autodiscover here: {why}.");

    private void WarnOfExchangeOnline(string url, string[] hosts)
    {
        if (hosts.FirstOrDefault(ExchangeOnline.Has) is { } host)
        {
            log.Add(ExchangeOnlineFinding(url, host));
        }
    }

    public static Finding ExchangeOnlineFinding(string url, string host) => new(
        FindingKinds.AutodiscoverCloud,
        url,
        $"Autodiscover leads to {Foreign.Text(host)}: the mailboxes of this domain are in Exchange Online, which has no RPC over HTTP since 31 October 2017.",
        $"Let Outlook 2016 or later make the profile by Autodiscover, unless this mailbox is still on your own server.");
}
