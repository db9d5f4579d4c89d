using System;

namespace OutlookProfile.Configuration;

/// <summary>
/// What the texts of a configuration may look like. Each rule returns null when the text is right,
/// otherwise what is expected instead. They keep a name from escaping the registry key, the file or the XML that it goes into.
/// </summary>
public static class TextRules
{
    /// <summary>mapix.h limits a profile name to 64 characters.</summary>
    public const int LongestProfileName = 64;

    public const int LongestMailboxUser = 256;

    /// <summary>RFC 5321 section 4.5.3.1: 64 for the local part, "@", 255 for the domain.</summary>
    public const int LongestAddress = 320;

    public const int LongestHost = 255;

    /// <summary>A host, a colon and a port.</summary>
    public const int LongestProxy = LongestHost + 6;

    /// <summary>The prefix, "*." and a host.</summary>
    public const int LongestPrincipal = LongestHost + 8;

    public const string PrincipalPrefix = "msstd:";

    private const string HostExpectation = "a host name such as exchange.acme.com";
    private const string ProxyExpectation = "a host name with an optional port such as mail.acme.com or mail.acme.com:443, without https:// and without a path";
    private const string PrincipalExpectation = "msstd: followed by the name in the proxy's certificate, such as msstd:exchange.acme.com";

    /// <summary>RFC 1123: labels of letters, digits and inner hyphens, 63 characters each, 255 in all; an address in numbers is no name.</summary>
    public static string? Host(string text) => IsHost(text) ? null : HostExpectation;

    /// <summary>A host name with its domain: Outlook away from the office has no search list to complete a NetBIOS name with.</summary>
    public static string? ServerName(string text) =>
        !IsHost(text) ? HostExpectation
        : text.IndexOf('.') < 0 ? "the server's full name with its domain, such as exchange.acme.com, not its NetBIOS name"
        : null;

    public static string? Proxy(string text)
    {
        var colon = text.IndexOf(':');
        return colon < 0
            ? IsHost(text) ? null : ProxyExpectation
            : IsHost(text.Substring(0, colon)) && IsPort(text.Substring(colon + 1)) ? null : ProxyExpectation;
    }

    public static string? Principal(string text)
    {
        if (!text.StartsWith(PrincipalPrefix, StringComparison.Ordinal))
        {
            return PrincipalExpectation;
        }

        // A wildcard certificate's own name is a legal principal: msstd:*.acme.com.
        var name = text.Substring(PrincipalPrefix.Length);
        return IsHost(name.StartsWith("*.", StringComparison.Ordinal) ? name.Substring(2) : name) ? null : PrincipalExpectation;
    }

    public static string? ProfileName(string text)
    {
        var right = text.Length is > 0 and <= LongestProfileName
            && text.IndexOf('\\') < 0
            && IsPrintable(text)
            && text.Trim() == text;
        return right ? null : $"1 to {LongestProfileName} characters without a backslash, without control characters and without spaces at the ends";
    }

    public static string? MailboxUser(string text)
    {
        const string expectation = "the mailbox's alias or name, without control characters and without spaces at the ends";
        return text.Length is > 0 and <= LongestMailboxUser && IsPrintable(text) && text.Trim() == text
            ? Placeholders.Check(text)
            : expectation;
    }

    public static string? SmtpAddress(string text)
    {
        const string expectation = "an address such as %USERNAME%@acme.com";
        if (Placeholders.Check(text) is { } problem)
        {
            return problem;
        }

        // The whole address may come from the directory; its form is checked again once it is known.
        if (string.Equals(text, Placeholders.Mail, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var at = text.IndexOf('@');
        var domain = text.Substring(at + 1);
        var right = at > 0
            && text.Length <= LongestAddress
            && IsLocalPart(text.Substring(0, at))
            && (IsHost(domain) || Placeholders.Contains(domain) && IsHost(Placeholders.Neutralise(domain)));
        return !right ? expectation
            : WindowsFileNames.IsDevice(domain) ? $"{expectation}; a file named after the domain \"{domain}\" cannot be made, as Windows keeps its first word for a device"
            : null;
    }

    private static bool IsHost(string text)
    {
        if (text.Length is 0 or > LongestHost)
        {
            return false;
        }

        if (IsDigits(text.Substring(text.LastIndexOf('.') + 1)))
        {
            return false;
        }

        foreach (var label in text.Split('.'))
        {
            if (label.Length is 0 or > 63 || label[0] == '-' || label[label.Length - 1] == '-')
            {
                return false;
            }

            foreach (var character in label)
            {
                if (!(character is '-' || character < 128 && char.IsLetterOrDigit(character)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsPort(string text) =>
        text.Length is > 0 and <= 5
        && IsDigits(text)
        && text[0] != '0'
        && int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) <= 65535;

    private static bool IsDigits(string text)
    {
        foreach (var character in text)
        {
            if (character is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLocalPart(string text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character) || char.IsWhiteSpace(character) || "@<>()[],;:\\\"".IndexOf(character) >= 0)
            {
                return false;
            }
        }

        return IsPrintable(text);
    }

    /// <summary>No control characters, no line or paragraph separators, no unpaired surrogates, nothing that XML 1.0 cannot hold.</summary>
    private static bool IsPrintable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF')
            {
                return false;
            }
        }

        return true;
    }
}
