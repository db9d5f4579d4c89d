using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Rpc;
using OutlookProfile.Connectivity.Tests.Servers;

namespace OutlookProfile.Connectivity.Tests.Situations;

/// <summary>With a password: log-on, RPC over HTTP, bind.</summary>
internal static class LogOnSituations
{
    private const string Area = "Log-on and connection";

    /// <summary>As Microsoft and nginx's own documentation of proxying advise for requests without end.</summary>
    private const string RightProxy = """
        client_max_body_size 0;
        proxy_request_buffering off;
        proxy_buffering off;
        proxy_http_version 1.1;
        proxy_read_timeout 60s;
        """;

    public static IEnumerable<Situation> All =>
    [
        new(Area, "Basic, up to the mailbox server", Rpc("basic"), FindingKinds.RpcEcho, FindingKinds.RpcConnected, FindingKinds.RpcEndpoint) { Passes = true },
        new(Area, "NTLM, up to the mailbox server", Rpc("ntlm"), FindingKinds.RpcEcho, FindingKinds.RpcConnected, FindingKinds.RpcEndpoint) { Passes = true },
        new(Area, "Negotiate on a machine without Kerberos tickets", Rpc("negotiate", new() { Schemes = ["Negotiate"] }), FindingKinds.LogOnImpossible),
        new(Area, "NTLM with Extended Protection required", Rpc("ntlm", new() { RequiresChannelBinding = true }), FindingKinds.RpcEndpoint) { Passes = true },
        new(Area, "The OUT channel comes in chunks", Rpc("basic", new() { IsChunked = true }), FindingKinds.RpcEndpoint) { Passes = true },
        new(Area, "A wrong password with Basic", Rpc("basic", password: "wrong"), FindingKinds.LogOnRefused) { Says = ["DOMAIN\\user"], Never = [FindingKinds.RpcConnected] },
        new(Area, "A wrong password with NTLM", Rpc("ntlm", password: "wrong"), FindingKinds.LogOnRefused) { Says = ["Extended Protection"] },
        new(Area, "Basic through a reverse proxy that is set up for it", Nginx("basic", RightProxy), FindingKinds.RpcEndpoint) { Passes = true },
        new(Area, "NTLM through a reverse proxy that mixes connections", Nginx("ntlm", RightProxy), FindingKinds.LogOnRefused) { Says = ["does not keep one client on one connection"] },
        new(Area, "A reverse proxy holds the IN channel back", Nginx("basic", "client_max_body_size 0; proxy_buffering off; proxy_http_version 1.1;"), FindingKinds.RpcNoConnection) { Says = ["proxy_request_buffering off"] },
        new(Area, "A reverse proxy limits requests to 1 MB", Nginx("basic", "proxy_request_buffering off; proxy_buffering off; proxy_http_version 1.1;"), FindingKinds.RpcTooLarge),
        new(Area, "A page for logged-on users instead of the RPC proxy", Rpc("basic", new() { Page = "<html>Welcome, alice</html>" }), FindingKinds.RpcNoEcho),
        new(Area, "The RPC proxy does not know the server's name", Rpc("basic", new() { Server = "4b3f7b5f-8c0a-4d0e-9b0c-5d6f3a1e2c77@example.test" }), FindingKinds.RpcServerUnknown) { Says = ["server.fqdn"] },
        new(Area, "The server's service does not run (6ba)", Rpc("basic", new() { ChannelStatus = "503 RPC Error: 6ba" }), FindingKinds.RpcError),
        new(Area, "The IN channel is closed", Rpc("basic", new() { ClosesIn = true }), FindingKinds.RpcInRefused),
        new(Area, "The channels reach two machines", Rpc("basic", new() { LosesChannels = true }), FindingKinds.RpcNoConnection) { Says = ["keep one client on one server"] },
        new(Area, "The RPC server refuses the bind", Rpc("basic", new() { Bind = (bind, _) => Pdu.Create(PduType.BindNak, [4, 0, 0, 0], bind.CallId) }), FindingKinds.RpcBindRefused) { Says = ["BindNak, 0x4"] },
        new(Area, "The RPC server answers with a fault", Rpc("basic", new() { Bind = (bind, _) => Pdu.Create(PduType.Fault, [0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0], bind.CallId) }), FindingKinds.RpcBindRefused) { Says = ["Fault, 0x5"] },
        new(Area, "The RPC server does not offer the mailbox interface", Rpc("basic", new() { Bind = (bind, _) => TestRpcServer.Answer(bind, 6004) }), FindingKinds.RpcBindRefused) { Says = ["does not offer EMSMDB at port 6001 (result 2, reason 1)"] },
        new(Area, "The RPC server does not answer", Rpc("basic", new() { Bind = (_, _) => null }), FindingKinds.RpcBindSilent),
        new(Area, "The password is not sent to a server that is not trusted", Untrusted, FindingKinds.LogOnWithheld, FindingKinds.TlsSelfSigned),
        new(Area, "One server of a pool has a certificate that is not trusted", OneOfAPool, FindingKinds.RpcMalformed, FindingKinds.TlsTrusted) { Says = ["unlike an earlier one of the same name; the password was not sent"], Never = [FindingKinds.RpcEcho] },
        new(Area, "The password is not sent where the scheme is not offered", NotOffered, FindingKinds.LogOnWithheld, FindingKinds.RpcSchemeMissing),
    ];

    private static Func<Scene, Task> Rpc(string authentication, RpcProxyOptions? options = null, string password = TestUser.Password) => scene =>
    {
        scene.ServeRpc(options ?? new RpcProxyOptions());
        scene.LogOn(authentication, password);
        return Task.CompletedTask;
    };

    /// <summary>nginx before the RPC proxy.</summary>
    private static Func<Scene, Task> Nginx(string authentication, string settings) => scene =>
    {
        var rpc = scene.Keep(new RpcProxyServer(Lab.Mail, new RpcProxyOptions()));
        var nginx = scene.Keep(new NginxServer(Lab.Mail, $"location / {{ {settings} proxy_pass https://{rpc.Address}; proxy_set_header Host mail.example.test; }}"));
        scene.Network.Route(Scene.MailAddress, 443, nginx.Address);
        scene.LogOn(authentication);
        return Task.CompletedTask;
    };

    private static Task Untrusted(Scene scene)
    {
        scene.ServeRpc(new RpcProxyOptions(), Lab.Authority.SelfSigned("mail.example.test"));
        scene.LogOn();
        return Task.CompletedTask;
    }

    /// <summary>TLS, both verbs and MAPI are asked on connections of their own before anybody logs on.</summary>
    private static Task OneOfAPool(Scene scene)
    {
        scene.ServeRpc(new RpcProxyOptions { Later = (5, Lab.Authority.SelfSigned("mail.example.test")) });
        scene.LogOn();
        return Task.CompletedTask;
    }

    private static Task NotOffered(Scene scene)
    {
        scene.ServeRpc(new RpcProxyOptions { Schemes = ["NTLM"] });
        scene.LogOn();
        return Task.CompletedTask;
    }
}
