using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>MAPI over HTTP as a server answers it (MS-OXCMAPIHTTP 2.2.4, 4): PING, Connect and Disconnect.</summary>
internal static class MapiHttpService
{
    private const string Cookie = "MapiContext=abc123";

    /// <param name="connectError">The ErrorCode of Connect.</param>
    public static RequestDelegate Answering(uint connectError = 0) => async context =>
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        switch (context.Request.Headers["X-RequestType"].ToString())
        {
            case "PING":
                await ReplyAsync(context, 0, []);
                break;
            case "Connect" when body.ToArray().AsSpan().StartsWith(Encoding.ASCII.GetBytes(AutodiscoverXml.LegacyDn + "\0")) && body.Length == AutodiscoverXml.LegacyDn.Length + 1 + 20:
                context.Response.Headers.Append("Set-Cookie", Cookie + "; path=/mapi/emsmdb; secure; HttpOnly");
                await ReplyAsync(context, 0, [0, 0, 0, 0, .. BitConverter.GetBytes(connectError), .. new byte[24]]);
                break;
            case "Disconnect" when context.Request.Headers.Cookie == Cookie && body.Length == 4:
                Disconnects++;
                await ReplyAsync(context, 0, new byte[12]);
                break;
            default:
                await ReplyAsync(context, 5, []);
                break;
        }
    };

    /// <summary>The same X-ResponseCode for every request.</summary>
    public static RequestDelegate AlwaysCode(uint code) => context => ReplyAsync(context, code, []);

    /// <summary>How many sessions were closed as they should be.</summary>
    public static int Disconnects { get; private set; }

    private static async Task ReplyAsync(HttpContext context, uint code, byte[] content)
    {
        context.Response.ContentType = "application/mapi-http";
        context.Response.Headers["X-ResponseCode"] = "0";
        byte[] body = [.. Encoding.ASCII.GetBytes($"PROCESSING\r\nDONE\r\nX-ResponseCode: {code}\r\nX-ElapsedTime: 3\r\n\r\n"), .. content];
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }
}
