using System;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>The RTS PDUs that a client sends, and how it knows those that it receives (MS-RPCH 2.2.4).</summary>
internal static class RtsMessages
{
    private const uint ProtocolVersion = 1;

    /// <summary>2.2.4.2: the client's first word on the OUT channel.</summary>
    /// <param name="receiveWindow">In bytes.</param>
    public static Pdu ConnA1(Guid virtualConnection, Guid outChannel, uint receiveWindow) => new RtsPdu(RtsFlags.None,
    [
        RtsCommand.Of(RtsCommandType.Version, ProtocolVersion),
        RtsCommand.Of(RtsCommandType.Cookie, virtualConnection),
        RtsCommand.Of(RtsCommandType.Cookie, outChannel),
        RtsCommand.Of(RtsCommandType.ReceiveWindowSize, receiveWindow),
    ]).Encode();

    /// <summary>2.2.4.5: the client's first word on the IN channel.</summary>
    /// <param name="lifetime">How many bytes the channel may carry.</param>
    /// <param name="keepalive">In milliseconds.</param>
    public static Pdu ConnB1(Guid virtualConnection, Guid inChannel, uint lifetime, uint keepalive, Guid associationGroup) => new RtsPdu(RtsFlags.None,
    [
        RtsCommand.Of(RtsCommandType.Version, ProtocolVersion),
        RtsCommand.Of(RtsCommandType.Cookie, virtualConnection),
        RtsCommand.Of(RtsCommandType.Cookie, inChannel),
        RtsCommand.Of(RtsCommandType.ChannelLifetime, lifetime),
        RtsCommand.Of(RtsCommandType.ClientKeepalive, keepalive),
        RtsCommand.Of(RtsCommandType.AssociationGroupId, associationGroup),
    ]).Encode();

    /// <summary>2.2.4.4: the proxy has accepted the OUT channel.</summary>
    public static bool IsConnA3(this RtsPdu pdu) => pdu.Flags == RtsFlags.None && pdu.Has(RtsCommandType.ConnectionTimeout);

    /// <summary>2.2.4.9: IN and OUT channel have been brought together.</summary>
    public static bool IsConnC2(this RtsPdu pdu) =>
        pdu.Flags == RtsFlags.None && pdu.Has(RtsCommandType.Version, RtsCommandType.ReceiveWindowSize, RtsCommandType.ConnectionTimeout);

    /// <summary>2.2.4.48: the answer to an echo request.</summary>
    public static bool IsEcho(byte[] body)
    {
        try
        {
            return RtsPdu.Decode(Pdu.Parse(body)).Flags == RtsFlags.Echo;
        }
        catch (PduException)
        {
            return false;
        }
    }

    /// <summary>Pings, acknowledgements and keep-alive notices, which may come between any two others.</summary>
    public static bool IsHousekeeping(this RtsPdu pdu) => pdu.Flags == RtsFlags.Ping || pdu.Flags.HasFlag(RtsFlags.OtherCommand);
}
