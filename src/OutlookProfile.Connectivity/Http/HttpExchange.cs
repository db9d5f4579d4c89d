using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Network;
using OutlookProfile.Connectivity.Tls;

namespace OutlookProfile.Connectivity.Http;

/// <summary>Asks one thing on a connection of its own.</summary>
/// <param name="patience">For the whole exchange, however slowly the answer trickles in.</param>
internal sealed class HttpExchange(IDialer dialer, TlsConnector connector, TimeSpan patience)
{
    /// <summary>In bytes; the answer of an Autodiscover service has a few KB.</summary>
    public const int LargestBody = 256 * 1024;

    /// <exception cref="HttpFormatException">The answer is no HTTP, or has no end.</exception>
    /// <exception cref="OperationCanceledException">No answer in time.</exception>
    /// <exception cref="LogOnImpossibleException">This machine cannot do the scheme.</exception>
    public async Task<HttpAnswer> AskAsync(Endpoint endpoint, HttpRequest request, HttpLogOn? logOn, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        var watch = Stopwatch.StartNew();
        await using var connection = await HttpConnection.OpenSecureAsync(connector, endpoint, limit.Token);
        return await AskAsync(connection, request, logOn, watch, limit.Token);
    }

    /// <summary>Asks in clear text, as an anonymous visitor.</summary>
    public async Task<HttpAnswer> AskPlainAsync(Endpoint endpoint, HttpRequest request, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        var watch = Stopwatch.StartNew();
        await using var connection = await HttpConnection.OpenPlainAsync(dialer, endpoint, limit.Token);
        return await AskAsync(connection, request, null, watch, limit.Token);
    }

    private static async Task<HttpAnswer> AskAsync(HttpConnection connection, HttpRequest request, HttpLogOn? logOn, Stopwatch watch, CancellationToken cancellation)
    {
        string? authorization = null;
        if (logOn is not null)
        {
            (authorization, var refusal) = await logOn.AuthorizeAsync(connection, request, cancellation);
            if (refusal is not null)
            {
                return new HttpAnswer(refusal, [], false, true, watch.Elapsed);
            }
        }

        await connection.SendAsync(request, authorization, cancellation);
        var head = await connection.ReadHeadAsync(cancellation);
        var elapsed = watch.Elapsed;
        var (body, isCut) = await ReadBodyAsync(connection.BodyOf(head), cancellation);
        return new HttpAnswer(head, body, isCut, connection.Tls is { Facts.IsTrusted: true }, elapsed);
    }

    /// <summary>The head says most: a body that stops arriving must not take it away.</summary>
    private static async Task<(byte[] Content, bool IsCut)> ReadBodyAsync(HttpBody body, CancellationToken cancellation)
    {
        try
        {
            return await body.ReadUpToAsync(LargestBody, cancellation);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException and not HttpFormatException)
        {
            return ([], true);
        }
    }
}
