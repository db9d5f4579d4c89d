using System.Collections.Generic;

namespace OutlookProfile.Connectivity.Findings;

/// <summary>Everything that a check can find, in the order of a report. An id is never given another meaning, nor another severity.</summary>
public static class FindingKinds
{
    private static readonly List<FindingKind> Kinds = [];

    public static FindingKind HttpOff { get; } = Note("config.http-off", "http.enabled is false: Outlook connects by TCP/IP only");
    public static FindingKind BasicWithoutTls { get; } = Failure("config.basic-without-tls", "Basic authentication without TLS would send the password in clear text");
    public static FindingKind PlainHttp { get; } = Warning("config.plain-http", "http.sslOnly is false");
    public static FindingKind NoAddress { get; } = Note("config.no-address", "the mailbox's address is not known here, so its Autodiscover is not asked");

    public static FindingKind ServerDepends { get; } = Note("config.server-depends", "server.fqdn holds a placeholder, and nobody has said what stands for it");

    public static FindingKind DnsAddress { get; } = Pass("dns.address", "the name has addresses");
    public static FindingKind DnsAlias { get; } = Note("dns.alias", "the name is an alias (CNAME)");
    public static FindingKind DnsPrivate { get; } = Note("dns.private-address", "the name has an address of a private network");
    public static FindingKind DnsIPv6Only { get; } = Note("dns.ipv6-only", "the name has IPv6 addresses only");
    public static FindingKind DnsLocalOnly { get; } = Note("dns.local-only", "this machine knows the name, DNS does not (hosts file, NetBIOS)");
    public static FindingKind DnsDiffers { get; } = Note("dns.differs", "this machine uses other addresses than DNS has (hosts file, a VPN's rules)");
    public static FindingKind DnsServerName { get; } = Note("dns.server-name", "the Exchange server's own name is not known here");
    public static FindingKind DnsNotFound { get; } = Failure("dns.not-found", "the name does not exist (NXDOMAIN)");
    public static FindingKind DnsNoAddress { get; } = Failure("dns.no-address", "the name exists, but has no address");
    public static FindingKind DnsServerFailed { get; } = Failure("dns.server-failed", "the DNS server answered with an error");
    public static FindingKind DnsNoAnswer { get; } = Failure("dns.no-answer", "no DNS server answered");

    public static FindingKind TcpOpen { get; } = Pass("tcp.open", "the port takes connections");
    public static FindingKind TcpSomeAddresses { get; } = Warning("tcp.some-addresses", "some of the addresses take no connections");
    public static FindingKind TcpRefused { get; } = Failure("tcp.refused", "the port refuses connections");
    public static FindingKind TcpSilent { get; } = Failure("tcp.silent", "nothing answers at the port");
    public static FindingKind TcpUnreachable { get; } = Failure("tcp.unreachable", "there is no way to the address");
    public static FindingKind TcpHttpPort { get; } = Note("tcp.http-port", "whether port 80 takes connections; Outlook does not need it");
    public static FindingKind TcpRpcPort { get; } = Note("tcp.rpc-port", "whether port 135 takes connections; only Outlook on TCP/IP needs it");

    public static FindingKind TlsProtocol { get; } = Pass("tls.protocol", "TLS is established, with a protocol that is good today");
    public static FindingKind TlsOldProtocol { get; } = Warning("tls.old-protocol", "the server speaks TLS 1.0 or 1.1 only");
    public static FindingKind TlsNotTls { get; } = Failure("tls.not-tls", "what answers at the port does not speak TLS");
    public static FindingKind TlsHandshake { get; } = Failure("tls.handshake", "client and server find no common TLS");
    public static FindingKind TlsSilent { get; } = Failure("tls.silent", "the port is open, but TLS is not answered");
    public static FindingKind TlsTrusted { get; } = Pass("tls.trusted", "this machine trusts the certificate");
    public static FindingKind TlsSelfSigned { get; } = Failure("tls.self-signed", "the certificate vouches for itself");
    public static FindingKind TlsUntrusted { get; } = Failure("tls.untrusted", "the certificate's issuer is not trusted here");
    public static FindingKind TlsExpired { get; } = Failure("tls.expired", "the certificate has expired");
    public static FindingKind TlsNotYetValid { get; } = Failure("tls.not-yet-valid", "the certificate is not valid yet");
    public static FindingKind TlsWrongUse { get; } = Failure("tls.wrong-use", "the certificate is not for servers");
    public static FindingKind TlsInvalid { get; } = Failure("tls.invalid", "the certificate's chain has another fault");
    public static FindingKind TlsExpiresSoon { get; } = Warning("tls.expires-soon", "the certificate expires within 30 days");
    public static FindingKind TlsWeakSignature { get; } = Warning("tls.weak-signature", "the certificate is signed with SHA-1 or MD5");
    public static FindingKind TlsWeakKey { get; } = Warning("tls.weak-key", "the certificate's RSA key is shorter than 2048 bits");
    public static FindingKind TlsHostName { get; } = Pass("tls.host-name", "the certificate is for this host");
    public static FindingKind TlsWrongName { get; } = Failure("tls.wrong-name", "the certificate is for other hosts");
    public static FindingKind TlsSubjectOnly { get; } = Warning("tls.subject-only", "the certificate names the host in its subject only");
    public static FindingKind TlsUnreadableNames { get; } = Warning("tls.unreadable-names", "the certificate's list of names is malformed");
    public static FindingKind TlsPrincipal { get; } = Pass("tls.principal", "the certificate carries the principal name");
    public static FindingKind TlsPrincipalAlternative { get; } = Note("tls.principal-alternative", "the principal name is not the certificate's subject, but one of its further names");
    public static FindingKind TlsPrincipalWildcard { get; } = Warning("tls.principal-wildcard", "the principal name is written out, and the certificate has a wildcard");
    public static FindingKind TlsPrincipalMissing { get; } = Failure("tls.principal-missing", "the certificate does not carry the principal name");
    public static FindingKind TlsPrincipalUnused { get; } = Note("tls.principal-unused", "http.mutualAuthentication is false: no principal name is compared");

    public static FindingKind RpcScheme { get; } = Pass("rpc.scheme", "the RPC proxy offers the configured authentication");
    public static FindingKind RpcSchemeMissing { get; } = Failure("rpc.scheme-missing", "the RPC proxy offers other authentication than the configured one");
    public static FindingKind RpcOnlyBearer { get; } = Failure("rpc.only-bearer", "only Bearer (OAuth) is offered, as by Exchange Online");
    public static FindingKind RpcNoScheme { get; } = Failure("rpc.no-scheme", "401 without any offer of authentication");
    public static FindingKind RpcAnonymous { get; } = Warning("rpc.anonymous", "the RPC proxy takes anybody");
    public static FindingKind RpcPortal { get; } = Failure("rpc.portal", "a web page answers in the place of the RPC proxy: a portal or a log-on form");
    public static FindingKind RpcRedirect { get; } = Failure("rpc.redirect", "the request is sent elsewhere, which Outlook does not follow");
    public static FindingKind RpcProxyLogOn { get; } = Failure("rpc.web-proxy", "a web proxy on the way asks for its own log-on (407)");
    public static FindingKind RpcForbidden { get; } = Failure("rpc.forbidden", "403: refused by policy");
    public static FindingKind RpcNotFound { get; } = Failure("rpc.not-found", "404: no RPC proxy at this path");
    public static FindingKind RpcVerb { get; } = Failure("rpc.verb-refused", "405 or 501: the RPC verb is refused");
    public static FindingKind RpcTooLarge { get; } = Failure("rpc.too-large", "413: the declared length of 1 GB is refused");
    public static FindingKind RpcError { get; } = Failure("rpc.error", "503 with an error code of the RPC proxy");
    public static FindingKind RpcUnavailable { get; } = Failure("rpc.unavailable", "5xx: the web server or a load balancer cannot serve this");
    public static FindingKind RpcUnexpected { get; } = Failure("rpc.unexpected", "an answer that no RPC proxy gives");
    public static FindingKind RpcMalformed { get; } = Failure("rpc.malformed", "the answer is no valid HTTP, or too large");
    public static FindingKind RpcSilent { get; } = Failure("rpc.silent", "the request is not answered");
    public static FindingKind RpcSlow { get; } = Warning("rpc.slow", "the answer took longer than 5 seconds");
    public static FindingKind RpcIntercepted { get; } = Note("rpc.intermediary", "an intermediary names itself in the answer (Via)");

    public static FindingKind LogOnNotTried { get; } = Note("log-on.not-tried", "without a password only what an anonymous visitor sees was checked");
    public static FindingKind LogOnWithheld { get; } = Note("log-on.withheld", "the password was not sent, because the way is not safe or would not take it");
    public static FindingKind LogOnImpossible { get; } = Warning("log-on.impossible", "this machine cannot do the configured authentication");
    public static FindingKind LogOnRefused { get; } = Failure("log-on.refused", "401 after the password");

    public static FindingKind RpcEcho { get; } = Pass("rpc.echo", "the RPC proxy has let the user in and answered the echo request");
    public static FindingKind RpcNoEcho { get; } = Failure("rpc.no-echo", "the user is let in, but what answers is no RPC proxy");
    public static FindingKind RpcConnected { get; } = Pass("rpc.connected", "the virtual connection stands (CONN/C2)");
    public static FindingKind RpcServerUnknown { get; } = Failure("rpc.server-unknown", "the RPC proxy does not know the Exchange server's name");
    public static FindingKind RpcInRefused { get; } = Failure("rpc.in-channel", "the IN channel was answered or closed");
    public static FindingKind RpcNoConnection { get; } = Failure("rpc.no-connection", "both channels stand, but the proxy does not bring them together (no CONN/C2)");
    public static FindingKind RpcPdu { get; } = Failure("rpc.malformed-pdu", "a PDU that the protocol does not allow");
    public static FindingKind RpcEndpoint { get; } = Pass("rpc.endpoint", "the mailbox endpoint has answered the bind");
    public static FindingKind RpcBindRefused { get; } = Failure("rpc.bind-refused", "the RPC server refuses the bind");
    public static FindingKind RpcBindSilent { get; } = Failure("rpc.bind-silent", "the RPC server does not answer the bind");

    public static FindingKind AutodiscoverFound { get; } = Pass("autodiscover.found", "Autodiscover answers at a place where Outlook looks");
    public static FindingKind AutodiscoverService { get; } = Note("autodiscover.service-record", "the mail domain has an SRV record for Autodiscover");
    public static FindingKind AutodiscoverRedirect { get; } = Note("autodiscover.redirect", "Autodiscover sends Outlook to another place");
    public static FindingKind AutodiscoverUnsafe { get; } = Warning("autodiscover.unsafe-redirect", "Autodiscover sends Outlook to a place without TLS");
    public static FindingKind AutodiscoverAbsent { get; } = Note("autodiscover.absent", "a place where Outlook looks has no Autodiscover");
    public static FindingKind AutodiscoverUntrusted { get; } = Warning("autodiscover.certificate", "a place where Outlook looks has a bad certificate: Outlook warns or stops there");
    public static FindingKind AutodiscoverExcluded { get; } = Note("autodiscover.excluded", "the configuration keeps Outlook from a place (autodiscover.exclude)");
    public static FindingKind AutodiscoverLocal { get; } = Note("autodiscover.local", "the configuration gives Outlook a local response, which comes before all places");
    public static FindingKind AutodiscoverNowhere { get; } = Warning("autodiscover.nowhere", "no place where Outlook looks has Autodiscover");
    public static FindingKind AutodiscoverJson { get; } = Note("autodiscover.json", "Autodiscover v2 names the address of the service");
    public static FindingKind AutodiscoverCloud { get; } = Warning("autodiscover.exchange-online", "Autodiscover names Exchange Online for this address");
    public static FindingKind AutodiscoverSettings { get; } = Pass("autodiscover.settings", "Autodiscover has given the user's settings");
    public static FindingKind AutodiscoverRefused { get; } = Warning("autodiscover.refused", "Autodiscover does not let the user in");
    public static FindingKind AutodiscoverError { get; } = Warning("autodiscover.error", "Autodiscover answers with an error, or redirects in a circle");
    public static FindingKind AutodiscoverUnreadable { get; } = Warning("autodiscover.unreadable", "the response is no Autodiscover response");
    public static FindingKind AutodiscoverSame { get; } = Pass("autodiscover.same", "a line of the configuration equals what Autodiscover says");
    public static FindingKind AutodiscoverDiffers { get; } = Warning("autodiscover.differs", "a line of the configuration differs from what Autodiscover says");
    public static FindingKind AutodiscoverMailboxGuid { get; } = Note("autodiscover.mailbox-guid", "Autodiscover names the mailbox's GUID as the server, as Exchange 2013 and later do");
    public static FindingKind AutodiscoverNoRpc { get; } = Warning("autodiscover.no-rpc", "Autodiscover offers the user no RPC over HTTP");

    public static FindingKind MapiOffered { get; } = Note("mapi.offered", "the server also has MAPI over HTTP");
    public static FindingKind MapiAbsent { get; } = Note("mapi.absent", "the server has no MAPI over HTTP");
    public static FindingKind MapiReached { get; } = Pass("mapi.reached", "MAPI over HTTP has let the user in and answered");
    public static FindingKind MapiConnected { get; } = Pass("mapi.connected", "MAPI over HTTP has connected to the mailbox");
    public static FindingKind MapiRefused { get; } = Warning("mapi.refused", "MAPI over HTTP does not let the user in");
    public static FindingKind MapiOff { get; } = Warning("mapi.disabled", "MAPI over HTTP is switched off for the mailbox");
    public static FindingKind MapiUnexpected { get; } = Warning("mapi.unexpected", "what answers is no MAPI over HTTP, or it fails");

    public static FindingKind ClockRight { get; } = Pass("clock.right", "this machine's clock agrees with the server's");
    public static FindingKind ClockSkew { get; } = Warning("clock.skew", "this machine's clock differs from the server's by more than 5 minutes");

    public static FindingKind LocalNotWindows { get; } = Note("local.not-windows", "this machine is not running Windows: its Outlook and profile were not looked at");
    public static FindingKind LocalOutlook { get; } = Pass("local.outlook", "an Outlook version that is installed here");
    public static FindingKind LocalNoOutlook { get; } = Warning("local.no-outlook", "no Outlook is installed here");
    public static FindingKind LocalProfile { get; } = Pass("local.profile", "the profile is there and as configured");
    public static FindingKind LocalNoProfile { get; } = Note("local.no-profile", "the profile is not written yet");
    public static FindingKind LocalProfileDiffers { get; } = Warning("local.profile-differs", "the profile is there, but not as configured");
    public static FindingKind LocalPolicy { get; } = Warning("local.policy", "a policy on this machine works against the configuration");
    public static FindingKind LocalRunning { get; } = Note("local.outlook-runs", "Outlook is running");
    public static FindingKind LocalJournal { get; } = Warning("local.pending-journal", "an earlier run of this product was cut off");
    public static FindingKind LocalWebProxy { get; } = Note("local.web-proxy", "this machine is told to reach the web through a proxy; the check connects directly");
    public static FindingKind LocalUnreadable { get; } = Warning("local.unreadable", "something on this machine could not be read");

    public static FindingKind TimeUp { get; } = Failure("check.time-up", "the time was up before everything was tried");

    public static IReadOnlyList<FindingKind> All => Kinds;

    private static FindingKind Pass(string id, string summary) => Register(id, Severity.Pass, summary);

    private static FindingKind Note(string id, string summary) => Register(id, Severity.Note, summary);

    private static FindingKind Warning(string id, string summary) => Register(id, Severity.Warning, summary);

    private static FindingKind Failure(string id, string summary) => Register(id, Severity.Failure, summary);

    private static FindingKind Register(string id, Severity severity, string summary)
    {
        var kind = new FindingKind(id, severity, summary) { Order = Kinds.Count };
        Kinds.Add(kind);
        return kind;
    }
}
