using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OutlookProfile.Connectivity.Http;

/// <summary>Status line and headers of an answer (RFC 9112).</summary>
internal sealed record HttpHead(int Status, string Reason, IReadOnlyList<(string Name, string Value)> Headers)
{
    public IEnumerable<string> All(string name) => Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);

    public string? First(string name) => All(name).FirstOrDefault();

    public string MediaType => First("Content-Type")?.Split(';')[0].Trim().ToLowerInvariant() ?? "";

    public Challenges Challenges => Challenges.Parse(All("WWW-Authenticate"));

    /// <summary>Null without one, and for one that is no number.</summary>
    public long? ContentLength => long.TryParse(First("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    public bool IsChunked => First("Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true;

    public DateTimeOffset? Date => DateTimeOffset.TryParseExact(First("Date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    public bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308;

    /// <exception cref="HttpFormatException">This is no HTTP/1 answer.</exception>
    public static HttpHead Parse(string text)
    {
        var lines = text.Split('\n');
        var status = lines[0].TrimEnd('\r').Split(' ', 3);
        if (!status[0].StartsWith("HTTP/1.", StringComparison.Ordinal)
            || status.Length < 2
            || !int.TryParse(status[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || code is < 100 or > 999)
        {
            throw new HttpFormatException($"the answer begins with \"{Findings.Foreign.Text(lines[0])}\", which is no HTTP");
        }

        var headers = new List<(string, string)>();
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':');
            if (colon > 0)
            {
                headers.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }
        }

        return new HttpHead(code, status.Length > 2 ? status[2] : "", headers);
    }
}
