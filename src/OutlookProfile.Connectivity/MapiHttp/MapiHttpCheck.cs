using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Http;
using OutlookProfile.Connectivity.Network;

namespace OutlookProfile.Connectivity.MapiHttp;

/// <summary>MAPI over HTTP, which Outlook 2013 SP1 and later prefer to RPC over HTTP when Autodiscover offers both.</summary>
internal sealed class MapiHttpCheck(HttpExchange exchange, FindingLog log)
{
    /// <summary>As a visitor: is it there, and what does it offer?</summary>
    /// <returns>Whether it is there.</returns>
    public async Task<Challenges?> VisitAsync(Endpoint endpoint, CancellationToken cancellation)
    {
        var subject = Subject(endpoint, MapiHttpRequest.DefaultPath);
        try
        {
            var answer = await exchange.AskAsync(endpoint, new MapiHttpRequest(MapiHttpRequest.DefaultPath).Ping(), null, cancellation);
            if (answer.Head.Status == 401)
            {
                log.Add(FindingKinds.MapiOffered, subject, $"The server also has MAPI over HTTP ({string.Join(", ", answer.Head.Challenges.Schemes.Take(6).Select(Foreign.Text))}), which Outlook 2013 and later prefer unless http.disableMapiHttp is true.", elapsed: answer.Elapsed);
                return answer.Head.Challenges;
            }

            log.Add(FindingKinds.MapiAbsent, subject, $"The server has no MAPI over HTTP ({answer.Head.Status}), so Outlook uses RPC over HTTP.", elapsed: answer.Elapsed);
        }
        catch (Exception exception) when (NetworkFailure.IsOrSilence(exception))
        {
            log.Add(FindingKinds.MapiAbsent, subject, $"MAPI over HTTP does not answer.");
        }

        return null;
    }

    /// <summary>As the user: PING, then Connect and Disconnect when the mailbox's name is known.</summary>
    /// <param name="path">From Autodiscover, with the mailbox in the query; otherwise the default.</param>
    /// <param name="legacyDn">From Autodiscover, or null.</param>
    public async Task RunAsync(Endpoint endpoint, string path, string? legacyDn, HttpLogOn logOn, CancellationToken cancellation)
    {
        var subject = Subject(endpoint, path.Split('?')[0]);
        var requests = new MapiHttpRequest(path);
        try
        {
            if (await AskAsync(subject, endpoint, requests.Ping(), logOn, cancellation) is not { } ping)
            {
                return;
            }

            log.Add(FindingKinds.MapiReached, subject, $"MAPI over HTTP has let the user in by {logOn.Scheme} (PING answered with {ping.Code}).");
            if (legacyDn is null || await AskAsync(subject, endpoint, requests.Connect(legacyDn), logOn, cancellation) is not { } connect)
            {
                return;
            }

            if (connect is { Code: 0, Status: (0, 0) })
            {
                log.Add(FindingKinds.MapiConnected, subject, $"MAPI over HTTP has connected to the mailbox, and was disconnected again.");
                await exchange.AskAsync(endpoint, requests.Disconnect(connect.Cookies), logOn, cancellation);
            }
            else
            {
                log.Add(FindingKinds.MapiUnexpected, subject, $"MAPI over HTTP refuses to connect to the mailbox (response {connect.Code}, error 0x{connect.Status?.ErrorCode:x}).", $"Check that the address is the user's own mailbox; then look into the server's event log.");
            }
        }
        catch (LogOnImpossibleException exception)
        {
            log.Add(FindingKinds.LogOnImpossible, subject, $"This machine cannot log on by {exception.Scheme} ({Foreign.Reason(exception.Reason)}).", $"Run the check on a Windows machine like the users'.");
        }
        catch (Exception exception) when (NetworkFailure.IsOrSilence(exception))
        {
            log.Add(FindingKinds.MapiUnexpected, subject, exception is OperationCanceledException ? (Text)$"MAPI over HTTP does not answer the user." : $"MAPI over HTTP does not answer the user: {Foreign.Reason(exception)}.", $"Try again; then look at the server.");
        }
    }

    /// <returns>Null when the request was refused, which is then reported.</returns>
    private async Task<MapiHttpAnswer?> AskAsync(string subject, Endpoint endpoint, HttpRequest request, HttpLogOn logOn, CancellationToken cancellation)
    {
        var answer = await exchange.AskAsync(endpoint, request, logOn, cancellation);
        var mapi = MapiHttpAnswer.Of(answer);
        if (answer.Head.Status == 401 || mapi.Code is 8 or 11)
        {
            log.Add(FindingKinds.MapiRefused, subject, mapi.Code == 11 ? (Text)$"MAPI over HTTP says that this user may not use the mailbox (11)." : $"MAPI over HTTP refuses the log-on by {logOn.Scheme}.", $"Check name, password and address; then Extended Protection and the devices in front of the server.");
            return null;
        }

        if (mapi.Code == 16)
        {
            log.Add(FindingKinds.MapiOff, subject, $"MAPI over HTTP is switched off for the mailbox (16).", $"Set-CasMailbox -MapiHttpEnabled $true, or rely on RPC over HTTP.");
            return null;
        }

        // 0 success; 6, 10 and 13 miss a session, which PING has none of (2.2.3.3.3): each of them comes from Exchange itself.
        if (mapi.Code is 0 or 6 or 10 or 13)
        {
            return mapi;
        }

        log.Add(FindingKinds.MapiUnexpected, subject, mapi.Code is { } code
            ? (Text)$"MAPI over HTTP answers with code {code} (MS-OXCMAPIHTTP 2.2.3.3.3)."
            : $"What answers is no MAPI over HTTP ({answer.Head.Status} {Foreign.Text(answer.Head.MediaType)}).", $"Look into the server's event log, and at the device in front of it.");
        return null;
    }

    private static string Subject(Endpoint endpoint, string path) => $"https://{endpoint.HostAndPort}{path}";
}
