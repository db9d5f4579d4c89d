using System;
using System.Text;
using OutlookProfile.Configuration;

namespace OutlookProfile.Planning;

/// <summary>
/// The POX Autodiscover response for Outlook (MS-OXDSCLI; elements, their order and their words as in
/// docs/web-service-reference/*-pox.md of office-developer-exchange-docs). It is one user's: a response that holds
/// settings must have a User element (MS-OXDSCLI 3.2.5). Outlook 2010 reads EXPR, 2013 and later EXHTTP.
/// </summary>
public static class AutodiscoverResponse
{
    public const string EnvelopeNamespace = "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006";
    public const string ResponseNamespace = "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";

    /// <summary>The CertPrincipalName that asks for no mutual authentication.</summary>
    internal const string NoPrincipal = "none";

    /// <exception cref="PlaceholderException">The user has no value for a placeholder.</exception>
    /// <exception cref="PlanException">The values of this user make no address or no server.</exception>
    public static string Write(ProfileConfiguration configuration, TargetUser user)
    {
        var xml = new StringBuilder();
        xml.Append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n");
        xml.Append($"<Autodiscover xmlns=\"{EnvelopeNamespace}\">\r\n");
        xml.Append($"  <Response xmlns=\"{ResponseNamespace}\">\r\n");
        WriteUser(xml, configuration.Mailbox, user);
        xml.Append("    <Account>\r\n");
        Element(xml, "      ", "AccountType", "email");
        Element(xml, "      ", "Action", "settings");
        WriteProtocol(xml, "EXCH", user.ExpandServer(configuration.Server.Fqdn), configuration.Autodiscover, null);
        if (configuration.Http.Enabled)
        {
            WriteProtocol(xml, "EXPR", configuration.Http.Proxy, configuration.Autodiscover, configuration.Http);
            WriteProtocol(xml, "EXHTTP", configuration.Http.Proxy, configuration.Autodiscover, configuration.Http);
        }

        xml.Append("    </Account>\r\n");
        xml.Append("  </Response>\r\n");
        xml.Append("</Autodiscover>\r\n");
        return xml.ToString();
    }

    /// <summary>user-pox.md. The distinguished name is known where the configuration or the directory says it.</summary>
    private static void WriteUser(StringBuilder xml, MailboxSettings mailbox, TargetUser user)
    {
        var name = user.Expand(mailbox.User);
        var legacyDN = name.StartsWith("/o=", StringComparison.OrdinalIgnoreCase) ? name : user.LegacyDN();
        xml.Append("    <User>\r\n");
        Element(xml, "      ", "DisplayName", name);
        if (legacyDN is not null)
        {
            Element(xml, "      ", "LegacyDN", legacyDN);
        }

        Element(xml, "      ", "AutoDiscoverSMTPAddress", user.ExpandAddress(mailbox.SmtpAddress));
        xml.Append("    </User>\r\n");
    }

    /// <summary>protocol-pox.md lists the elements in this order.</summary>
    private static void WriteProtocol(StringBuilder xml, string type, string server, AutodiscoverSettings urls, HttpSettings? http)
    {
        const string indent = "        ";
        xml.Append("      <Protocol>\r\n");
        Element(xml, indent, "Type", type);
        Element(xml, indent, "Server", server);
        OptionalElement(xml, indent, "EwsUrl", urls.EwsUrl);
        OptionalElement(xml, indent, "OOFUrl", urls.OofUrl);
        OptionalElement(xml, indent, "OABUrl", urls.OabUrl);
        if (http is not null)
        {
            Element(xml, indent, "AuthPackage", Settings.Authentication.Type.Format(http.Authentication)!);
            Element(xml, indent, "CertPrincipalName", http.MutualAuthentication ? http.Principal : NoPrincipal);
            Element(xml, indent, "SSL", http.SslOnly ? "on" : "off");
        }

        xml.Append("      </Protocol>\r\n");
    }

    private static void OptionalElement(StringBuilder xml, string indent, string name, string? text)
    {
        if (text is not null)
        {
            Element(xml, indent, name, text);
        }
    }

    private static void Element(StringBuilder xml, string indent, string name, string text) =>
        xml.Append(indent).Append('<').Append(name).Append('>').Append(Escape(text)).Append("</").Append(name).Append(">\r\n");

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
