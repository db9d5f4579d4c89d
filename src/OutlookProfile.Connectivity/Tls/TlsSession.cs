using System;
using System.IO;
using System.Net.Security;
using System.Security.Authentication.ExtendedProtection;
using System.Threading.Tasks;

namespace OutlookProfile.Connectivity.Tls;

/// <summary>A connection with TLS on it.</summary>
internal sealed class TlsSession(SslStream stream, TlsFacts facts) : IAsyncDisposable
{
    public Stream Stream => stream;

    public TlsFacts Facts => facts;

    /// <summary>Ties a log-on to this session (Extended Protection for Authentication, RFC 5929 tls-server-end-point).</summary>
    public ChannelBinding? Binding => stream.TransportContext.GetChannelBinding(ChannelBindingKind.Endpoint);

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
