using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Network;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>Leads the well-known ports of names in the test zone to servers on free ports of this machine. All else refuses.</summary>
internal sealed class TestNetwork : IDialer
{
    private readonly Dictionary<(IPAddress, int), IPEndPoint> routes = [];
    private readonly Dictionary<IPAddress, SocketError> failures = [];
    private readonly TcpDialer dialer = new();

    public void Route(string address, int port, IPEndPoint server) => routes[(IPAddress.Parse(address), port)] = server;

    /// <summary>An address that the network has no way to.</summary>
    public void Fail(string address, SocketError error) => failures[IPAddress.Parse(address)] = error;

    public Task<Stream> DialAsync(IPAddress address, int port, CancellationToken cancellation) =>
        routes.TryGetValue((address, port), out var server)
            ? dialer.DialAsync(server.Address, server.Port, cancellation)
            : throw new SocketException((int)failures.GetValueOrDefault(address, SocketError.ConnectionRefused));
}
