using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Http;
using OutlookProfile.Connectivity.Network;

namespace OutlookProfile.Connectivity.Autodiscover;

/// <summary>Asks Autodiscover for the user's settings, over trusted TLS only.</summary>
internal sealed class AutodiscoverLogOn(Locator locator, HttpExchange exchange, FindingLog log)
{
    private const int MostRedirects = 5;

    public async Task<AutodiscoverReply?> RunAsync(AutodiscoverPlace place, string address, NetworkCredential credential, CancellationToken cancellation)
    {
        var asked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i <= MostRedirects; i++)
        {
            if (!asked.Add(place.Url + " " + address))
            {
                log.Add(FindingKinds.AutodiscoverError, place.Url, $"Autodiscover redirects in a circle.", $"Correct the redirections (targetAddress of the mailbox, RedirectUrl).");
                return null;
            }

            var answer = await AskAsync(place, address, credential, cancellation);
            if (answer is null)
            {
                return null;
            }

            if (PoxResponse.Read(answer.Body) is not { } response || answer.IsCut)
            {
                log.Add(FindingKinds.AutodiscoverUnreadable, place.Url, $"What answers after the log-on is no Autodiscover response.", $"See which application serves /autodiscover there.");
                return null;
            }

            if (response.Error is { } error)
            {
                log.Add(FindingKinds.AutodiscoverError, place.Url, $"Autodiscover knows no settings for {Foreign.Text(address)}: error {Foreign.Text(error)}.", $"Check the address (--email), and that it is an address of the mailbox.");
                return null;
            }

            if (response.Redirect is not { } redirect)
            {
                log.Add(FindingKinds.AutodiscoverSettings, place.Url, $"Autodiscover has given the settings of {Foreign.Text(address)}: {string.Join(", ", response.Protocols.Select(protocol => Foreign.Text(protocol.Type)).Distinct())}.", elapsed: answer.Elapsed);
                return new AutodiscoverReply(response, answer.Body);
            }

            log.Add(FindingKinds.AutodiscoverRedirect, place.Url, $"Autodiscover sends Outlook on to {Foreign.Text(redirect)}.");
            if (await FollowAsync(place, redirect, cancellation) is not { } next)
            {
                return null;
            }

            (place, address) = (next, redirect.Contains("://") ? address : redirect);
        }

        log.Add(FindingKinds.AutodiscoverError, place.Url, $"Autodiscover redirects more than five times.", $"Correct the redirections.");
        return null;
    }

    private async Task<HttpAnswer?> AskAsync(AutodiscoverPlace place, string address, NetworkCredential credential, CancellationToken cancellation)
    {
        if (HttpScheme.Choose(place.Challenges) is not { } scheme)
        {
            log.Add(FindingKinds.AutodiscoverRefused, place.Url, $"Autodiscover offers neither Basic nor NTLM nor Negotiate, so a name and password cannot be used.", $"Turn one of them on for /autodiscover, or let users log on by OAuth with a current Outlook.");
            return null;
        }

        try
        {
            var answer = await exchange.AskAsync(place.Endpoint, PoxRequest.Settings(place.Path, address), new HttpLogOn(scheme, credential), cancellation);
            if (answer.Head.Status == 200)
            {
                return answer;
            }

            log.Add(answer.Head.Status == 401
                ? new(FindingKinds.AutodiscoverRefused, place.Url, $"Autodiscover refuses the log-on by {scheme} (401).", $"Check name and password; then Extended Protection and the devices in front of the server.")
                : new(FindingKinds.AutodiscoverError, place.Url, $"Autodiscover answers {answer.Head.Status} {Foreign.Text(answer.Head.Reason)} to the user's request.", $"Look into the server's event log."));
        }
        catch (LogOnImpossibleException exception)
        {
            log.Add(FindingKinds.LogOnImpossible, place.Url, $"This machine cannot log on by {exception.Scheme} ({Foreign.Reason(exception.Reason)}).", $"Run the check on a Windows machine like the users'.");
        }
        catch (Exception exception) when (NetworkFailure.IsOrSilence(exception))
        {
            log.Add(FindingKinds.AutodiscoverError, place.Url, exception is OperationCanceledException ? (Text)$"Autodiscover does not answer the user's request." : $"Autodiscover does not answer the user's request: {Foreign.Reason(exception)}.", $"Try again; then look at the server.");
        }

        return null;
    }

    /// <summary>The place that a response names, by URL or by the domain of another address.</summary>
    private async Task<AutodiscoverPlace?> FollowAsync(AutodiscoverPlace from, string redirect, CancellationToken cancellation)
    {
        var url = redirect.Contains("://") ? redirect : $"https://autodiscover.{redirect[(redirect.IndexOf('@') + 1)..]}{PoxRequest.Path}";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var target) || target.Scheme != "https")
        {
            log.Add(FindingKinds.AutodiscoverUnsafe, from.Url, $"Autodiscover redirects to {Foreign.Text(redirect)}, which is no address with TLS; the password is not sent there.", $"Redirect to an address that begins with https.");
            return null;
        }

        var (endpoint, answer) = await locator.FindAsync(target.Host, target.Port, cancellation);
        if (answer.Aliases.Prepend(target.Host).FirstOrDefault(ExchangeOnline.Has) is { } cloud)
        {
            log.Add(AutodiscoverSearch.ExchangeOnlineFinding(from.Url, cloud));
        }

        if (endpoint is null)
        {
            log.Add(FindingKinds.AutodiscoverError, from.Url, $"The place that Autodiscover names, {Foreign.Text(target.Host)}, cannot be reached.", $"Correct the redirection, or publish that host.");
            return null;
        }

        try
        {
            var visit = await exchange.AskAsync(endpoint, PoxRequest.Visit(target.PathAndQuery), null, cancellation);
            if (visit.IsTrusted)
            {
                return new AutodiscoverPlace(endpoint, target.PathAndQuery, visit.Head.Challenges, true);
            }

            log.Add(FindingKinds.AutodiscoverUntrusted, target.ToString(), $"The certificate there is not valid for this name; the password is not sent.", $"Add {target.Host} to the certificate.");
        }
        catch (Exception exception) when (NetworkFailure.IsOrSilence(exception))
        {
            log.Add(FindingKinds.AutodiscoverError, from.Url, $"The place that Autodiscover names, {Foreign.Text(target.Host)}, does not answer.", $"Correct the redirection, or publish that host.");
        }

        return null;
    }
}
