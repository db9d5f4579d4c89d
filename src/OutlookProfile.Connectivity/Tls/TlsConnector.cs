using System;
using System.IO;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Network;

namespace OutlookProfile.Connectivity.Tls;

/// <summary>
/// Establishes TLS with whatever certificate the server has, and says what is wrong with it, so that a check can go on looking
/// behind it. Whoever sends a secret must look at <see cref="TlsFacts.IsTrusted"/> first.
/// </summary>
/// <param name="roots">Trust these roots and no others; null for those of this machine.</param>
internal sealed class TlsConnector(IDialer dialer, X509Certificate2Collection? roots)
{
    private static readonly TimeSpan IssuerPatience = TimeSpan.FromSeconds(5);

    /// <exception cref="System.Net.Sockets.SocketException">No connection came about.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">TLS was answered, without agreement.</exception>
    /// <exception cref="IOException">What was answered is no TLS, or the connection was closed.</exception>
    public async Task<TlsSession> OpenAsync(Endpoint endpoint, CancellationToken cancellation)
    {
        var plain = await dialer.DialAsync(endpoint.Address, endpoint.Port, cancellation);
        var stream = new SslStream(plain);
        try
        {
            X509Certificate2? certificate = null;
            var errors = SslPolicyErrors.None;
            X509ChainStatusFlags[] chainStates = [];
            var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, UrlRetrievalTimeout = IssuerPatience };
            if (roots is not null)
            {
                policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                policy.CustomTrustStore.AddRange(roots);
            }

            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = endpoint.Host,

                    // RPC over HTTP does not exist in HTTP/2.
                    ApplicationProtocols = [SslApplicationProtocol.Http11],
                    CertificateChainPolicy = policy,
                    RemoteCertificateValidationCallback = (_, presented, chain, found) =>
                    {
                        certificate = presented is null ? null : X509CertificateLoader.LoadCertificate(presented.GetRawCertData());
                        errors = found;
                        chainStates = [.. chain?.ChainStatus.Select(state => state.Status).Distinct() ?? []];
                        return true;
                    },
                },
                cancellation);
            return new TlsSession(stream, new TlsFacts(stream.SslProtocol, certificate, errors, chainStates));
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
