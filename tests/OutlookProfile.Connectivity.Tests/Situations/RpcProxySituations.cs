using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Tests.Servers;

namespace OutlookProfile.Connectivity.Tests.Situations;

/// <summary>What answers to a visitor in the place of the RPC proxy.</summary>
internal static class RpcProxySituations
{
    private const string Area = "RPC proxy";

    public static IEnumerable<Situation> All =>
    [
        new(Area, "NTLM is configured and offered", Offering("ntlm", "NTLM"), FindingKinds.RpcScheme) { Passes = true },
        new(Area, "Negotiate is configured and offered among others in one header", Offering("negotiate", "Negotiate, NTLM, Basic realm=\"a, b\""), FindingKinds.RpcScheme) { Passes = true },
        new(Area, "Basic is configured, NTLM is offered", Offering("basic", "Negotiate", "NTLM"), FindingKinds.RpcSchemeMissing) { Says = ["offers Negotiate, NTLM", "\"authentication\": \"negotiate\""] },
        new(Area, "Only Bearer is offered, as by Exchange Online", Offering("basic", "Bearer client_id=\"00000002-0000-0ff1-ce00-000000000000\", authorization_uri=\"https://login.windows.net\""), FindingKinds.RpcOnlyBearer) { Says = ["31 October 2017"] },
        new(Area, "A log-on is demanded, but none is offered", Answer(401), FindingKinds.RpcNoScheme),
        new(Area, "The RPC proxy lets anybody in", scene => Task.FromResult(scene.ServeRpc(new RpcProxyOptions { Schemes = [] })), FindingKinds.RpcAnonymous) { Passes = true },
        new(Area, "A hotel's portal answers", Answer(200, "<html><form action=/login>Room number</form></html>"), FindingKinds.RpcPortal),
        new(Area, "The network demands a log-on (511)", Answer(511), FindingKinds.RpcPortal),
        new(Area, "The request is redirected to a log-on page", Answer(302, "", ("Location", "https://portal.example.test/login")), FindingKinds.RpcRedirect) { Says = ["https://portal.example.test/login"] },
        new(Area, "A web proxy asks for its own log-on", Answer(407, "", ("Proxy-Authenticate", "Basic realm=\"squid\"")), FindingKinds.RpcProxyLogOn),
        new(Area, "The server forbids it", Answer(403), FindingKinds.RpcForbidden),
        new(Area, "There is no RPC proxy at this path", Answer(404), FindingKinds.RpcNotFound),
        new(Area, "A web server that knows no RPC verbs", Static, FindingKinds.RpcVerb) { Says = ["405"] },
        new(Area, "A firewall lets only one of both verbs through", OneVerb, FindingKinds.RpcVerb, FindingKinds.RpcScheme) { Says = ["RPC_IN_DATA https://mail.example.test"] },
        new(Area, "A device limits the size of requests", Answer(413), FindingKinds.RpcTooLarge),
        new(Area, "The RPC proxy does not reach the server (6ba)", Line("HTTP/1.0 503 RPC Error: 6ba"), FindingKinds.RpcError) { Says = ["RPC_S_SERVER_UNAVAILABLE", "ValidPorts"] },
        new(Area, "The RPC proxy denies access (5)", Line("HTTP/1.0 503 RPC Error: 5, EEInfo: AAAA"), FindingKinds.RpcError) { Says = ["ERROR_ACCESS_DENIED"] },
        new(Area, "The load balancer has no server", Answer(503, "<h1>No backend</h1>"), FindingKinds.RpcUnavailable),
        new(Area, "An answer that makes no sense", Answer(418), FindingKinds.RpcUnexpected),
        new(Area, "The server is slow", Slow, FindingKinds.RpcSlow, FindingKinds.RpcScheme),
        new(Area, "The request is not answered", scene => scene.ServeMailAsync(context => Task.Delay(-1, context.RequestAborted)), FindingKinds.RpcSilent),
        new(Area, "An intermediary names itself", Answer(401, "", ("WWW-Authenticate", "Basic realm=\"x\""), ("Via", "1.1 proxy.example.test (squid)")), FindingKinds.RpcIntercepted, FindingKinds.RpcScheme) { Passes = true },
        new(Area, "The clock is wrong", Line($"HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=x\nDate: {DateTime.UtcNow.AddMinutes(-20):r}"), FindingKinds.ClockSkew) { Passes = true, Says = ["20 minutes ahead of"] },
        new(Area, "MAPI over HTTP is there, too", Mapi, FindingKinds.MapiOffered, FindingKinds.RpcScheme) { Passes = true },
        new(Area, "MAPI over HTTP is not there", WithoutMapi, FindingKinds.MapiAbsent, FindingKinds.RpcScheme) { Passes = true },
        new("Configuration", "HTTP is switched off", HttpOff, FindingKinds.HttpOff, FindingKinds.TcpRpcPort) { Passes = true, Never = [FindingKinds.TcpRefused] },
        new("Configuration", "Basic without TLS", WithoutTls("basic"), FindingKinds.BasicWithoutTls),
        new("Configuration", "NTLM without TLS", WithoutTls("ntlm"), FindingKinds.PlainHttp) { Passes = true },
        new("Configuration", "The mailbox's address depends on the user", WithoutAddress, FindingKinds.NoAddress) { Never = [FindingKinds.AutodiscoverNowhere] },
    ];

    private static Func<Scene, Task> Offering(string authentication, params string[] challenges) => scene =>
    {
        scene.Http["authentication"] = authentication;
        return scene.ServeMailAsync(WebServer.Offering(challenges));
    };

    private static Func<Scene, Task> Answer(int status, string body = "", params (string, string)[] headers) => scene => scene.ServeMailAsync(WebServer.Always(status, body, headers));

    /// <summary>Status lines that Kestrel does not write.</summary>
    private static Func<Scene, Task> Line(string head) => scene =>
    {
        scene.Serve(ScriptedServer.Answering(Lab.Mail, head + "\nContent-Length: 0\n\n"));
        return Task.CompletedTask;
    };

    private static Task Static(Scene scene)
    {
        scene.Network.Route(Scene.MailAddress, 443, scene.Keep(new NginxServer(Lab.Mail, "root /nonexistent;")).Address);
        return Task.CompletedTask;
    }

    private static Task OneVerb(Scene scene) =>
        scene.ServeMailAsync(context => context.Request.Method == "RPC_IN_DATA" ? WebServer.Always(405)(context) : WebServer.Offering("Basic realm=\"x\"")(context));

    private static Task Slow(Scene scene)
    {
        scene.Timeout = TimeSpan.FromSeconds(40);
        return scene.ServeMailAsync(async context =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5.3));
            await WebServer.Offering("Basic realm=\"x\"")(context);
        });
    }

    private static Task Mapi(Scene scene) => scene.ServeMailAsync();

    private static Task WithoutMapi(Scene scene) =>
        scene.ServeMailAsync(WebServer.Paths(("/rpc", WebServer.Offering("Basic realm=\"x\""))));

    private static Task HttpOff(Scene scene)
    {
        scene.Http["enabled"] = false;
        scene.Server = "mail.example.test";
        return Task.CompletedTask;
    }

    private static Func<Scene, Task> WithoutTls(string authentication) => scene =>
    {
        scene.Http["sslOnly"] = false;
        scene.Http["authentication"] = authentication;
        return scene.ServeMailAsync();
    };

    private static Task WithoutAddress(Scene scene)
    {
        scene.Address = null;
        return scene.ServeMailAsync();
    }
}
