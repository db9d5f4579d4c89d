using System;
using System.Collections.Generic;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using OutlookProfile.Configuration;
using OutlookProfile.Connectivity.Local;
using OutlookProfile.Connectivity.Network;
using OutlookProfile.Connectivity.Tests.Servers;

namespace OutlookProfile.Connectivity.Tests.Situations;

/// <summary>The world of one situation: a configuration, a network and the servers in it.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string MailAddress = "127.0.0.10";
    public const string AutodiscoverAddress = "127.0.0.11";

    private readonly List<object> servers = [];

    public TestNetwork Network { get; } = new();

    public INames Names { get; set; } = DnsNames.At(Lab.Dns);

    public JsonObject Http { get; } = new() { ["proxy"] = "mail.example.test" };

    public JsonObject Autodiscover { get; } = [];

    public string Server { get; set; } = "mbx.example.test";

    public string? Address { get; set; } = TestUser.Address;

    public NetworkCredential? Credential { get; private set; }

    public Func<LocalMachine>? Machine { get; set; }

    /// <summary>For everything; a step has a quarter of it.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(16);

    public ProfileConfiguration Configuration => ConfigurationReader.Read(
        new JsonObject
        {
            ["server"] = new JsonObject { ["fqdn"] = Server },
            ["outlook"] = new JsonObject { ["versions"] = new JsonArray("16.0") },
            ["http"] = Http.DeepClone(),
            ["autodiscover"] = Autodiscover.DeepClone(),
        }.ToJsonString(),
        "situation.json");

    /// <summary>A good RPC proxy to a visitor, unless another answer is named.</summary>
    public Task ServeMailAsync(RequestDelegate? answer = null, X509Certificate2? certificate = null, string address = MailAddress, int port = 443) =>
        ServeAsync(address, port, certificate ?? Lab.Mail, answer ?? WebServer.Offering("Negotiate", "NTLM", "Basic realm=\"mail.example.test\""));

    public Task ServeAutodiscoverAsync(RequestDelegate answer, X509Certificate2? certificate = null, string address = AutodiscoverAddress, int port = 443) =>
        ServeAsync(address, port, certificate ?? Lab.Autodiscover, answer);

    /// <param name="certificate">Null for a server without TLS.</param>
    public async Task ServeAsync(string address, int port, X509Certificate2? certificate, RequestDelegate answer) =>
        Network.Route(address, port, Keep(await WebServer.StartAsync(certificate, answer)).Address);

    public RpcProxyServer ServeRpc(RpcProxyOptions options, X509Certificate2? certificate = null)
    {
        var server = Keep(new RpcProxyServer(certificate ?? Lab.Mail, options));
        Network.Route(MailAddress, 443, server.Address);
        return server;
    }

    public void Serve(ScriptedServer server, string address = MailAddress, int port = 443) => Network.Route(address, port, Keep(server).Address);

    public void LogOn(string authentication = "basic", string password = TestUser.Password)
    {
        Http["authentication"] = authentication;
        Credential = new NetworkCredential(TestUser.Name, password);
    }

    public T Keep<T>(T server)
        where T : notnull
    {
        servers.Add(server);
        return server;
    }

    public Task<CheckReport> CheckAsync() =>
        new ConnectivityCheck(Names, Network, Lab.Authority.Roots, Machine)
            .RunAsync(new CheckRequest(Configuration, Address, Credential, Timeout), null, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            switch (server)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }
    }
}
