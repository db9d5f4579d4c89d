using System;
using System.Buffers.Binary;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>Commands of an RTS PDU (MS-RPCH 2.2.3.5).</summary>
internal enum RtsCommandType : uint
{
    ReceiveWindowSize = 0,
    FlowControlAck = 1,
    ConnectionTimeout = 2,
    Cookie = 3,
    ChannelLifetime = 4,
    ClientKeepalive = 5,
    Version = 6,
    Empty = 7,
    Padding = 8,
    NegativeAnce = 9,
    Ance = 10,
    ClientAddress = 11,
    AssociationGroupId = 12,
    Destination = 13,
    PingTrafficSentNotify = 14,
}

/// <param name="Argument">The bytes behind the type.</param>
internal sealed record RtsCommand(RtsCommandType Type, byte[] Argument)
{
    public uint Number => BinaryPrimitives.ReadUInt32LittleEndian(Argument);

    public static RtsCommand Of(RtsCommandType type, uint number) => new(type, BitConverter.GetBytes(number));

    public static RtsCommand Of(RtsCommandType type, Guid id) => new(type, id.ToByteArray());
}
