using System;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>An RPC interface of Exchange.</summary>
/// <param name="Port">The well-known endpoint behind the RPC proxy.</param>
internal sealed record RpcInterface(string Name, Guid Id, ushort Major, ushort Minor, int Port)
{
    /// <summary>The mailbox (MS-OXCRPC 1.9).</summary>
    public static RpcInterface Emsmdb { get; } = new("EMSMDB", new Guid("a4f1db00-ca47-1067-b31f-00dd010662da"), 0, 81, 6001);
}
