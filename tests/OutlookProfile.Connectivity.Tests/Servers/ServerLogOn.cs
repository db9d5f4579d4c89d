using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using OutlookProfile.Connectivity.Http;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>How a test server logs a connection on: NTLM belongs to the connection, and so, for simplicity, does Basic.</summary>
/// <param name="schemes">What is offered.</param>
/// <param name="binding">The certificate that NTLM has to be bound to; null when it need not be.</param>
internal sealed class ServerLogOn(IReadOnlyList<string> schemes, X509Certificate2? binding)
{
    private byte[]? challenge;
    private bool isLoggedOn;

    /// <returns>What to ask for with 401; null when the client has logged on.</returns>
    public IReadOnlyList<string>? Ask(string? authorization)
    {
        if (isLoggedOn || schemes.Count == 0)
        {
            return null;
        }

        var words = authorization?.Split(' ', 2) ?? [];
        if (words.Length == 2 && schemes.Contains(words[0]))
        {
            if (words[0] == HttpScheme.Basic)
            {
                var pair = Encoding.UTF8.GetString(Convert.FromBase64String(words[1])).Split(':', 2);
                isLoggedOn = pair[0].Split('\\')[^1] == TestUser.Name && pair[1] == TestUser.Password;
            }
            else if (NtlmMessages.Inside(Convert.FromBase64String(words[1])) is { } message)
            {
                if (NtlmMessages.IsNegotiate(message))
                {
                    challenge = RandomNumberGenerator.GetBytes(8);
                    var answer = NtlmMessages.Challenge(challenge);
                    return [$"{words[0]} {Convert.ToBase64String(words[0] == HttpScheme.Negotiate ? NtlmMessages.InSpnego(answer) : answer)}"];
                }

                isLoggedOn = challenge is not null && NtlmMessages.IsProof(message, challenge, binding);
            }
        }

        return isLoggedOn ? null : [.. schemes.Select(scheme => scheme == HttpScheme.Basic ? "Basic realm=\"mail.example.test\"" : scheme)];
    }
}
