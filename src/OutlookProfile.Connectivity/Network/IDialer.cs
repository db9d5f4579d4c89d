using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

namespace OutlookProfile.Connectivity.Network;

/// <summary>Opens TCP connections.</summary>
public interface IDialer
{
    /// <exception cref="System.Net.Sockets.SocketException">No connection came about.</exception>
    Task<Stream> DialAsync(IPAddress address, int port, CancellationToken cancellation);
}
