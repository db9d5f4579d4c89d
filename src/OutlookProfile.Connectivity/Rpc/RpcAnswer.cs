using System;
using System.Linq;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Http;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>What an HTTP answer in the place of an RPC proxy's means to an administrator.</summary>
internal static class RpcAnswer
{
    /// <summary>To a request without content and without a log-on.</summary>
    /// <param name="scheme">The configured authentication.</param>
    public static Finding ToVisitor(string subject, HttpAnswer answer, string scheme) => answer.Head.Status switch
    {
        200 when RtsMessages.IsEcho(answer.Body) => new(FindingKinds.RpcAnonymous, subject, $"The RPC proxy lets anybody in without a password.", $"Turn anonymous authentication off for /rpc in IIS."),
        401 => Offer(subject, answer.Head.Challenges, scheme),
        _ => Refusal(subject, answer.Head),
    };

    /// <summary>To a request with a password.</summary>
    public static Finding ToUser(string subject, HttpHead head, string scheme) => head.Status switch
    {
        401 => LogOnRefused(subject, scheme),
        _ => Refusal(subject, head),
    };

    /// <summary>To the channels of a virtual connection, after the echo request has shown that there is an RPC proxy.</summary>
    public static Finding ToChannel(string subject, string server, HttpHead head, string scheme) => head.Status switch
    {
        404 => new(FindingKinds.RpcServerUnknown, subject, $"The RPC proxy is there, but it does not know the server {Foreign.Text(server)}.", $"Write the name that Autodiscover gives into server.fqdn: since Exchange 2013 that is the mailbox's GUID and its domain."),
        _ => ToUser(subject, head, scheme),
    };

    private static Finding LogOnRefused(string subject, string scheme) => new(
        FindingKinds.LogOnRefused,
        subject,
        scheme == HttpScheme.Basic
            ? (Text)$"The password was refused (401): name or password are wrong, the account is locked, or the server wants the name as DOMAIN\\user."
            : $"The log-on by {scheme} was refused (401): name or password are wrong, a device in between does not keep one client on one connection, or it opens TLS while the server demands Extended Protection.",
        scheme == HttpScheme.Basic
            ? (Text)$"Try --user DOMAIN\\NAME; then look at the account."
            : $"Try the same name and password in Outlook Web App; if they work there, look at the load balancer or reverse proxy, then at Extended Protection for /rpc.");

    private static Finding Offer(string subject, Challenges challenges, string scheme)
    {
        if (challenges.Offer(scheme))
        {
            return new(FindingKinds.RpcScheme, subject, $"The RPC proxy offers {List(challenges)}; {scheme} is configured.");
        }

        if (challenges.Schemes.Count == 0)
        {
            return new(FindingKinds.RpcNoScheme, subject, $"The server asks for a log-on (401), but offers no way to do it.", $"Turn an authentication on for /rpc in IIS, or see what a device in between removes.");
        }

        if (challenges.Schemes.All(offered => offered.Equals(HttpScheme.Bearer, StringComparison.OrdinalIgnoreCase)))
        {
            return new(
                FindingKinds.RpcOnlyBearer,
                subject,
                $"The server takes OAuth (Bearer) only, as Exchange Online does, where RPC over HTTP ended on 31 October 2017; no password will work here.",
                $"For Exchange Online let Outlook 2016 or later make the profile by Autodiscover (MAPI over HTTP); for your own server turn Basic, NTLM or Negotiate on for /rpc.");
        }

        var word = challenges.Schemes.Select(HttpScheme.ConfigurationWord).OfType<string>().FirstOrDefault();
        return new(
            FindingKinds.RpcSchemeMissing,
            subject,
            $"{scheme} is configured, but the RPC proxy offers {List(challenges)}.",
            word is null ? (Text)$"Turn {scheme} on for /rpc in IIS." : $"Write \"authentication\": \"{word}\" in http, or turn {scheme} on for /rpc in IIS.");
    }

    private static Finding Refusal(string subject, HttpHead head)
    {
        if (RpcErrorText.CodeIn(head.Reason) is { } code)
        {
            var (meaning, action) = RpcErrorText.Explain(code);
            return new(FindingKinds.RpcError, subject, $"The RPC proxy answers with error {meaning}.", action);
        }

        return head.Status switch
        {
            511 or >= 200 and < 300 => new(FindingKinds.RpcPortal, subject, $"A web page answers ({head.Status}) instead of the RPC proxy: the portal of a hotel or guest network, or a log-on form in front of Exchange.", $"Open a browser and log on to the network; if it is a form of your own gateway, let /rpc pass without it."),
            _ when head.IsRedirect => new(FindingKinds.RpcRedirect, subject, $"The request is sent on to {Foreign.Text(head.First("Location") ?? "nowhere")}, which Outlook does not follow: a portal of the network, or a log-on page in front of Exchange.", $"Log on to the network in a browser; if it is your own gateway, let /rpc pass without redirection."),
            403 => new(FindingKinds.RpcForbidden, subject, $"The server refuses (403): its policy wants TLS, a client certificate, another network, or another user.", $"Look at the restrictions of /rpc in IIS and at the device in front of it."),
            404 => new(FindingKinds.RpcNotFound, subject, $"There is no RPC proxy at this path (404): the feature RPC over HTTP Proxy is missing, or this is another server.", $"Install RPC over HTTP Proxy there, enable Outlook Anywhere, or correct http.proxy."),
            405 or 501 => new(FindingKinds.RpcVerb, subject, $"The verbs of RPC over HTTP are refused ({head.Status}): a device in between filters them, or this is no IIS.", $"Allow RPC_IN_DATA and RPC_OUT_DATA on the reverse proxy or firewall, or correct http.proxy."),
            407 => new(FindingKinds.RpcProxyLogOn, subject, $"A web proxy on the way asks for its own log-on (407).", $"Let this host pass the web proxy without a log-on."),
            413 => new(FindingKinds.RpcTooLarge, subject, $"A device in between limits the size of requests (413); a channel declares 1 GB.", $"Allow 1 GB there (nginx: client_max_body_size 0, proxy_request_buffering off)."),
            >= 500 => new(FindingKinds.RpcUnavailable, subject, $"The web server or a load balancer in front of it cannot serve this ({head.Status} {Foreign.Text(head.Reason)}); it is not the RPC proxy's own error.", $"See whether the application pool runs, and whether the load balancer has a healthy server."),
            _ => new(FindingKinds.RpcUnexpected, subject, $"The answer is {head.Status} {Foreign.Text(head.Reason)}, which no RPC proxy gives.", $"See what stands between this machine and the server."),
        };
    }

    private static string List(Challenges challenges) => string.Join(", ", challenges.Schemes.Take(6).Select(Foreign.Text));
}
