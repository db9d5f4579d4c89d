using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Network;
using OutlookProfile.Connectivity.Tests.Servers;

namespace OutlookProfile.Connectivity.Tests.Situations;

/// <summary>DNS and TCP.</summary>
internal static class NetworkSituations
{
    private const string Dns = "DNS";
    private const string Tcp = "TCP";

    public static IEnumerable<Situation> All =>
    [
        new(Dns, "Everything is right, as far as a visitor sees", scene => scene.ServeMailAsync(),
            FindingKinds.DnsAddress, FindingKinds.TcpOpen, FindingKinds.TlsProtocol, FindingKinds.TlsTrusted, FindingKinds.TlsHostName, FindingKinds.TlsPrincipal,
            FindingKinds.RpcScheme, FindingKinds.ClockRight, FindingKinds.TcpHttpPort, FindingKinds.TcpRpcPort, FindingKinds.LogOnNotTried, FindingKinds.LocalNotWindows) { Passes = true },
        new(Dns, "The proxy's name is an alias", Proxy("alias.example.test"), FindingKinds.DnsAlias) { Says = ["alias of mail.example.test"] },
        new(Dns, "The proxy's name does not exist", Proxy("nowhere.example.test"), FindingKinds.DnsNotFound) { Never = [FindingKinds.TcpRefused] },
        new(Dns, "The proxy's name exists, but has no address", Proxy("empty.example.test"), FindingKinds.DnsNoAddress),
        new(Dns, "The DNS server refuses to answer", Proxy("mail.elsewhere.org"), FindingKinds.DnsServerFailed),
        new(Dns, "The DNS server is silent", SilentDns, FindingKinds.DnsNoAnswer),
        new(Dns, "There is no DNS server", NoDns, FindingKinds.DnsNoAnswer),
        new(Dns, "The proxy has an address of the inner network", Proxy("inside.example.test"), FindingKinds.DnsPrivate) { Says = ["10.1.2.3 is reachable only inside"] },
        new(Dns, "The proxy has an IPv6 address only", IPv6Only, FindingKinds.DnsIPv6Only, FindingKinds.RpcScheme) { Passes = true },
        new(Dns, "The server's own name is unknown outside", scene => scene.ServeMailAsync(), FindingKinds.DnsServerName) { Passes = true },
        new(Dns, "The name stands in the hosts file only", HostsFile("nowhere.example.test"), FindingKinds.DnsLocalOnly),
        new(Dns, "The hosts file says something else than DNS", HostsFile("other.example.test"), FindingKinds.DnsDiffers) { Says = ["127.0.0.13"] },
        new(Tcp, "The web server does not run", _ => Task.CompletedTask, FindingKinds.TcpRefused),
        new(Tcp, "A firewall drops the packets", SilentHost, FindingKinds.TcpSilent),
        new(Tcp, "The network has no way there", NoRoute, FindingKinds.TcpUnreachable),
        new(Tcp, "One of two addresses is dead", OneOfTwo, FindingKinds.TcpSomeAddresses, FindingKinds.RpcScheme) { Says = ["127.0.0.20 take no connections"] },
        new(Tcp, "The proxy listens on another port", OtherPort, FindingKinds.TcpOpen, FindingKinds.RpcScheme) { Passes = true, Says = ["https://mail.example.test:8443/rpc"] },
    ];

    private static System.Func<Scene, Task> Proxy(string name) => scene =>
    {
        scene.Http["proxy"] = name;
        return scene.ServeMailAsync();
    };

    private static Task SilentDns(Scene scene)
    {
        var deaf = scene.Keep(new UdpClient(new IPEndPoint(IPAddress.Loopback, 0)));
        scene.Names = DnsNames.At((IPEndPoint)deaf.Client.LocalEndPoint!);
        return Task.CompletedTask;
    }

    private static Task NoDns(Scene scene)
    {
        scene.Names = DnsNames.At(new IPEndPoint(IPAddress.Loopback, FreePort.Next()));
        return Task.CompletedTask;
    }

    private static async Task IPv6Only(Scene scene)
    {
        scene.Http["proxy"] = "six.example.test";
        var server = scene.Keep(await WebServer.StartAsync(Lab.Authority.For("six.example.test"), WebServer.Offering("Basic realm=\"x\""), IPAddress.IPv6Loopback));
        scene.Network.Route("::1", 443, server.Address);
    }

    private static System.Func<Scene, Task> HostsFile(string name) => scene =>
    {
        scene.Http["proxy"] = name;
        scene.Names = DnsNames.At(Lab.Dns, (host, _) => Task.FromResult<IPAddress[]>(host == name ? [IPAddress.Parse(Scene.MailAddress)] : []));
        return scene.ServeMailAsync();
    };

    private static Task SilentHost(Scene scene)
    {
        scene.Network.Route(Scene.MailAddress, 443, scene.Keep(new SilentPort()).Address);
        return Task.CompletedTask;
    }

    private static Task NoRoute(Scene scene)
    {
        scene.Network.Fail(Scene.MailAddress, SocketError.NetworkUnreachable);
        return Task.CompletedTask;
    }

    private static Task OneOfTwo(Scene scene)
    {
        scene.Http["proxy"] = "two.example.test";
        return scene.ServeMailAsync(certificate: Lab.Authority.For("two.example.test"));
    }

    private static Task OtherPort(Scene scene)
    {
        scene.Http["proxy"] = "mail.example.test:8443";
        return scene.ServeMailAsync(port: 8443);
    }
}
