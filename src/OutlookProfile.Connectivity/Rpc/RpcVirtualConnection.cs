using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Http;
using OutlookProfile.Connectivity.Network;
using OutlookProfile.Connectivity.Tls;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>
/// A connection by RPC over HTTP version 2: a request that only sends (IN) and one that only receives (OUT), which the proxy brings
/// together by the cookie of the virtual connection (MS-RPCH 3.2.2).
/// </summary>
internal sealed class RpcVirtualConnection : IAsyncDisposable
{
    /// <summary>In bytes.</summary>
    private const uint ReceiveWindow = 256 * 1024;

    /// <summary>In bytes; what the IN request declares.</summary>
    private const uint ChannelLifetime = 1024 * 1024 * 1024;

    /// <summary>In milliseconds. The protocol's 0 for "the default" makes servers answer 0x6c0.</summary>
    private const uint Keepalive = 300_000;

    /// <summary>How long to wait for the OUT channel's answer once the IN channel was closed: it says more.</summary>
    private static readonly TimeSpan Afterthought = TimeSpan.FromSeconds(1);

    private readonly string subject;
    private readonly string server;
    private readonly string scheme;
    private readonly HttpConnection inChannel;
    private readonly HttpConnection outChannel;
    private Task<HttpHead> answerOnIn = Task.FromException<HttpHead>(new InvalidOperationException("The IN channel is not open."));
    private Stream? received;

    private RpcVirtualConnection(string subject, string server, string scheme, HttpConnection inChannel, HttpConnection outChannel)
    {
        this.subject = subject;
        this.server = server;
        this.scheme = scheme;
        this.inChannel = inChannel;
        this.outChannel = outChannel;
        _ = answerOnIn.Exception;
    }

    /// <summary>Opens both TLS connections; nothing is asked yet.</summary>
    public static async Task<RpcVirtualConnection> OpenAsync(TlsConnector connector, Endpoint endpoint, string subject, string server, string scheme, CancellationToken cancellation)
    {
        var inChannel = await HttpConnection.OpenSecureAsync(connector, endpoint, cancellation);
        try
        {
            return new RpcVirtualConnection(subject, server, scheme, inChannel, await HttpConnection.OpenSecureAsync(connector, endpoint, cancellation));
        }
        catch
        {
            await inChannel.DisposeAsync();
            throw;
        }
    }

    /// <summary>Both requests, up to the proxy's acceptance of the OUT channel (CONN/A3).</summary>
    /// <exception cref="RpcRefusedException">One of them was refused.</exception>
    public async Task RequestAsync(HttpLogOn logOn, CancellationToken cancellation)
    {
        Guid connection = Guid.NewGuid(), inCookie = Guid.NewGuid(), outCookie = Guid.NewGuid();
        var port = RpcInterface.Emsmdb.Port;
        await SendAsync(inChannel, RpcProxyRequest.In(server, port, RtsMessages.ConnB1(connection, inCookie, ChannelLifetime, Keepalive, Guid.NewGuid())), logOn, cancellation);

        // 2.1.2.1.3: whatever is answered on the IN channel is an error.
        answerOnIn = inChannel.ReadHeadAsync(cancellation);
        _ = answerOnIn.ContinueWith(static task => task.Exception, TaskScheduler.Default);

        await SendAsync(outChannel, RpcProxyRequest.Out(server, port, RtsMessages.ConnA1(connection, outCookie, ReceiveWindow)), logOn, cancellation);
        var head = await UnlessRefusedAsync(outChannel.ReadHeadAsync(cancellation), answer => answer.Status != 200);
        if (head.Status != 200)
        {
            throw new RpcRefusedException(RpcAnswer.ToChannel(subject, server, head, scheme));
        }

        received = outChannel.BodyOf(head);
        var first = await NextRtsAsync(cancellation);
        if (!first.IsConnA3())
        {
            throw new PduException($"CONN/A3 expected, found {string.Join(", ", first.Shape)}");
        }
    }

    /// <summary>Waits until the proxy has brought both channels together (CONN/C2).</summary>
    public async Task AwaitConnectionAsync(CancellationToken cancellation)
    {
        var second = await NextRtsAsync(cancellation);
        if (!second.IsConnC2())
        {
            throw new PduException($"CONN/C2 expected, found {string.Join(", ", second.Shape)}");
        }
    }

    /// <summary>Asks the RPC server for an interface.</summary>
    /// <returns>bind_ack, bind_nak or fault.</returns>
    public async Task<Pdu> BindAsync(RpcInterface wanted, CancellationToken cancellation)
    {
        await inChannel.WriteAsync(BindPdu.Create(wanted).Bytes, cancellation);
        while (true)
        {
            var pdu = await NextAsync(cancellation);
            if (pdu.Type is PduType.BindAck or PduType.BindNak or PduType.Fault)
            {
                return pdu;
            }

            if (pdu.Type != PduType.Rts || !RtsPdu.Decode(pdu).IsHousekeeping())
            {
                throw new PduException($"an answer to bind expected, found a PDU of type {(byte)pdu.Type}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await outChannel.DisposeAsync();
        await inChannel.DisposeAsync();
    }

    private async Task SendAsync(HttpConnection channel, HttpRequest request, HttpLogOn logOn, CancellationToken cancellation)
    {
        var (authorization, refusal) = await logOn.AuthorizeAsync(channel, request, cancellation);
        if (refusal is not null)
        {
            throw new RpcRefusedException(RpcAnswer.ToChannel(subject, server, refusal, scheme));
        }

        await channel.SendAsync(request, authorization, cancellation);
    }

    private async Task<RtsPdu> NextRtsAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var pdu = RtsPdu.Decode(await NextAsync(cancellation));
            if (!pdu.IsHousekeeping())
            {
                return pdu;
            }
        }
    }

    private async Task<Pdu> NextAsync(CancellationToken cancellation) =>
        await UnlessRefusedAsync(Pdu.ReadAsync(received!, cancellation), pdu => pdu is null)
        ?? throw new PduException($"the proxy has closed the OUT channel");

    /// <summary>Waits for the OUT channel, while the IN channel may be answered, which ends the connection.</summary>
    /// <param name="explains">Whether what the OUT channel says explains why the IN channel was closed.</param>
    private async Task<T> UnlessRefusedAsync<T>(Task<T> expected, Func<T, bool> explains)
    {
        await Task.WhenAny(expected, answerOnIn);
        if (expected.IsCompleted)
        {
            return await expected;
        }

        if (answerOnIn.IsCanceled)
        {
            // Time is up for both; the OUT channel's task only has not heard of it yet.
            throw new OperationCanceledException();
        }

        if (answerOnIn.IsCompletedSuccessfully)
        {
            throw new RpcRefusedException(RpcAnswer.ToChannel(subject, server, await answerOnIn, scheme));
        }

        await Task.WhenAny(expected, Task.Delay(Afterthought));
        if (expected.IsCompletedSuccessfully && explains(await expected))
        {
            return await expected;
        }

        throw new RpcRefusedException(new(
            FindingKinds.RpcInRefused,
            subject,
            answerOnIn.Exception?.InnerException is { } cause
                ? (Text)$"The IN channel was closed: {Foreign.Reason(cause)}."
                : $"The IN channel was closed without an answer.",
            $"Look for a device in between that limits the size or the duration of requests."));
    }
}
