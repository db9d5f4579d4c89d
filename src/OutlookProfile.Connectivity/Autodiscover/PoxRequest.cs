using System.Security;
using System.Text;
using OutlookProfile.Connectivity.Http;

namespace OutlookProfile.Connectivity.Autodiscover;

/// <summary>The requests of plain-old-XML Autodiscover (MS-OXDSCLI 2.2.3), and of its v2 JSON.</summary>
internal static class PoxRequest
{
    public const string Path = "/autodiscover/autodiscover.xml";

    private const string RequestNamespace = "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006";
    private const string ResponseNamespace = "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";
    private const string UserAgent = "OutlookProfile-check/1.0";

    /// <summary>Without a user: a service answers 401, or 200 with error 600.</summary>
    public static HttpRequest Visit(string path = Path) => new("GET", path, [("User-Agent", UserAgent), ("Accept", "text/xml, application/json")], []);

    /// <summary>The settings of one user. X-MapiHttpCapability asks for MAPI over HTTP, too.</summary>
    public static HttpRequest Settings(string path, string address) => new(
        "POST",
        path,
        [("User-Agent", UserAgent), ("Content-Type", "text/xml; charset=utf-8"), ("X-MapiHttpCapability", "1"), ("Cache-Control", "no-cache")],
        Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="utf-8"?>
            <Autodiscover xmlns="{RequestNamespace}"><Request><EMailAddress>{SecurityElement.Escape(address)}</EMailAddress><AcceptableResponseSchema>{ResponseNamespace}</AcceptableResponseSchema></Request></Autodiscover>
            """));
}
