using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Http;
using OutlookProfile.Connectivity.Rpc;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>How a test's RPC proxy behaves.</summary>
internal sealed record RpcProxyOptions
{
    public IReadOnlyList<string> Schemes { get; init; } = [HttpScheme.Ntlm, HttpScheme.Basic];

    /// <summary>The Exchange server behind it.</summary>
    public string Server { get; init; } = "mbx.example.test";

    /// <summary>Extended Protection = Require.</summary>
    public bool RequiresChannelBinding { get; init; }

    /// <summary>The OUT channel in chunks, as behind some reverse proxies.</summary>
    public bool IsChunked { get; init; }

    /// <summary>Does not bring the channels together, as when they reach two machines.</summary>
    public bool LosesChannels { get; init; }

    /// <summary>The status line for both channels, such as "503 RPC Error: 6ba"; null to take them.</summary>
    public string? ChannelStatus { get; init; }

    /// <summary>Closes the IN channel as soon as it is asked for.</summary>
    public bool ClosesIn { get; init; }

    /// <summary>Answers requests with a password with this page instead of the echo.</summary>
    public string? Page { get; init; }

    /// <summary>Sends these bytes in the place of CONN/A3.</summary>
    public byte[]? InsteadOfA3 { get; init; }

    /// <summary>Another certificate after so many connections.</summary>
    public (int After, X509Certificate2 Certificate)? Later { get; init; }

    /// <summary>The answer to bind; null for none.</summary>
    public Func<Pdu, int, Pdu?> Bind { get; init; } = TestRpcServer.Answer;
}

/// <summary>
/// An RPC proxy with an RPC server behind it, enough for echo, CONN/A1 to CONN/C2, bind and a list of interfaces (MS-RPCH 3.2.3,
/// 3.2.4). impacket's client is the judge of it.
/// </summary>
internal sealed class RpcProxyServer : IDisposable
{
    private const uint ConnectionTimeout = 120_000;
    private const uint ReceiveWindow = 65_536;
    private const uint AcknowledgeAfter = ReceiveWindow / 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly RpcProxyOptions options;
    private readonly X509Certificate2 certificate;
    private readonly ScriptedServer server;
    private readonly ConcurrentDictionary<Guid, VirtualConnection> connections = new();

    public RpcProxyServer(X509Certificate2 certificate, RpcProxyOptions options)
    {
        this.options = options;
        this.certificate = certificate;
        server = new ScriptedServer(certificate, ServeAsync) { Later = options.Later };
    }

    public IPEndPoint Address => server.Address;

    /// <summary>What clients have sent, as "RPC_IN_DATA", "CONN/B1" and so on.</summary>
    public ConcurrentQueue<string> Seen { get; } = new();

    public void Dispose() => server.Dispose();

    private async Task ServeAsync(Stream stream, CancellationToken cancellation)
    {
        var reader = new BufferedReader(stream);
        var logOn = new ServerLogOn(options.Schemes, options.RequiresChannelBinding ? certificate : null);
        while (await reader.ReadHeadAsync(cancellation) is { } text)
        {
            var request = ServerRequest.Parse(text);
            Seen.Enqueue(request.Method);
            if (!request.Path.Equals(RpcProxyRequest.Path, StringComparison.OrdinalIgnoreCase))
            {
                await ReplyAsync(stream, "404 Not Found", [], cancellation);
                return;
            }

            if (request.Method is not (RpcProxyRequest.InVerb or RpcProxyRequest.OutVerb))
            {
                await ReplyAsync(stream, "405 Method Not Allowed", [], cancellation);
                return;
            }

            if (logOn.Ask(request.Header("Authorization")) is { } challenges)
            {
                await ReplyAsync(stream, "401 Unauthorized", challenges, cancellation);
                if (request.Length > 0)
                {
                    return;
                }

                continue;
            }

            if (request.Length <= 0x10)
            {
                await EchoAsync(stream, cancellation);
                continue;
            }

            await ServeChannelAsync(stream, reader, request, cancellation);
            return;
        }
    }

    /// <summary>MS-RPCH 2.1.2.1.5, 2.1.2.1.6</summary>
    private async Task EchoAsync(Stream stream, CancellationToken cancellation)
    {
        if (options.Page is { } page)
        {
            await WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {page.Length}\r\n\r\n{page}", cancellation);
            return;
        }

        await WriteAsync(stream, "HTTP/1.1 200 Success\r\nContent-Type: application/rpc\r\nContent-Length: 20\r\n\r\n", cancellation);
        await stream.WriteAsync(new RtsPdu(RtsFlags.Echo, []).Encode().Bytes, cancellation);
    }

    private async Task ServeChannelAsync(Stream stream, BufferedReader reader, ServerRequest request, CancellationToken cancellation)
    {
        if (options.ChannelStatus is { } status)
        {
            // 2.1.2.1.3: IIS answers such errors in HTTP/1.0.
            await WriteAsync(stream, $"HTTP/1.0 {status}\r\nContent-Length: 0\r\n\r\n", cancellation);
            return;
        }

        if (!request.Target.Split(':')[0].Equals(options.Server, StringComparison.OrdinalIgnoreCase))
        {
            await ReplyAsync(stream, "404 Not Found", [], cancellation);
            return;
        }

        var port = int.Parse(request.Target.Split(':')[^1]);
        if (!TestRpcServer.Ports.Contains(port))
        {
            await WriteAsync(stream, "HTTP/1.0 503 RPC Error: 6ba\r\nContent-Length: 0\r\n\r\n", cancellation);
            return;
        }

        // impacket waits for it before it sends its first PDU.
        if (request.Header("Expect") is not null)
        {
            await WriteAsync(stream, "HTTP/1.1 100 Continue\r\n\r\n", cancellation);
        }

        var content = new HttpBody(reader, null, isChunked: false);
        if (request.Method == RpcProxyRequest.OutVerb)
        {
            await ServeOutAsync(stream, content, cancellation);
        }
        else if (!options.ClosesIn)
        {
            await ServeInAsync(content, port, cancellation);
        }
    }

    private async Task ServeOutAsync(Stream stream, Stream content, CancellationToken cancellation)
    {
        var a1 = await FirstAsync(content, cancellation, RtsCommandType.Version, RtsCommandType.Cookie, RtsCommandType.Cookie, RtsCommandType.ReceiveWindowSize);
        Seen.Enqueue("CONN/A1");
        var connection = connections.GetOrAdd(new Guid(a1.Commands[1].Argument), _ => new VirtualConnection());
        await WriteAsync(stream, $"HTTP/1.1 200 Success\r\nContent-Type: application/rpc\r\n{(options.IsChunked ? "Transfer-Encoding: chunked" : "Content-Length: 1073741824")}\r\n\r\n", cancellation);
        Func<byte[], Task> send = options.IsChunked ? bytes => WriteChunkAsync(stream, bytes, cancellation) : bytes => stream.WriteAsync(bytes, cancellation).AsTask();
        if (options.InsteadOfA3 is { } other)
        {
            await send(other);
            await Task.Delay(Patience, cancellation);
        }

        await send(new RtsPdu(RtsFlags.None, [RtsCommand.Of(RtsCommandType.ConnectionTimeout, ConnectionTimeout)]).Encode().Bytes);
        await connection.InArrived.Task.WaitAsync(Patience, cancellation);
        if (options.LosesChannels)
        {
            await Task.Delay(Patience, cancellation);
        }

        await send(new RtsPdu(RtsFlags.None,
        [
            RtsCommand.Of(RtsCommandType.Version, 1),
            RtsCommand.Of(RtsCommandType.ReceiveWindowSize, ReceiveWindow),
            RtsCommand.Of(RtsCommandType.ConnectionTimeout, ConnectionTimeout),
        ]).Encode().Bytes);

        // A ping may come at any time; a client has to pass over it.
        await send(new RtsPdu(RtsFlags.Ping, []).Encode().Bytes);
        connection.SendOut.SetResult(send);
        while (await content.ReadAsync(new byte[256], cancellation) > 0)
        {
        }
    }

    private async Task ServeInAsync(Stream content, int port, CancellationToken cancellation)
    {
        var b1 = await FirstAsync(
            content,
            cancellation,
            RtsCommandType.Version,
            RtsCommandType.Cookie,
            RtsCommandType.Cookie,
            RtsCommandType.ChannelLifetime,
            RtsCommandType.ClientKeepalive,
            RtsCommandType.AssociationGroupId);
        Seen.Enqueue("CONN/B1");
        var connection = connections.GetOrAdd(new Guid(b1.Commands[1].Argument), _ => new VirtualConnection());
        connection.InArrived.TrySetResult();
        var send = await connection.SendOut.Task.WaitAsync(Patience, cancellation);
        var rpc = new TestRpcServer(port, options.Bind);
        uint received = 0, unacknowledged = 0;
        while (await Pdu.ReadAsync(content, cancellation) is { } pdu)
        {
            Seen.Enqueue(pdu.Type.ToString());
            if (pdu.Type == PduType.Rts)
            {
                continue;
            }

            // Only RPC PDUs count (3.2.1.1.4).
            received += (uint)pdu.Bytes.Length;
            unacknowledged += (uint)pdu.Bytes.Length;
            if (unacknowledged > AcknowledgeAfter)
            {
                await send(Acknowledgement(received, new Guid(b1.Commands[2].Argument)));
                unacknowledged = 0;
            }

            if (rpc.Serve(pdu) is { } answer)
            {
                await send(answer.Bytes);
            }
        }
    }

    /// <summary>2.2.4.51, to the client.</summary>
    private static byte[] Acknowledgement(uint received, Guid channel) => new RtsPdu(RtsFlags.OtherCommand,
    [
        RtsCommand.Of(RtsCommandType.Destination, 0),
        new RtsCommand(RtsCommandType.FlowControlAck, [.. BitConverter.GetBytes(received), .. BitConverter.GetBytes(ReceiveWindow), .. channel.ToByteArray()]),
    ]).Encode().Bytes;

    private static async Task<RtsPdu> FirstAsync(Stream content, CancellationToken cancellation, params RtsCommandType[] shape)
    {
        var pdu = RtsPdu.Decode(await Pdu.ReadAsync(content, cancellation) ?? throw new IOException("the channel was closed"));
        return pdu.Flags == RtsFlags.None && pdu.Has(shape) ? pdu : throw new IOException("not the first PDU of a channel");
    }

    private static Task ReplyAsync(Stream stream, string status, IEnumerable<string> challenges, CancellationToken cancellation) =>
        WriteAsync(
            stream,
            $"HTTP/1.1 {status}\r\nDate: {DateTime.UtcNow:r}\r\n{string.Concat(challenges.Select(challenge => $"WWW-Authenticate: {challenge}\r\n"))}Content-Length: 0\r\n\r\n",
            cancellation);

    private static Task WriteAsync(Stream stream, string text, CancellationToken cancellation) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancellation).AsTask();

    private static Task WriteChunkAsync(Stream stream, byte[] content, CancellationToken cancellation) =>
        stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes($"{content.Length:x}\r\n"), .. content, .. "\r\n"u8], cancellation).AsTask();

    private sealed class VirtualConnection
    {
        public TaskCompletionSource InArrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<Func<byte[], Task>> SendOut { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
