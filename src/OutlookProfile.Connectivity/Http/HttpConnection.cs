using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Network;
using OutlookProfile.Connectivity.Tls;

namespace OutlookProfile.Connectivity.Http;

/// <summary>
/// One HTTP/1.1 connection, driven request by request: NTLM belongs to a connection, and a channel of RPC over HTTP writes into a
/// request that never ends. HttpClient begins the content before NTLM is through, so it cannot carry an IN channel.
/// </summary>
internal sealed class HttpConnection : IAsyncDisposable
{
    private const int MostInterimAnswers = 8;

    private readonly Endpoint endpoint;
    private readonly Stream stream;
    private readonly BufferedReader reader;

    private HttpConnection(Endpoint endpoint, Stream stream, TlsSession? tls)
    {
        this.endpoint = endpoint;
        this.stream = stream;
        Tls = tls;
        reader = new BufferedReader(stream);
    }

    /// <summary>Null for a connection in clear text.</summary>
    public TlsSession? Tls { get; }

    public Endpoint Endpoint => endpoint;

    public static async Task<HttpConnection> OpenSecureAsync(TlsConnector connector, Endpoint endpoint, CancellationToken cancellation)
    {
        var session = await connector.OpenAsync(endpoint, cancellation);
        return new HttpConnection(endpoint, session.Stream, session);
    }

    public static async Task<HttpConnection> OpenPlainAsync(IDialer dialer, Endpoint endpoint, CancellationToken cancellation) =>
        new(endpoint, await dialer.DialAsync(endpoint.Address, endpoint.Port, cancellation), null);

    public async Task SendAsync(HttpRequest request, string? authorization, CancellationToken cancellation)
    {
        var head = new StringBuilder();
        head.Append(request.Method).Append(' ').Append(request.Path).Append(" HTTP/1.1\r\n");
        head.Append("Host: ").Append(endpoint.HostAndPort).Append("\r\n");
        foreach (var (name, value) in request.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        head.Append("Content-Length: ").Append(request.DeclaredLength).Append("\r\n");
        if (authorization is not null)
        {
            head.Append("Authorization: ").Append(authorization).Append("\r\n");
        }

        head.Append("\r\n");
        await stream.WriteAsync((byte[])[.. Encoding.Latin1.GetBytes(head.ToString()), .. request.Body], cancellation);
    }

    /// <summary>More of the content of the request that was sent last.</summary>
    public ValueTask WriteAsync(byte[] content, CancellationToken cancellation) => stream.WriteAsync(content, cancellation);

    /// <summary>The next answer's head; 100 Continue and its like are passed over.</summary>
    /// <exception cref="HttpFormatException">There is no answer, or it is no HTTP.</exception>
    public async Task<HttpHead> ReadHeadAsync(CancellationToken cancellation)
    {
        for (var i = 0; i < MostInterimAnswers; i++)
        {
            var text = await reader.ReadHeadAsync(cancellation) ?? throw new HttpFormatException($"the connection was closed without an answer");
            var head = HttpHead.Parse(text);
            if (head.Status is < 100 or > 199)
            {
                return head;
            }
        }

        throw new HttpFormatException($"interim answers come without end");
    }

    /// <summary>The content that follows a head.</summary>
    public HttpBody BodyOf(HttpHead head) =>
        new(reader, head.Status is 204 or 304 ? 0 : head.ContentLength, head.IsChunked);

    public async ValueTask DisposeAsync()
    {
        if (Tls is not null)
        {
            await Tls.DisposeAsync();
        }

        await stream.DisposeAsync();
    }
}
