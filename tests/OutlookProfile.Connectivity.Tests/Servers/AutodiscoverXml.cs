using Microsoft.AspNetCore.Http;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>Responses of Autodiscover, spelt as in MS-OXDSCLI 4.</summary>
internal static class AutodiscoverXml
{
    public const string LegacyDn = "/o=Example/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=alice";
    public const string ExchangeGuid = "4b3f7b5f-8c0a-4d0e-9b0c-5d6f3a1e2c77@example.test";

    public const string Good = """
        <Protocol><Type>EXCH</Type><Server>mbx.example.test</Server><ServerDN>/o=Example/cn=mbx</ServerDN></Protocol>
        <Protocol><Type>EXPR</Type><Server>mail.example.test</Server><SSL>On</SSL><AuthPackage>Basic</AuthPackage><CertPrincipalName>msstd:mail.example.test</CertPrincipalName></Protocol>
        <Protocol><Type>WEB</Type><External><OWAUrl>https://mail.example.test/owa</OWAUrl><Protocol><Type>EXPR</Type><ASUrl>x</ASUrl></Protocol></External></Protocol>
        """;

    public const string MapiHttp = """
        <Protocol Type="mapiHttp"><MailStore><ExternalUrl>https://mail.example.test/mapi/emsmdb/?MailboxId=4b3f7b5f-8c0a-4d0e-9b0c-5d6f3a1e2c77@example.test</ExternalUrl></MailStore><AddressBook><ExternalUrl>https://mail.example.test/mapi/nspi/</ExternalUrl></AddressBook></Protocol>
        """;

    public static RequestDelegate Settings(params string[] protocols) => Response(
        $"<User><DisplayName>Alice</DisplayName><LegacyDN>{LegacyDn}</LegacyDN></User><Account><AccountType>email</AccountType><Action>settings</Action>{string.Concat(protocols)}</Account>");

    public static RequestDelegate Redirect(string element, string target) => Response($"<Account><Action>{char.ToLowerInvariant(element[0])}{element[1..]}</Action><{element}>{target}</{element}></Account>");

    /// <summary>As a service answers a request that it cannot serve.</summary>
    public static RequestDelegate Error(string code, string message) =>
        Response($"<Error Time=\"12:00:00\" Id=\"1\"><ErrorCode>{code}</ErrorCode><Message>{message}</Message><DebugData /></Error>");

    private static RequestDelegate Response(string inside) => WebServer.Always(
        200,
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006"><Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">{inside}</Response></Autodiscover>
        """,
        ("Content-Type", "text/xml; charset=utf-8"));
}
