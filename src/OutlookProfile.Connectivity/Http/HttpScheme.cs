using System;
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
