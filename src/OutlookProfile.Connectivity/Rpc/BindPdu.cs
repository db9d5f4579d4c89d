using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>bind and its answers (C706 12.6.4.3 to 12.6.4.5).</summary>
internal static class BindPdu
{
    /// <summary>The transfer syntax NDR 2.0.</summary>
    public static readonly Guid Ndr = new("8a885d04-1ceb-11c9-9fe8-08002b104860");

    private const uint NdrVersion = 2;

    /// <summary>In bytes, as Windows and impacket ask for.</summary>
    private const ushort LargestFragment = 4280;

    private const int ResultSize = 24;

    /// <summary>Asks for one interface, without authentication: that the endpoint answers is what a check wants to know.</summary>
    public static Pdu Create(RpcInterface wanted, uint callId = 1)
    {
        var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        writer.Write(LargestFragment);
        writer.Write(LargestFragment);
        writer.Write(0u); // a new association group
        writer.Write(1u); // one context
        writer.Write((ushort)0); // its number
        writer.Write((ushort)1); // one transfer syntax
        writer.Write(wanted.Id.ToByteArray());
        writer.Write(wanted.Major);
        writer.Write(wanted.Minor);
        writer.Write(Ndr.ToByteArray());
        writer.Write(NdrVersion);
        return Pdu.Create(PduType.Bind, body.ToArray(), callId);
    }

    /// <summary>What a bind_ack says for each context: result 0 is acceptance; reason 1 names the interface, 2 the transfer syntax.</summary>
    /// <exception cref="PduException">It is cut off.</exception>
    public static IReadOnlyList<(ushort Result, ushort Reason)> Results(Pdu acknowledgement)
    {
        var bytes = acknowledgement.Bytes.AsSpan();
        try
        {
            var addressLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes[24..]);
            var at = (26 + addressLength + 3) & ~3;
            var results = new List<(ushort, ushort)>();
            for (var (i, count) = (0, (int)bytes[at]); i < count; i++)
            {
                var result = bytes.Slice(at + 4 + ResultSize * i, ResultSize);
                results.Add((BinaryPrimitives.ReadUInt16LittleEndian(result), BinaryPrimitives.ReadUInt16LittleEndian(result[2..])));
            }

            return results;
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw new PduException($"a bind_ack is cut off");
        }
    }

    /// <summary>Why a bind_nak refuses, or the code of a fault; null when it is cut off.</summary>
    public static uint? Refusal(Pdu pdu) => pdu.Type switch
    {
        PduType.BindNak when pdu.Bytes.Length >= 18 => BinaryPrimitives.ReadUInt16LittleEndian(pdu.Bytes.AsSpan(16)),
        PduType.Fault when pdu.Bytes.Length >= 28 => BinaryPrimitives.ReadUInt32LittleEndian(pdu.Bytes.AsSpan(24)),
        _ => null,
    };
}
