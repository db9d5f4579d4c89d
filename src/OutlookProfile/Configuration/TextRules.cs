using System;
using System.Globalization;

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

    /// <summary>A GUID, "@" and a host.</summary>
    public const int LongestServer = 36 + 1 + LongestHost;

    /// <summary>A host, a colon and a port.</summary>
    public const int LongestProxy = LongestHost + 6;

    /// <summary>The prefix, "*." and a host.</summary>
    public const int LongestPrincipal = LongestHost + 8;

    public const string PrincipalPrefix = "msstd:";

    /// <summary>What Exchange's virtual directories need many times over.</summary>
    public const int LongestUrl = 2048;

    private const string UrlScheme = "https://";

    private static readonly Text MailboxExpectation =
        $"a host name such as exchange.acme.com, or a mailbox GUID and its domain such as 2a4b6c8d-0e1f-4a2b-8c3d-4e5f60718293@acme.com or %MAILBOXGUID%@acme.com";

    private static readonly Text HostExpectation = $"a host name such as exchange.acme.com";
    private static readonly Text ProxyExpectation = $"a host name with an optional port such as mail.acme.com or mail.acme.com:443, without https:// and without a path";
    private static readonly Text PrincipalExpectation = $"msstd: followed by the name in the proxy's certificate, such as msstd:exchange.acme.com";

    /// <summary>RFC 1123: labels of letters, digits and inner hyphens, 63 characters each, 255 in all; an address in numbers is no name.</summary>
    public static Text? Host(string text) => IsHost(text) ? null : HostExpectation;

    /// <summary>
    /// The Exchange server as a profile names it: a host name with its domain, because Outlook away from the office has no search list
    /// to complete a NetBIOS name with; or for Exchange 2013 and later the mailbox's GUID and the mail domain, in which %MAILBOXGUID%
    /// may stand for every user's own.
    /// </summary>
    public static Text? ServerName(string text)
    {
        if (text.IndexOf('@') >= 0)
        {
            return IsMailboxAtDomain(text) ? null : MailboxExpectation;
        }

        return !IsHost(text) ? HostExpectation
            : text.IndexOf('.') < 0 ? (Text)$"the server's full name with its domain, such as exchange.acme.com, not its NetBIOS name"
            : null;
    }

    /// <summary>Where https is spoken: a host, perhaps a port, a path without blanks.</summary>
    public static Text? Url(string text)
    {
        Text expectation = $"an address such as https://mail.acme.com/EWS/Exchange.asmx";
        if (!text.StartsWith(UrlScheme, StringComparison.Ordinal) || text.Length > LongestUrl)
        {
            return expectation;
        }

        var rest = text.Substring(UrlScheme.Length);
        var slash = rest.IndexOf('/');
        return Proxy(slash < 0 ? rest : rest.Substring(0, slash)) is null && (slash < 0 || IsUrlPath(rest.Substring(slash))) ? null : expectation;
    }


    public static Text? Proxy(string text)
    {
        var colon = text.IndexOf(':');
        return colon < 0
            ? IsHost(text) ? null : ProxyExpectation
            : IsHost(text.Substring(0, colon)) && IsPort(text.Substring(colon + 1)) ? null : ProxyExpectation;
    }

    public static Text? Principal(string text)
    {
        if (!text.StartsWith(PrincipalPrefix, StringComparison.Ordinal))
        {
            return PrincipalExpectation;
        }

        // A wildcard certificate's own name is a legal principal: msstd:*.acme.com.
        var name = text.Substring(PrincipalPrefix.Length);
        return IsHost(name.StartsWith("*.", StringComparison.Ordinal) ? name.Substring(2) : name) ? null : PrincipalExpectation;
    }

    /// <summary>
    /// As IProfAdmin::CreateProfile takes them ("Creating a profile", office-developer-client-docs): letters, accents, digits and the
    /// underscore, and spaces between them. What versions before 2016 cannot hold, <see cref="AnsiCodePages"/> and the plan know.
    /// </summary>
    public static Text? ProfileName(string text)
    {
        var right = text.Length is > 0 and <= LongestProfileName && text.Trim(' ') == text;
        foreach (var character in text)
        {
            right &= char.IsLetterOrDigit(character) || character is '_' or ' ' || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
        }

        return right ? null : (Text)$"1 to {LongestProfileName} letters, digits and underscores, with spaces only between them, which is what Outlook takes for the name of a profile";
    }

    public static Text? MailboxUser(string text)
    {
        Text expectation = $"the mailbox's alias or name, without control characters and without spaces at the ends";
        return text.Length is > 0 and <= LongestMailboxUser && IsPrintable(text) && text.Trim() == text
            ? Placeholders.Check(text)
            : expectation;
    }

    public static Text? SmtpAddress(string text)
    {
        Text expectation = $"an address such as %USERNAME%@acme.com";
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
            : WindowsFileNames.IsDevice(domain) ? (Text)$"{expectation}; a file named after the domain \"{domain}\" cannot be made, as Windows keeps its first word for a device"
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

    private static bool IsMailboxAtDomain(string text)
    {
        var at = text.IndexOf('@');
        var mailbox = text.Substring(0, at);
        return (Guid.TryParseExact(mailbox, "D", out _) || string.Equals(mailbox, Placeholders.MailboxGuid, StringComparison.OrdinalIgnoreCase))
            && IsHost(text.Substring(at + 1));
    }

    /// <summary>RFC 3986 section 3.3 and 3.4: unreserved, sub-delimiters, ":", "@", "/", "?" and percent signs.</summary>
    private static bool IsUrlPath(string text)
    {
        foreach (var character in text)
        {
            if (character >= 128 || !char.IsLetterOrDigit(character) && "-._~!$&'()*+,;=:@/?%".IndexOf(character) < 0)
            {
                return false;
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
