using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using OutlookProfile.Connectivity.Http;

namespace OutlookProfile.Connectivity.MapiHttp;

/// <summary>The requests of MAPI over HTTP (MS-OXCMAPIHTTP 2.2).</summary>
internal sealed class MapiHttpRequest(string path)
{
    public const string DefaultPath = "/mapi/emsmdb/";

    private const uint EnglishUnitedStates = 0x409;
    private const uint Utf16CodePage = 1200;

    private readonly string session = $"{{{Guid.NewGuid().ToString().ToUpperInvariant()}}}";
    private int counter;

    /// <summary>2.2.6: whether the endpoint is reachable.</summary>
    public HttpRequest Ping() => Create("PING", null, []);

    /// <summary>2.2.4.1.1: opens a session context.</summary>
    /// <param name="legacyDn">The mailbox's LegacyDN from Autodiscover.</param>
    public HttpRequest Connect(string legacyDn)
    {
        var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        writer.Write(Encoding.ASCII.GetBytes(legacyDn + "\0"));
        writer.Write(0u); // flags
        writer.Write(Utf16CodePage);
        writer.Write(EnglishUnitedStates); // sort order
        writer.Write(EnglishUnitedStates); // texts
        writer.Write(0u); // no auxiliary buffer
        return Create("Connect", null, body.ToArray());
    }

    /// <summary>2.2.4.3.1: closes it.</summary>
    public HttpRequest Disconnect(string cookies) => Create("Disconnect", cookies, new byte[sizeof(uint)]);

    private HttpRequest Create(string type, string? cookies, byte[] body)
    {
        var headers = new List<(string, string)>
        {
            ("Content-Type", "application/mapi-http"),
            ("User-Agent", "OutlookProfile-check/1.0"),
            ("X-RequestType", type),
            ("X-RequestId", $"{session}:{++counter}"),
            ("X-ClientInfo", session + ":1"),
            ("X-ClientApplication", "Outlook/15.0.4815.1002"),
        };
        if (cookies is not null)
        {
            headers.Add(("Cookie", cookies));
        }

        return new HttpRequest("POST", path, headers, body);
    }
}
