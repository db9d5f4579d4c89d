using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Configuration;
using OutlookProfile.Connectivity.Autodiscover;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Http;
using OutlookProfile.Connectivity.Local;
using OutlookProfile.Connectivity.MapiHttp;
using OutlookProfile.Connectivity.Network;
using OutlookProfile.Connectivity.Rpc;
using OutlookProfile.Connectivity.Tls;

namespace OutlookProfile.Connectivity;

/// <summary>The steps of one check, and what each of them needs of those before it.</summary>
internal sealed class CheckSteps
{
    /// <summary>The RPC endpoint mapper, which Outlook on TCP/IP asks first.</summary>
    private const int EndpointMapper = 135;

    private readonly CheckRequest request;
    private readonly FindingLog log;
    private readonly TimeLimit limit;
    private readonly INames names;
    private readonly TlsConnector connector;
    private readonly HttpExchange exchange;
    private readonly PortCheck ports;
    private readonly PortCheck informativePorts;
    private readonly Locator locator;
    private readonly Func<LocalMachine>? openMachine;

    public CheckSteps(
        CheckRequest request,
        INames names,
        IDialer dialer,
        X509Certificate2Collection? roots,
        Func<LocalMachine>? openMachine,
        FindingLog log,
        TimeLimit limit)
    {
        this.request = request;
        this.names = names;
        this.log = log;
        this.limit = limit;
        this.openMachine = openMachine;
        connector = new TlsConnector(dialer, roots);
        exchange = new HttpExchange(dialer, connector, limit.Step);
        ports = new PortCheck(dialer, log, limit.Step);
        informativePorts = new PortCheck(dialer, log, limit.Information);
        locator = new Locator(names, informativePorts);
    }

    private HttpSettings Http => request.Configuration.Http;

    /// <summary>The configured authentication, as HTTP calls it.</summary>
    private string Scheme => HttpScheme.Of(Http.Authentication);

    private string ProxyHost => Http.Proxy.Split(':')[0];

    private int ProxyPort => Http.Proxy.Split(':') is [_, var port] ? int.Parse(port, System.Globalization.CultureInfo.InvariantCulture) : Endpoint.Https;

    /// <returns>Autodiscover's response, when it gave one.</returns>
    public async Task<byte[]?> RunAsync(CancellationToken cancellation)
    {
        CheckConfiguration();
        var machine = Task.Run(() => new LocalCheck(log, openMachine).Run(request.Configuration), CancellationToken.None);
        var server = CheckServerAsync(cancellation);
        var proxy = ReachProxyAsync(cancellation);
        var place = FindAutodiscoverAsync(cancellation);
        await Task.WhenAll(server, proxy, place);
        byte[]? response = null;
        if (request.Credential is { } credential)
        {
            response = await LogOnAsync(await proxy, await place, credential, cancellation);
        }
        else
        {
            ReportUnknownServer(null);
            log.Add(FindingKinds.LogOnNotTried, "--user", $"No password was given: only what an anonymous visitor sees was checked.", $"Run the check with --user to log on.");
        }

        await machine;
        return response;
    }

    private void CheckConfiguration()
    {
        if (!Http.Enabled)
        {
            log.Add(FindingKinds.HttpOff, "http.enabled", $"http.enabled is false: Outlook connects by TCP/IP only, so nothing of RPC over HTTP was checked.");
        }
        else if (!Http.SslOnly && Http.Authentication == HttpAuthentication.Basic)
        {
            log.Add(FindingKinds.BasicWithoutTls, "http.sslOnly", $"http.sslOnly is false and http.authentication is basic: the password could cross the network in clear text; the check never sends it so.", $"Write \"sslOnly\": true in http.");
        }
        else if (!Http.SslOnly)
        {
            log.Add(FindingKinds.PlainHttp, "http.sslOnly", $"http.sslOnly is false: Outlook may connect without TLS; the check looks at TLS all the same.", $"Write \"sslOnly\": true in http.");
        }
    }

    /// <summary>The Exchange server's own name: from outside only the RPC proxy has to know it.</summary>
    private async Task CheckServerAsync(CancellationToken cancellation)
    {
        var server = request.Configuration.Server.Fqdn;
        if (Placeholders.Contains(server))
        {
            // A placeholder is no name to ask for; once somebody has said what stands for it, the RPC proxy is asked.
            return;
        }

        if (!Http.Enabled)
        {
            var addresses = await new NameCheck(names, log).RunAsync(server, cancellation);
            await informativePorts.InformAsync(FindingKinds.TcpRpcPort, server, EndpointMapper, addresses, cancellation);
        }
        else if (!server.Contains('@') && !server.Equals(ProxyHost, StringComparison.OrdinalIgnoreCase))
        {
            await new NameCheck(names, log).RunForServerAsync(server, cancellation);
        }
    }

    private async Task<ReachedProxy?> ReachProxyAsync(CancellationToken cancellation)
    {
        if (!Http.Enabled)
        {
            return null;
        }

        var addresses = await new NameCheck(names, log).RunAsync(ProxyHost, cancellation);
        if (addresses.Count == 0)
        {
            return null;
        }

        var information = Task.WhenAll(
            informativePorts.InformAsync(FindingKinds.TcpHttpPort, ProxyHost, Endpoint.Http, addresses, cancellation),
            informativePorts.InformAsync(FindingKinds.TcpRpcPort, ProxyHost, EndpointMapper, addresses, cancellation));
        var proxy = await AskProxyAsync(addresses, cancellation);
        await information;
        return proxy;
    }

    private async Task<ReachedProxy?> AskProxyAsync(IReadOnlyList<IPAddress> addresses, CancellationToken cancellation)
    {
        if (await ports.RunAsync(ProxyHost, ProxyPort, addresses, cancellation) is not { } endpoint
            || await new TlsCheck(connector, log, limit.Step).RunAsync(endpoint, Http, cancellation) is not { } tls)
        {
            return null;
        }

        var rpc = new RpcProxyCheck(exchange, log, Scheme).RunAsync(endpoint, ServerName(null) ?? ProxyHost, cancellation);
        var mapi = new MapiHttpCheck(exchange, log).VisitAsync(endpoint, cancellation);
        await Task.WhenAll(rpc, mapi);
        return new ReachedProxy(endpoint, tls.IsTrusted, await rpc, await mapi);
    }

    private async Task<AutodiscoverPlace?> FindAutodiscoverAsync(CancellationToken cancellation)
    {
        if (request is not { MailDomain: { } domain, Address: { } address })
        {
            log.Add(FindingKinds.NoAddress, "mailbox.smtpAddress", $"The mailbox's address depends on the user, so its Autodiscover was not looked for.", $"Name the address with --email.");
            return null;
        }

        var place = await new AutodiscoverSearch(locator, names, exchange, log, domain, ProxyHost).RunAsync(request.Configuration.Autodiscover, cancellation);
        if (place is { IsSafe: true })
        {
            await new AutodiscoverV2(exchange, log).RunAsync(place, address, cancellation);
        }

        return place;
    }

    private async Task<byte[]?> LogOnAsync(ReachedProxy? proxy, AutodiscoverPlace? place, NetworkCredential credential, CancellationToken cancellation)
    {
        var settings = await AskAutodiscoverAsync(place, credential, cancellation);
        if (settings is not null)
        {
            new SettingsComparison(log).Run(request.Configuration, settings.Response);
        }

        ReportUnknownServer(settings?.Response);

        if (proxy is { IsTrusted: true, WelcomesLogOn: true })
        {
            await ConnectAsync(proxy.Endpoint, settings?.Response, new HttpLogOn(Scheme, credential), cancellation);
        }
        else if (Http.Enabled)
        {
            log.Add(FindingKinds.LogOnWithheld, ProxyHost, $"The password was not sent to the RPC proxy: it was not reached, its certificate is not trusted, or it does not take the configured authentication.", $"Correct what is reported above first.");
        }

        if (proxy is { IsTrusted: true, Mapi: { } challenges })
        {
            await ConnectMapiAsync(proxy.Endpoint, challenges, settings?.Response, credential, cancellation);
        }

        return settings?.Content;
    }

    private async Task ConnectAsync(Endpoint proxy, PoxResponse? settings, HttpLogOn logOn, CancellationToken cancellation)
    {
        var check = new RpcConnectionCheck(connector, exchange, log, limit.Step);
        var server = ServerName(settings);
        if (await check.EchoAsync(proxy, server ?? ProxyHost, logOn, cancellation))
        {
            if (server is not null)
            {
                await check.ConnectAsync(proxy, server, logOn, cancellation);
            }
        }
    }

    /// <summary>The directory is not asked for what stands for a placeholder: Autodiscover names the server to whoever logs on.</summary>
    private void ReportUnknownServer(PoxResponse? settings)
    {
        if (ServerName(settings) is not null)
        {
            return;
        }

        log.Add(
            FindingKinds.ServerDepends,
            "server.fqdn",
            $"server.fqdn is {request.Configuration.Server.Fqdn}, which depends on the user, and Autodiscover has not named the server: the connection to it was not tried.",
            request.Credential is null ? (Text)$"Run the check with --email and --user, so that Autodiscover names it." : $"See what is reported of Autodiscover.");
    }

    private async Task<AutodiscoverReply?> AskAutodiscoverAsync(AutodiscoverPlace? place, NetworkCredential credential, CancellationToken cancellation)
    {
        switch (place)
        {
            case { IsTrusted: false }:
                log.Add(FindingKinds.LogOnWithheld, place.Url, $"The password was not sent to Autodiscover, because its certificate is not trusted.", $"Correct the certificate first.");
                return null;
            case { IsVouchedFor: false }:
                log.Add(FindingKinds.LogOnWithheld, place.Url, $"The password was not sent to Autodiscover at {place.Endpoint.Host}: an answer without protection led there, and the host is neither the RPC proxy nor of the mail domain. Outlook asks the user first.", $"Publish Autodiscover at a name of the mail domain.");
                return null;
            default:
                return place is null ? null : await new AutodiscoverLogOn(locator, exchange, log).RunAsync(place, request.Address!, credential, cancellation);
        }
    }

    private async Task ConnectMapiAsync(Endpoint proxy, Challenges challenges, PoxResponse? settings, NetworkCredential credential, CancellationToken cancellation)
    {
        if (HttpScheme.Choose(challenges, Scheme) is not { } scheme)
        {
            return;
        }

        // The mailbox's own URL, when Autodiscover gave one for this host; the password goes to no other.
        var path = Uri.TryCreate(settings?.Of("mapiHttp")?.MailStoreUrl, UriKind.Absolute, out var url) && url.Host.Equals(proxy.Host, StringComparison.OrdinalIgnoreCase)
            ? url.PathAndQuery
            : MapiHttpRequest.DefaultPath;
        await new MapiHttpCheck(exchange, log).RunAsync(proxy, path, settings?.LegacyDn, new HttpLogOn(scheme, credential), cancellation);
    }

    /// <summary>
    /// Autodiscover's name for the server, since Exchange 2013 the mailbox's GUID and its domain; otherwise the configured one, and
    /// null when that one depends on the user.
    /// </summary>
    private string? ServerName(PoxResponse? settings) =>
        settings?.Of("EXCH")?["Server"] is { } server && IsName(server) ? server
            : IsName(request.Configuration.Server.Fqdn) ? request.Configuration.Server.Fqdn
            : null;

    /// <summary>It goes into a request line.</summary>
    private static bool IsName(string text) => text.Length <= 255 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '@' or '_');

    /// <param name="IsTrusted">Whether its certificate is.</param>
    /// <param name="WelcomesLogOn">Whether it takes the configured authentication.</param>
    /// <param name="Mapi">What MAPI over HTTP offers there; null without it.</param>
    private sealed record ReachedProxy(Endpoint Endpoint, bool IsTrusted, bool WelcomesLogOn, Challenges? Mapi);
}
