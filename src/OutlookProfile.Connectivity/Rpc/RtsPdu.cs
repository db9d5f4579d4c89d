using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>An RTS PDU: what the two ends of RPC over HTTP tell each other about their channels (MS-RPCH 2.2.3, 2.2.4).</summary>
internal sealed record RtsPdu(RtsFlags Flags, IReadOnlyList<RtsCommand> Commands)
{
    private const int CommandsAt = 4;

    public IEnumerable<RtsCommandType> Shape => Commands.Select(command => command.Type);

    public bool Has(params RtsCommandType[] shape) => Shape.SequenceEqual(shape);

    public Pdu Encode()
    {
        var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        writer.Write((ushort)Flags);
        writer.Write((ushort)Commands.Count);
        foreach (var command in Commands)
        {
            writer.Write((uint)command.Type);
            writer.Write(command.Argument);
        }

        return Pdu.Create(PduType.Rts, body.ToArray());
    }

    /// <exception cref="PduException">Not an RTS PDU, or one with a command that is unknown or cut off.</exception>
    public static RtsPdu Decode(Pdu pdu)
    {
        var body = pdu.Body;
        if (pdu.Type != PduType.Rts || body.Length < CommandsAt)
        {
            throw new PduException($"a PDU of type {(byte)pdu.Type} came where an RTS PDU has to be");
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(body[2..]);
        var commands = new List<RtsCommand>();
        var at = CommandsAt;
        for (var i = 0; i < count; i++)
        {
            var type = (RtsCommandType)Number(body, at);
            at += sizeof(uint);
            var length = LengthOf(type, body, at);
            if (length > body.Length - at)
            {
                throw new PduException($"the RTS command {(uint)type} is cut off");
            }

            commands.Add(new RtsCommand(type, body.Slice(at, (int)length).ToArray()));
            at += (int)length;
        }

        return new RtsPdu((RtsFlags)BinaryPrimitives.ReadUInt16LittleEndian(body), commands);
    }

    /// <summary>In bytes, behind the command's type.</summary>
    private static long LengthOf(RtsCommandType type, ReadOnlySpan<byte> body, int at) => type switch
    {
        RtsCommandType.FlowControlAck => 24,
        RtsCommandType.Cookie or RtsCommandType.AssociationGroupId => 16,
        RtsCommandType.Empty or RtsCommandType.NegativeAnce or RtsCommandType.Ance => 0,
        RtsCommandType.Padding => 4L + Number(body, at),
        RtsCommandType.ClientAddress => Number(body, at) == 0 ? 4 + 4 + 12 : 4 + 16 + 12,
        > RtsCommandType.PingTrafficSentNotify => throw new PduException($"the RTS command {(uint)type} is not known"),
        _ => 4,
    };

    private static uint Number(ReadOnlySpan<byte> body, int at) => body.Length - at >= sizeof(uint)
        ? BinaryPrimitives.ReadUInt32LittleEndian(body[at..])
        : throw new PduException($"an RTS PDU is cut off");
}
