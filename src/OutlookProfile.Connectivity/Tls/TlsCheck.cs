using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using OutlookProfile.Configuration;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Network;

namespace OutlookProfile.Connectivity.Tls;

/// <summary>Step 3: TLS, the certificate, and the principal name in it.</summary>
internal sealed class TlsCheck(TlsConnector connector, FindingLog log, TimeSpan patience)
{
    /// <returns>The session as it came about, already closed; null when there is none.</returns>
    public async Task<TlsFacts?> RunAsync(Endpoint endpoint, HttpSettings http, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var subject = $"{endpoint.Host}:{endpoint.Port}";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            await using var session = await connector.OpenAsync(endpoint, limit.Token);
            var facts = session.Facts;
            log.Add(Describe(subject, facts.Protocol, watch.Elapsed));
            if (facts.Certificate is { } certificate)
            {
                new CertificateCheck(log).Run(subject, endpoint.Host, facts);
                new PrincipalCheck(log).Run(subject, http, CertificateNames.Of(certificate));
            }

            return facts;
        }
        catch (OperationCanceledException)
        {
            log.Add(FindingKinds.TlsSilent, subject, $"Port {endpoint.Port} is open, but nothing answers to TLS.", $"See whether a device in between holds encrypted connections back, and whether the service behind it runs.", watch.Elapsed);
        }
        catch (AuthenticationException exception)
        {
            log.Add(Explain(subject, exception) with { Elapsed = watch.Elapsed });
        }
        catch (CryptographicException exception)
        {
            log.Add(FindingKinds.TlsInvalid, subject, $"This system cannot read the certificate: {Foreign.Reason(exception)}.", $"Have it issued anew, with a usual key and signature.", watch.Elapsed);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            log.Add(
                FindingKinds.TlsHandshake,
                subject,
                $"The connection was closed before TLS was agreed: {Foreign.Reason(exception)}.",
                $"See whether a firewall cuts encrypted connections here, and which TLS versions the server allows.",
                watch.Elapsed);
        }

        return null;
    }

    internal static Finding Describe(string subject, SslProtocols protocol, TimeSpan elapsed)
    {
        var name = NameOf(protocol);
        return IsOld(protocol)
            ? new(FindingKinds.TlsOldProtocol, subject, $"The server speaks {name}, which current systems no longer accept.", $"Enable TLS 1.2 on the server or on the device in front of it.", elapsed)
            : new(FindingKinds.TlsProtocol, subject, $"{name} is established.", Elapsed: elapsed);
    }

    /// <summary>A server that answers in clear text, or with noise, is told from one that knows TLS but disagrees.</summary>
    private static Finding Explain(string subject, AuthenticationException exception)
    {
        var detail = exception.InnerException?.Message ?? exception.Message;
        return IsForeign(exception)
            ? new(FindingKinds.TlsNotTls, subject, $"What answers there does not speak TLS: {Foreign.Reason(detail)}.", $"Name the port of the encrypted service in http.proxy, or turn TLS on there.")
            : new(FindingKinds.TlsHandshake, subject, $"Client and server find no common TLS: {Foreign.Reason(detail)}.", $"Enable TLS 1.2 or 1.3 with current ciphers on the server, and give it a certificate with its key.");
    }

    /// <summary>OpenSSL names the reason; Schannel reports SEC_E_INVALID_TOKEN or SEC_E_ILLEGAL_MESSAGE.</summary>
    private static bool IsForeign(AuthenticationException exception)
    {
        foreach (var message in MessagesOf(exception))
        {
            foreach (var sign in new[] { "wrong version number", "packet length too long", "http request", "unexpected message", "invalid token", "0x80090308", "0x80090326", "frame size", "corrupted frame", "decode error" })
            {
                if (message.Contains(sign, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static IEnumerable<string> MessagesOf(Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            yield return inner.Message;
        }
    }

#pragma warning disable SYSLIB0039, CS0618 // Old protocols are looked at, never asked for.
    private static bool IsOld(SslProtocols protocol) => protocol is SslProtocols.Ssl2 or SslProtocols.Ssl3 or SslProtocols.Tls or SslProtocols.Tls11;

    private static Text NameOf(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Ssl2 => $"SSL 2",
        SslProtocols.Ssl3 => $"SSL 3",
        SslProtocols.Tls => $"TLS 1.0",
        SslProtocols.Tls11 => $"TLS 1.1",
        SslProtocols.Tls12 => $"TLS 1.2",
        SslProtocols.Tls13 => $"TLS 1.3",
        _ => $"an unknown protocol",
    };
#pragma warning restore SYSLIB0039, CS0618
}
