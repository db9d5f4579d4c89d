using System;
using System.Diagnostics;
using System.IO;
using System.Net;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>Debian's dnsmasq with the zone of the tests.</summary>
internal sealed class DnsmasqServer : IDisposable
{
    private const string Zone = """
        host-record=mail.example.test,127.0.0.10
        host-record=autodiscover.example.test,127.0.0.11
        host-record=example.test,127.0.0.12
        host-record=other.example.test,127.0.0.13
        host-record=mbx.known.test,127.0.0.14
        host-record=inside.example.test,10.1.2.3
        host-record=six.example.test,::1
        host-record=cloud.outlook.com,127.0.0.15
        address=/two.example.test/127.0.0.10
        address=/two.example.test/127.0.0.20
        cname=alias.example.test,mail.example.test
        cname=dangling.example.test,nowhere.example.test
        cname=autodiscover.cloud.test,cloud.outlook.com
        txt-record=empty.example.test,no address here
        srv-host=_autodiscover._tcp.srv.test,mail.example.test,8443,0,0
        srv-host=_autodiscover._tcp.lost.test,nowhere.example.test,443,0,0
        host-record=autodiscover.plain.test,127.0.0.16
        host-record=autodiscover.stranger.test,127.0.0.17
        host-record=mail.plain.test,127.0.0.10
        """;

    private readonly Process process;
    private readonly string folder = Directory.CreateTempSubdirectory("dnsmasq").FullName;

    public DnsmasqServer() => (process, Address) = FreePort.Start(port =>
    {
        var file = Path.Combine(folder, "dnsmasq.conf");
        File.WriteAllText(file, $"""
            keep-in-foreground
            port={port}
            listen-address=127.0.0.1
            bind-interfaces
            no-resolv
            no-hosts
            local=/test/
            local=/outlook.com/
            pid-file
            user=
            group=
            {Zone}
            """);
        return new ProcessStartInfo("/usr/sbin/dnsmasq", ["--conf-file=" + file]);
    });

    public IPEndPoint Address { get; }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
