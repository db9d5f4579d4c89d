using System.Threading;
using System.Threading.Tasks;

namespace OutlookProfile.Connectivity.Network;

/// <summary>Looks names up.</summary>
public interface INames
{
    Task<AddressAnswer> AddressesAsync(string host, CancellationToken cancellation);

    /// <param name="name">For example _autodiscover._tcp.acme.com.</param>
    Task<ServiceAnswer> ServicesAsync(string name, CancellationToken cancellation);
}
