using System;
using System.Linq;
using OutlookProfile.Configuration;

namespace OutlookProfile.Connectivity.Http;

/// <summary>The names of the authentication schemes in HTTP headers.</summary>
internal static class HttpScheme
{
    public const string Basic = "Basic";
    public const string Ntlm = "NTLM";
    public const string Negotiate = "Negotiate";

    /// <summary>OAuth 2 (RFC 6750), which Outlook's profile cannot be set to for RPC over HTTP.</summary>
    public const string Bearer = "Bearer";

    /// <summary>What to log on by when several will do: on other systems than Windows, Negotiate needs a Kerberos that is set up.</summary>
    private static readonly string[] Preferred = OperatingSystem.IsWindows() ? [Negotiate, Ntlm, Basic] : [Ntlm, Basic, Negotiate];

    /// <summary>A scheme for a name and password out of those that are offered; null when none is.</summary>
    /// <param name="configured">Taken when it is offered; null without one.</param>
    public static string? Choose(Challenges offered, string? configured = null) =>
        configured is not null && offered.Offer(configured) ? configured : Preferred.FirstOrDefault(offered.Offer);

    public static string Of(HttpAuthentication authentication) => authentication switch
    {
        HttpAuthentication.Basic => Basic,
        HttpAuthentication.Ntlm => Ntlm,
        HttpAuthentication.Negotiate => Negotiate,
        _ => throw new ArgumentOutOfRangeException(nameof(authentication)),
    };

    /// <summary>The word for it in the configuration; null for one that it has none for.</summary>
    public static string? ConfigurationWord(string scheme) => scheme.ToUpperInvariant() switch
    {
        "BASIC" => "basic",
        "NTLM" => "ntlm",
        "NEGOTIATE" => "negotiate",
        _ => null,
    };
}
