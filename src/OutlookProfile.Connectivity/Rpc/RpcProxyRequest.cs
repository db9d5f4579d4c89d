using System.Collections.Generic;
using OutlookProfile.Connectivity.Http;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>The requests to an RPC proxy (MS-RPCH 2.1.2.1).</summary>
internal static class RpcProxyRequest
{
    public const string InVerb = "RPC_IN_DATA";
    public const string OutVerb = "RPC_OUT_DATA";
    public const string Path = "/rpc/rpcproxy.dll";

    /// <summary>2.1.2.1.1: at least 128 KB, at most 2 GB; the protocol opens another channel before it is used up.</summary>
    private const long InLength = 1024 * 1024 * 1024;

    private static readonly IReadOnlyList<(string, string)> Headers =
    [
        ("Accept", "application/rpc"),
        ("User-Agent", "MSRPC"),
        ("Cache-Control", "no-cache"),
        ("Pragma", "No-cache"),
        ("Connection", "Keep-Alive"),
    ];

    /// <summary>2.1.2.1.5: a request without content is answered by the RPC proxy itself, no RPC server is needed.</summary>
    public static HttpRequest Echo(string verb, string server, int port) => new(verb, Target(server, port), Headers, []);

    /// <summary>The IN channel, beginning with CONN/B1.</summary>
    public static HttpRequest In(string server, int port, Pdu connB1) => new(InVerb, Target(server, port), Headers, connB1.Bytes) { DeclaredLength = InLength };

    /// <summary>The OUT channel: CONN/A1 and nothing else.</summary>
    public static HttpRequest Out(string server, int port, Pdu connA1) => new(OutVerb, Target(server, port), Headers, connA1.Bytes);

    private static string Target(string server, int port) => $"{Path}?{server}:{port}";
}
