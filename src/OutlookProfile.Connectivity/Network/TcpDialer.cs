using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace OutlookProfile.Connectivity.Network;

/// <summary>The real network.</summary>
public sealed class TcpDialer : IDialer
{
    public async Task<Stream> DialAsync(IPAddress address, int port, CancellationToken cancellation)
    {
        // RPC over HTTP exchanges small messages: each has to leave at once.
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
