using System.Text;
using OutlookProfile.Configuration;

namespace OutlookProfile.Planning;

/// <summary>
/// The POX Autodiscover response for Outlook (MS-OXDSCLI; elements as in docs/web-service-reference/*-pox.md of
/// office-developer-exchange-docs), its words spelt as published there. Outlook 2010 reads EXPR, 2013 and later EXHTTP.
/// No user is named in it.
/// </summary>
public static class AutodiscoverResponse
{
    public const string EnvelopeNamespace = "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006";
    public const string ResponseNamespace = "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";

    /// <summary>The CertPrincipalName that asks for no mutual authentication.</summary>
    internal const string NoPrincipal = "none";

    public static string Write(ProfileConfiguration configuration)
    {
        var xml = new StringBuilder();
        xml.Append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n");
        xml.Append($"<Autodiscover xmlns=\"{EnvelopeNamespace}\">\r\n");
        xml.Append($"  <Response xmlns=\"{ResponseNamespace}\">\r\n");
        xml.Append("    <Account>\r\n");
        Element(xml, "      ", "AccountType", "email");
        Element(xml, "      ", "Action", "settings");
        xml.Append("      <Protocol>\r\n");
        Element(xml, "        ", "Type", "EXCH");
        Element(xml, "        ", "Server", configuration.Server.Fqdn);
        xml.Append("      </Protocol>\r\n");
        if (configuration.Http.Enabled)
        {
            Proxy(xml, "EXPR", configuration.Http);
            Proxy(xml, "EXHTTP", configuration.Http);
        }

        xml.Append("    </Account>\r\n");
        xml.Append("  </Response>\r\n");
        xml.Append("</Autodiscover>\r\n");
        return xml.ToString();
    }

    private static void Proxy(StringBuilder xml, string type, HttpSettings http)
    {
        xml.Append("      <Protocol>\r\n");
        Element(xml, "        ", "Type", type);
        Element(xml, "        ", "Server", http.Proxy);
        Element(xml, "        ", "SSL", http.SslOnly ? "on" : "off");
        Element(xml, "        ", "AuthPackage", Settings.Authentication.Type.Format(http.Authentication)!);
        Element(xml, "        ", "CertPrincipalName", http.MutualAuthentication ? http.Principal : NoPrincipal);
        xml.Append("      </Protocol>\r\n");
    }

    private static void Element(StringBuilder xml, string indent, string name, string text) =>
        xml.Append(indent).Append('<').Append(name).Append('>').Append(Escape(text)).Append("</").Append(name).Append(">\r\n");

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
