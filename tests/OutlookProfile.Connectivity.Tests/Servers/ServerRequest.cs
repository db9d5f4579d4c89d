using System;
using System.Collections.Generic;
using System.Linq;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>The head of a request, as a server reads it.</summary>
/// <param name="Target">What stands behind the question mark.</param>
internal sealed record ServerRequest(string Method, string Path, string Target, IReadOnlyList<(string Name, string Value)> Headers)
{
    public long Length => long.Parse(Header("Content-Length") ?? "0");

    public string? Header(string name) => Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public static ServerRequest Parse(string text)
    {
        var lines = text.Split("\r\n");
        var words = lines[0].Split(' ');
        var url = words[1].Split('?', 2);
        return new ServerRequest(
            words[0],
            url[0],
            url.Length > 1 ? url[1] : "",
            [.. lines.Skip(1).Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2).Select(parts => (parts[0].Trim(), parts[1].Trim()))]);
    }
}
