using System;
using System.Net;
using System.Net.Security;
using System.Security.Principal;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OutlookProfile.Connectivity.Http;

/// <summary>
/// Logs a connection on. Basic goes with each request; NTLM and Negotiate first exchange empty requests on the same connection,
/// and are tied to its TLS session, as Extended Protection for Authentication demands.
/// </summary>
internal sealed class HttpLogOn(string scheme, NetworkCredential credential)
{
    private const int LargestRefusal = 64 * 1024;

    public string Scheme => scheme;

    /// <summary>Prepares a request.</summary>
    /// <returns>Its Authorization header; or, when the server ends the matter before that, the head of its answer.</returns>
    /// <exception cref="LogOnImpossibleException">This machine cannot do the scheme.</exception>
    /// <exception cref="UntrustedConnectionException">The connection has no TLS with a trusted certificate.</exception>
    public async Task<(string? Authorization, HttpHead? Refusal)> AuthorizeAsync(HttpConnection connection, HttpRequest request, CancellationToken cancellation)
    {
        if (connection.Tls is not { Facts.IsTrusted: true })
        {
            throw new UntrustedConnectionException();
        }

        if (scheme == HttpScheme.Basic)
        {
            var user = credential.Domain.Length > 0 ? credential.Domain + "\\" + credential.UserName : credential.UserName;
            return ("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":" + credential.Password)), null);
        }

        using var exchange = Begin(connection);
        await connection.SendAsync(request.Emptied, Header(Next(exchange, [])), cancellation);
        var head = await connection.ReadHeadAsync(cancellation);
        await connection.BodyOf(head).ReadUpToAsync(LargestRefusal, cancellation);
        if (head.Status is >= 200 and < 300)
        {
            // Kerberos needs one leg only; the real request carries a token of its own.
            using var again = Begin(connection);
            return (Header(Next(again, [])), null);
        }

        return head.Status == 401 && head.Challenges.TokenOf(scheme) is { } challenge
            ? (Header(Next(exchange, challenge)), null)
            : (null, head);
    }

    private NegotiateAuthentication Begin(HttpConnection connection)
    {
        try
        {
            return new NegotiateAuthentication(new NegotiateAuthenticationClientOptions
            {
                Package = scheme,
                Credential = credential,
                TargetName = "HTTP/" + connection.Endpoint.Host,
                Binding = connection.Tls!.Binding,
                AllowedImpersonationLevel = TokenImpersonationLevel.Identification,
            });
        }
        catch (PlatformNotSupportedException exception)
        {
            throw new LogOnImpossibleException(scheme, exception.Message);
        }
    }

    private byte[] Next(NegotiateAuthentication exchange, byte[] received)
    {
        try
        {
            return exchange.GetOutgoingBlob(received, out var status) ?? throw new LogOnImpossibleException(scheme, status.ToString());
        }
        catch (Exception exception) when (received.Length > 0 && exception is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // .NET's own NTLM trusts the lengths in a challenge.
            throw new HttpFormatException($"the {scheme} challenge is malformed");
        }
    }

    private string Header(byte[] token) => scheme + " " + Convert.ToBase64String(token);
}
