using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Linq;
using System.Text;
using OutlookProfile.Connectivity.Http;

namespace OutlookProfile.Connectivity.MapiHttp;

/// <summary>An answer of MAPI over HTTP (MS-OXCMAPIHTTP 2.2.2.2).</summary>
/// <param name="Code">X-ResponseCode; null when what answered is no MAPI over HTTP.</param>
/// <param name="Status">The StatusCode and ErrorCode of the response body, 0 for success; null without a body.</param>
/// <param name="Cookies">For the next request of the session.</param>
internal sealed record MapiHttpAnswer(uint? Code, (uint StatusCode, uint ErrorCode)? Status, string Cookies)
{
    private const string MediaType = "application/mapi-http";
    private const string ResponseCode = "X-ResponseCode";

    public static MapiHttpAnswer Of(HttpAnswer answer)
    {
        var head = answer.Head;
        if (head.Status != 200 || head.MediaType != MediaType)
        {
            return new MapiHttpAnswer(null, null, "");
        }

        var (code, content) = Unwrap(answer.Body);
        code ??= Number(head.First(ResponseCode));
        return new MapiHttpAnswer(
            code,
            content.Length >= 8 ? (BinaryPrimitives.ReadUInt32LittleEndian(content), BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(4))) : null,
            string.Join("; ", head.All("Set-Cookie").Select(cookie => cookie.Split(';')[0].Trim())));
    }

    /// <summary>2.2.7: PROCESSING and PENDING while the server works, then DONE, headers that replace the first ones, an empty line, the content.</summary>
    private static (uint? Code, byte[] Content) Unwrap(byte[] body)
    {
        var end = body.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0 || !body.AsSpan().StartsWith("PROCESSING"u8) && !body.AsSpan().StartsWith("DONE"u8))
        {
            return (null, body);
        }

        var code = Encoding.ASCII.GetString(body, 0, end).Split("\r\n")
            .Where(line => line.StartsWith(ResponseCode + ":", StringComparison.OrdinalIgnoreCase))
            .Select(line => Number(line[(ResponseCode.Length + 1)..]))
            .FirstOrDefault();
        return (code, body[(end + 4)..]);
    }

    private static uint? Number(string? text) => uint.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
