using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Tests.Servers;

namespace OutlookProfile.Connectivity.Tests.Situations;

/// <summary>Autodiscover: where it is, and what it says against the configuration.</summary>
internal static class AutodiscoverSituations
{
    private const string Area = "Autodiscover";
    private const string Xml = "/autodiscover/autodiscover.xml";

    private static readonly RequestDelegate Offer = WebServer.Offering("Negotiate", "Basic realm=\"x\"");

    public static IEnumerable<Situation> All =>
    [
        new(Area, "It answers at autodiscover. and the domain", Visitor(scene => scene.ServeAutodiscoverAsync(Offer)), FindingKinds.AutodiscoverFound, FindingKinds.AutodiscoverAbsent) { Passes = true, Never = [FindingKinds.AutodiscoverNowhere] },
        new(Area, "It answers at the mail domain itself", Visitor(scene => scene.ServeAutodiscoverAsync(Offer, address: "127.0.0.12")), FindingKinds.AutodiscoverFound) { Says = ["https://example.test/autodiscover"] },
        new(Area, "It lets anybody ask", Visitor(scene => scene.ServeAutodiscoverAsync(AutodiscoverXml.Error("600", "Invalid Request"))), FindingKinds.AutodiscoverFound),
        new(Area, "An SRV record leads to it", ServiceRecord, FindingKinds.AutodiscoverService, FindingKinds.AutodiscoverFound) { Says = ["mail.example.test, port 8443"], Never = [FindingKinds.AutodiscoverNowhere] },
        new(Area, "An SRV record leads nowhere", LostServiceRecord, FindingKinds.AutodiscoverService, FindingKinds.AutodiscoverNowhere),
        new(Area, "It redirects with TLS", Visitor(Redirecting("https://mail.example.test:8443" + Xml)), FindingKinds.AutodiscoverRedirect, FindingKinds.AutodiscoverFound),
        new(Area, "It redirects without TLS", Visitor(Redirecting("http://mail.example.test" + Xml)), FindingKinds.AutodiscoverUnsafe, FindingKinds.AutodiscoverNowhere),
        new(Area, "It redirects to itself", Visitor(Redirecting("https://autodiscover.example.test" + Xml)), FindingKinds.AutodiscoverNowhere) { Says = ["it redirects too often"] },
        new(Area, "http://autodiscover. redirects to it", PlainRedirect, FindingKinds.AutodiscoverRedirect, FindingKinds.AutodiscoverFound) { Says = ["http://autodiscover.plain.test"] },
        new(Area, "http://autodiscover. redirects to a stranger, who gets no password", Stranger, FindingKinds.AutodiscoverFound, FindingKinds.LogOnWithheld) { Says = ["stranger.test: an answer without protection led there"], Never = [FindingKinds.AutodiscoverSettings] },
        new(Area, "There is none at all", Visitor(_ => Task.CompletedTask), FindingKinds.AutodiscoverNowhere) { Passes = true, Says = ["_autodiscover._tcp.example.test"] },
        new(Area, "A web site answers at the mail domain", Visitor(scene => scene.ServeAutodiscoverAsync(WebServer.Always(200, "<!DOCTYPE html><html>Welcome</html>"), address: "127.0.0.12")), FindingKinds.AutodiscoverAbsent, FindingKinds.AutodiscoverNowhere),
        new(Area, "Its certificate is for another name", Visitor(scene => scene.ServeAutodiscoverAsync(Offer, Lab.Mail)), FindingKinds.AutodiscoverUntrusted) { Says = ["security alert at every start"] },
        new(Area, "The domain's mailboxes are in Exchange Online", Cloud, FindingKinds.AutodiscoverCloud) { Says = ["cloud.outlook.com"] },
        new(Area, "Version 2 names the service", Visitor(Json("https://mail.example.test" + Xml)), FindingKinds.AutodiscoverJson) { Says = ["Autodiscover v2 names https://mail.example.test"], Never = [FindingKinds.AutodiscoverCloud] },
        new(Area, "Version 2 names Exchange Online", Visitor(Json("https://outlook.office365.com" + Xml)), FindingKinds.AutodiscoverJson, FindingKinds.AutodiscoverCloud),
        new(Area, "The configuration keeps Outlook from a place that has it", Excluded, FindingKinds.AutodiscoverExcluded, FindingKinds.AutodiscoverNowhere) { Says = ["keeps Outlook from asking autodiscover.example.test"], Never = [FindingKinds.AutodiscoverFound] },
        new(Area, "The configuration gives Outlook a local response", Local, FindingKinds.AutodiscoverLocal) { Passes = true, Never = [FindingKinds.AutodiscoverNowhere] },
        new(Area, "The local response would hide services that Autodiscover names", LocalIncomplete, FindingKinds.AutodiscoverDiffers) { Says = ["Write \"ewsUrl\": \"https://mail.example.test/ews/exchange.asmx\" in autodiscover"] },
        new(Area, "The server's name depends on the user, and Autodiscover knows it", Depends(AutodiscoverXml.Settings(AutodiscoverXml.Good.Replace("<Server>mbx.example.test", "<Server>" + AutodiscoverXml.ExchangeGuid))), FindingKinds.RpcEndpoint) { Passes = true, Never = [FindingKinds.ServerDepends] },
        new(Area, "The server's name depends on the user, and nobody knows it", Depends(AutodiscoverXml.Error("500", "unknown")), FindingKinds.RpcEcho, FindingKinds.ServerDepends) { Passes = true, Never = [FindingKinds.RpcConnected] },
        new(Area, "The server's name depends on the user, and nobody logs on", Nobody(http: true), FindingKinds.ServerDepends) { Passes = true, Says = ["server.fqdn is %MAILBOXGUID%@example.test", "Run the check with --email and --user"], Never = [FindingKinds.RpcConnected, FindingKinds.DnsNotFound] },
        new(Area, "The server's name depends on the user, and HTTP is switched off", Nobody(http: false), FindingKinds.ServerDepends, FindingKinds.HttpOff) { Passes = true, Never = [FindingKinds.DnsNotFound, FindingKinds.TcpRpcPort] },
        new(Area, "It gives the settings, and they equal the configuration", User(AutodiscoverXml.Settings(AutodiscoverXml.Good)), FindingKinds.AutodiscoverSettings, FindingKinds.AutodiscoverSame, FindingKinds.RpcEndpoint) { Passes = true, Never = [FindingKinds.AutodiscoverDiffers] },
        new(Area, "It says something else in every line", User(AutodiscoverXml.Settings(
            "<Protocol><Type>EXCH</Type><Server>mbx2.example.test</Server></Protocol>",
            "<Protocol><Type>EXPR</Type><Server>owa.example.test</Server><SSL>Off</SSL><AuthPackage>Ntlm</AuthPackage><CertPrincipalName>msstd:*.example.test</CertPrincipalName></Protocol>")), FindingKinds.AutodiscoverDiffers)
        {
            Says = ["Write \"fqdn\": \"mbx2.example.test\" in server", "Write \"proxy\": \"owa.example.test\" in http", "Write \"sslOnly\": false", "Write \"authentication\": \"ntlm\"", "Write \"principal\": \"msstd:*.example.test\""],
            Never = [FindingKinds.AutodiscoverSame],
        },
        new(Area, "It gives the mailbox's GUID as the server, which the RPC proxy knows", MailboxGuid, FindingKinds.AutodiscoverMailboxGuid, FindingKinds.RpcEndpoint) { Passes = true, Never = [FindingKinds.AutodiscoverDiffers] },
        new(Area, "It demands no principal name", User(AutodiscoverXml.Settings(AutodiscoverXml.Good.Replace("msstd:mail.example.test", "none"))), FindingKinds.AutodiscoverDiffers) { Says = ["\"mutualAuthentication\": false"] },
        new(Area, "It offers no RPC over HTTP", User(AutodiscoverXml.Settings("<Protocol><Type>EXCH</Type><Server>mbx.example.test</Server></Protocol>")), FindingKinds.AutodiscoverNoRpc),
        new(Area, "It offers MAPI over HTTP only", User(AutodiscoverXml.Settings(AutodiscoverXml.MapiHttp)), FindingKinds.AutodiscoverNoRpc) { Says = ["MAPI over HTTP and no RPC over HTTP"] },
        new(Area, "It sends the user to another address", User(AutodiscoverXml.Redirect("RedirectAddr", "alice@cloud.test")), FindingKinds.AutodiscoverRedirect, FindingKinds.AutodiscoverCloud, FindingKinds.AutodiscoverError) { Says = ["alice@cloud.test"] },
        new(Area, "It sends the user in a circle", User(AutodiscoverXml.Redirect("RedirectUrl", "https://autodiscover.example.test" + Xml)), FindingKinds.AutodiscoverError) { Says = ["redirects in a circle"] },
        new(Area, "It sends the user to a place without TLS", User(AutodiscoverXml.Redirect("RedirectUrl", "http://autodiscover.example.test" + Xml)), FindingKinds.AutodiscoverUnsafe),
        new(Area, "It does not know the address", User(AutodiscoverXml.Error("500", "The e-mail address cannot be found.")), FindingKinds.AutodiscoverError) { Says = ["500 The e-mail address cannot be found."] },
        new(Area, "It refuses the password", User(AutodiscoverXml.Settings(AutodiscoverXml.Good), password: "wrong"), FindingKinds.AutodiscoverRefused),
        new(Area, "A page answers after the log-on", User(WebServer.Always(200, "<html><body>Hello & welcome</html>")), FindingKinds.AutodiscoverUnreadable),
        new(Area, "The response holds an entity that grows without end", User(WebServer.Always(200, "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bb\">]><Autodiscover><Response>&b;</Response></Autodiscover>")), FindingKinds.AutodiscoverUnreadable),
        new("MAPI over HTTP", "It lets the user in and connects to the mailbox", MapiUser(MapiHttpService.Answering()), FindingKinds.MapiReached, FindingKinds.MapiConnected),
        new("MAPI over HTTP", "It refuses to connect to the mailbox", MapiUser(MapiHttpService.Answering(0x3eb)), FindingKinds.MapiReached, FindingKinds.MapiUnexpected) { Says = ["0x3eb"] },
        new("MAPI over HTTP", "It refuses the password", MapiUser(MapiHttpService.Answering(), "wrong"), FindingKinds.MapiRefused),
        new("MAPI over HTTP", "The mailbox is another user's", MapiUser(MapiHttpService.AlwaysCode(11)), FindingKinds.MapiRefused) { Says = ["may not use the mailbox"] },
        new("MAPI over HTTP", "It is switched off for the mailbox", MapiUser(MapiHttpService.AlwaysCode(16)), FindingKinds.MapiOff),
        new("MAPI over HTTP", "A page answers instead", MapiUser(WebServer.Always(200, "<html>")), FindingKinds.MapiUnexpected) { Says = ["no MAPI over HTTP"] },
    ];

    private static Func<Scene, Task> Visitor(Func<Scene, Task> serve) => async scene =>
    {
        await scene.ServeMailAsync();
        await serve(scene);
    };

    private static Func<Scene, Task> User(RequestDelegate answer, string password = TestUser.Password) => scene =>
    {
        scene.ServeRpc(new RpcProxyOptions());
        scene.LogOn("basic", password);
        return scene.ServeAutodiscoverAsync(WebServer.WithBasic(answer));
    };

    private static Func<Scene, Task> Redirecting(string target) => async scene =>
    {
        await scene.ServeAutodiscoverAsync(WebServer.Always(302, "", ("Location", target)));
        await scene.ServeMailAsync(Offer, port: 8443);
    };

    private static async Task PlainRedirect(Scene scene)
    {
        scene.Address = "alice@plain.test";
        await scene.ServeMailAsync();
        await scene.ServeAsync("127.0.0.16", 80, null, WebServer.Always(302, "", ("Location", "https://mail.example.test:8443" + Xml)));
        await scene.ServeMailAsync(Offer, port: 8443);
    }

    private static async Task Stranger(Scene scene)
    {
        scene.Address = "alice@plain.test";
        scene.ServeRpc(new RpcProxyOptions());
        scene.LogOn();
        await scene.ServeAsync("127.0.0.16", 80, null, WebServer.Always(302, "", ("Location", "https://autodiscover.stranger.test" + Xml)));
        await scene.ServeAutodiscoverAsync(WebServer.WithBasic(AutodiscoverXml.Settings(AutodiscoverXml.Good)), Lab.Authority.For("autodiscover.stranger.test"), "127.0.0.17");
    }

    private static async Task ServiceRecord(Scene scene)
    {
        scene.Address = "alice@srv.test";
        await scene.ServeMailAsync();
        await scene.ServeMailAsync(Offer, port: 8443);
    }

    private static Task LostServiceRecord(Scene scene)
    {
        scene.Address = "alice@lost.test";
        return scene.ServeMailAsync();
    }

    private static async Task Cloud(Scene scene)
    {
        scene.Address = "alice@cloud.test";
        await scene.ServeMailAsync();
        await scene.ServeAutodiscoverAsync(Offer, address: "127.0.0.15");
    }

    private static async Task Excluded(Scene scene)
    {
        scene.Autodiscover["exclude"] = new JsonArray("httpsRootDomain", "httpsAutodiscoverDomain", "httpRedirect", "srvRecord");
        await scene.ServeMailAsync();
        await scene.ServeAutodiscoverAsync(Offer);
    }

    private static Task Local(Scene scene)
    {
        scene.Autodiscover["local"] = true;
        return scene.ServeMailAsync();
    }

    private static Task LocalIncomplete(Scene scene)
    {
        scene.Autodiscover["local"] = true;
        return User(AutodiscoverXml.Settings(AutodiscoverXml.Good.Replace("</ServerDN>", "</ServerDN><EwsUrl>https://mail.example.test/ews/exchange.asmx</EwsUrl>")))(scene);
    }

    private static Func<Scene, Task> Depends(RequestDelegate answer) => scene =>
    {
        scene.Server = "%MAILBOXGUID%@example.test";
        scene.ServeRpc(new RpcProxyOptions { Server = AutodiscoverXml.ExchangeGuid });
        scene.LogOn();
        return scene.ServeAutodiscoverAsync(WebServer.WithBasic(answer));
    };

    private static Func<Scene, Task> Nobody(bool http) => scene =>
    {
        scene.Server = "%MAILBOXGUID%@example.test";
        scene.Http["enabled"] = http;
        return Task.WhenAll(scene.ServeMailAsync(), scene.ServeAutodiscoverAsync(Offer));
    };

    private static Func<Scene, Task> Json(string url) => scene => scene.ServeAutodiscoverAsync(WebServer.Paths(
        ("/autodiscover/autodiscover.json", WebServer.Always(200, $"{{\"Protocol\":\"AutodiscoverV1\",\"Url\":\"{url}\"}}", ("Content-Type", "application/json"))),
        (Xml, Offer)));

    private static Task MailboxGuid(Scene scene)
    {
        scene.ServeRpc(new RpcProxyOptions { Server = AutodiscoverXml.ExchangeGuid });
        scene.LogOn();
        return scene.ServeAutodiscoverAsync(WebServer.WithBasic(AutodiscoverXml.Settings(AutodiscoverXml.Good.Replace("<Server>mbx.example.test", "<Server>" + AutodiscoverXml.ExchangeGuid))));
    }

    private static Func<Scene, Task> MapiUser(RequestDelegate answer, string password = TestUser.Password) => async scene =>
    {
        scene.LogOn("basic", password);
        await scene.ServeMailAsync(WebServer.Paths(
            ("/rpc", WebServer.Offering("Basic realm=\"x\"")),
            ("/mapi/emsmdb", WebServer.WithBasic(answer))));
        await scene.ServeAutodiscoverAsync(WebServer.WithBasic(AutodiscoverXml.Settings(AutodiscoverXml.Good, AutodiscoverXml.MapiHttp)));
    };
}
