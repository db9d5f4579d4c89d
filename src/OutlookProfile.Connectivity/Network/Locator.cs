using System.Threading;
using System.Threading.Tasks;

namespace OutlookProfile.Connectivity.Network;

/// <summary>Finds a server that Outlook may do without, and leaves no finding when there is none.</summary>
internal sealed class Locator(INames names, PortCheck ports)
{
    public async Task<(Endpoint? Endpoint, AddressAnswer Answer)> FindAsync(string host, int port, CancellationToken cancellation)
    {
        var answer = await names.AddressesAsync(host, cancellation);
        return (answer.Addresses.Count == 0 ? null : await ports.FindAsync(host, port, answer.Addresses, cancellation), answer);
    }
}
