using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Connectivity.Http;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>Answers byte for byte as a test says, which no decent web server does.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();
    private int connections;

    /// <param name="certificate">Null for a server without TLS.</param>
    /// <param name="serve">Serves one connection; it is closed afterwards.</param>
    public ScriptedServer(X509Certificate2? certificate, Func<Stream, CancellationToken, Task> serve, IPAddress? address = null)
    {
        listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        listener.Start();
        _ = Task.Run(() => AcceptAsync(certificate, serve));
    }

    /// <summary>Shown to all connections after so many; as a pool does in which one server was forgotten at the renewal.</summary>
    public (int After, X509Certificate2 Certificate)? Later { get; init; }

    public IPEndPoint Address => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>A server that gives each request the same answer and then closes.</summary>
    public static ScriptedServer Answering(X509Certificate2? certificate, string answer) => new(certificate, async (stream, cancellation) =>
    {
        if (await new BufferedReader(stream).ReadHeadAsync(cancellation) is not null)
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(answer.ReplaceLineEndings("\r\n")), cancellation);
        }
    });

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
    }

    private async Task AcceptAsync(X509Certificate2? certificate, Func<Stream, CancellationToken, Task> serve)
    {
        while (!stop.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync(stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }

            _ = Task.Run(async () =>
            {
                using (client)
                {
                    try
                    {
                        client.NoDelay = true;
                        await ServeAsync(client.GetStream(), certificate, serve);
                    }
                    catch (Exception exception) when (exception is IOException or OperationCanceledException or AuthenticationException or ObjectDisposedException)
                    {
                        // The client went away, which many tests are about.
                    }
                }
            });
        }
    }

    private async Task ServeAsync(Stream plain, X509Certificate2? certificate, Func<Stream, CancellationToken, Task> serve)
    {
        if (certificate is null)
        {
            await serve(plain, stop.Token);
            return;
        }

        var shown = Later is { } later && Interlocked.Increment(ref connections) > later.After ? later.Certificate : certificate;
        await using var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = shown, ApplicationProtocols = [SslApplicationProtocol.Http11] },
            stop.Token);
        await serve(secure, stop.Token);
    }
}
