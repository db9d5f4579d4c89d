using System;

namespace OutlookProfile.Configuration;

/// <summary>What is probably meant by a text that breaks its rule: the same without what people paste along.</summary>
internal static class TextSuggestions
{
    /// <summary>https://mail.acme.com:443/owa/ -> mail.acme.com.</summary>
    public static string? Host(string text) => Proxy(text)?.Split(':')[0];

    /// <summary>https://mail.acme.com:443/rpc/ -> mail.acme.com:443.</summary>
    public static string? Proxy(string text)
    {
        var host = text.Trim();
        var scheme = host.IndexOf("://", StringComparison.Ordinal);
        host = scheme < 0 ? host : host.Substring(scheme + 3);
        if (host.StartsWith(TextRules.PrincipalPrefix, StringComparison.OrdinalIgnoreCase))
        {
            host = host.Substring(TextRules.PrincipalPrefix.Length);
        }

        host = host.Split('/', '\\', '?')[0].TrimEnd('.');
        return host.Length > 0 && host != text ? host : null;
    }

    /// <summary>mail.acme.com -> msstd:mail.acme.com.</summary>
    public static string? Principal(string text) => TextRules.PrincipalPrefix + (Host(text) ?? text);
}
