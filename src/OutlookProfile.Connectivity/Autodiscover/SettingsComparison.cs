using System;
using System.Linq;
using OutlookProfile.Configuration;
using OutlookProfile.Connectivity.Findings;

namespace OutlookProfile.Connectivity.Autodiscover;

/// <summary>Compares the configuration, line by line, with what Autodiscover has given the user.</summary>
internal sealed class SettingsComparison(FindingLog log)
{
    private const string None = "none";

    public void Run(ProfileConfiguration configuration, PoxResponse response)
    {
        if (response.Of("EXCH")?["Server"] is { } server)
        {
            CompareServer(configuration.Server.Fqdn, server);
        }

        if (configuration.Autodiscover is { Local: true } local)
        {
            CompareServices(local, response);
        }

        if (!configuration.Http.Enabled)
        {
            return;
        }

        if (Proxy(configuration.Http, response) is not { } proxy)
        {
            log.Add(
                FindingKinds.AutodiscoverNoRpc,
                "http",
                response.Of("mapiHttp") is null
                    ? (Text)$"Autodiscover gives the user no RPC over HTTP from outside (no EXPR or EXHTTP with a server)."
                    : $"Autodiscover gives the user MAPI over HTTP and no RPC over HTTP.",
                response.Of("mapiHttp") is null ? (Text)$"Enable Outlook Anywhere with an external host name (Set-OutlookAnywhere -ExternalHostname)." : $"Let Outlook use MAPI over HTTP: leave http.disableMapiHttp away.");
            return;
        }

        Compare("http.proxy", "proxy", HostOf(configuration.Http.Proxy), proxy["Server"]!);
        CompareSsl(configuration.Http, proxy);
        if (proxy["AuthPackage"] is { } package)
        {
            CompareAuthentication(configuration.Http, package);
        }

        ComparePrincipal(configuration.Http, proxy);
    }

    /// <summary>Since Exchange 2013 the server is the mailbox's GUID and its domain, another one for every user.</summary>
    private void CompareServer(string configured, string given)
    {
        var at = given.IndexOf('@');
        if (at >= 0 && configured.Equals(Placeholders.MailboxGuid + given[at..], StringComparison.OrdinalIgnoreCase))
        {
            log.Add(FindingKinds.AutodiscoverSame, "server.fqdn", $"server.fqdn takes the mailbox's GUID from the directory, and Autodiscover names one with the same domain.");
        }
        else if (at >= 0 && !configured.Equals(given, StringComparison.OrdinalIgnoreCase))
        {
            log.Add(
                FindingKinds.AutodiscoverMailboxGuid,
                "server.fqdn",
                $"Autodiscover names {Foreign.Text(given)} as the server: the mailbox's GUID, another one for every user, as Exchange 2013 and later have it.",
                $"For this mailbox alone write \"fqdn\": \"{Foreign.Text(given)}\" in server; for many, \"fqdn\": \"{Placeholders.MailboxGuid}{Foreign.Text(given[at..])}\".");
        }
        else
        {
            Compare("server.fqdn", "fqdn", configured, given);
        }
    }

    /// <summary>A local response takes the place of this one: what it does not hand on, Outlook does not have.</summary>
    private void CompareServices(AutodiscoverSettings local, PoxResponse response)
    {
        foreach (var (key, element, configured) in new[] { ("ewsUrl", "EwsUrl", local.EwsUrl), ("oofUrl", "OOFUrl", local.OofUrl), ("oabUrl", "OABUrl", local.OabUrl) })
        {
            if (response.Protocols.Select(protocol => protocol[element]).FirstOrDefault(url => url is not null) is { } given)
            {
                Compare("autodiscover." + key, key, configured ?? "", given);
            }
        }
    }

    /// <summary>EXPR and EXHTTP both describe the RPC proxy, EXHTTP once for inside and once for outside: the one for our host counts.</summary>
    private static PoxProtocol? Proxy(HttpSettings http, PoxResponse response)
    {
        var proxies = response.All("EXHTTP").Concat(response.All("EXPR")).Where(protocol => protocol["Server"] is not null).ToArray();
        return proxies.FirstOrDefault(protocol => protocol["Server"]!.Equals(HostOf(http.Proxy), StringComparison.OrdinalIgnoreCase))
            ?? response.Of("EXPR") ?? proxies.LastOrDefault();
    }

    private void CompareSsl(HttpSettings http, PoxProtocol proxy)
    {
        var wanted = !string.Equals(proxy["SSL"], "off", StringComparison.OrdinalIgnoreCase);
        Report("http.sslOnly", http.SslOnly == wanted, $"SSL {(wanted ? "on" : "off")}", $"\"sslOnly\": {(wanted ? "true" : "false")}", "http");
    }

    private void CompareAuthentication(HttpSettings http, string package)
    {
        var word = package.ToLowerInvariant() switch
        {
            "basic" => "basic",
            "ntlm" => "ntlm",
            "kerb" or "kerbntlm" or "negotiate" or "nego2" => "negotiate",
            _ => null,
        };
        var configured = Http.HttpScheme.ConfigurationWord(Http.HttpScheme.Of(http.Authentication));
        Report("http.authentication", word == configured, $"AuthPackage {package}", word is null ? null : $"\"authentication\": \"{word}\"", "http");
    }

    private void ComparePrincipal(HttpSettings http, PoxProtocol proxy)
    {
        // Without one Outlook takes msstd: and the server's name.
        var principal = proxy["CertPrincipalName"] ?? TextRules.PrincipalPrefix + proxy["Server"];
        if (principal.Equals(None, StringComparison.OrdinalIgnoreCase))
        {
            Report("http.mutualAuthentication", !http.MutualAuthentication, "CertPrincipalName none", "\"mutualAuthentication\": false", "http");
        }
        else
        {
            Report(
                "http.principal",
                http.MutualAuthentication && http.Principal.Equals(principal, StringComparison.OrdinalIgnoreCase),
                $"CertPrincipalName {principal}",
                TextRules.Principal(principal) is null ? $"\"principal\": \"{principal}\"" : null,
                "http");
        }
    }

    private void Compare(string setting, string key, string configured, string given) =>
        Report(setting, configured.Equals(given, StringComparison.OrdinalIgnoreCase), given, $"\"{key}\": \"{Foreign.Text(given)}\"", setting[..setting.IndexOf('.')]);

    private void Report(string setting, bool isEqual, string given, string? line, string parent)
    {
        if (isEqual)
        {
            log.Add(FindingKinds.AutodiscoverSame, setting, $"{setting} equals what Autodiscover says.");
        }
        else
        {
            log.Add(
                FindingKinds.AutodiscoverDiffers,
                setting,
                $"{setting} differs from Autodiscover, which says {Foreign.Text(given)}.",
                line is null ? (Text)$"Decide which of both is right; the configuration has no word for that." : $"Write {line} in {parent}, unless the difference is meant.");
        }
    }

    private static string HostOf(string proxy) => proxy.Split(':')[0];
}
