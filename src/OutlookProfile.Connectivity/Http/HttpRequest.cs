using System.Collections.Generic;

namespace OutlookProfile.Connectivity.Http;

/// <param name="Path">With the query.</param>
/// <param name="Headers">But for Host, Content-Length and Authorization.</param>
internal sealed record HttpRequest(string Method, string Path, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    /// <summary>What Content-Length declares, in bytes; a channel of RPC over HTTP declares much more than is sent at first.</summary>
    public long DeclaredLength { get; init; } = Body.Length;

    /// <summary>The same request without its content, as the first legs of NTLM and Negotiate are sent.</summary>
    public HttpRequest Emptied => this with { Body = [], DeclaredLength = 0 };
}
