using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using OutlookProfile.Connectivity.Rpc;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>The RPC server behind the proxy: binds Exchange's interfaces, and lists them (C706 appendix Q, rpc__mgmt_inq_if_ids).</summary>
internal sealed class TestRpcServer(int port, Func<Pdu, int, Pdu?> bind)
{
    public static readonly IReadOnlyList<int> Ports = [6001, 6002, 6004];

    private const uint RangeError = 0x1c010002; // nca_s_op_rng_error

    private static readonly Guid Management = new("afa8bd80-7d8a-11c9-bef4-08002b102989");

    private static readonly (Guid Id, ushort Major, ushort Minor, int[] Ports)[] Interfaces =
    [
        (RpcInterface.Emsmdb.Id, 0, 81, [6001]),
        (new("1544f5e0-613c-11d1-93df-00c04fd7bd09"), 1, 0, [6001, 6002]), // RFR
        (new("f5cc5a18-4264-101a-8c59-08002b2f8426"), 56, 0, [6002, 6004]), // NSPI
        (Management, 1, 0, [6001, 6002, 6004]),
    ];

    private Guid bound;

    /// <returns>Null when a PDU has no answer.</returns>
    public Pdu? Serve(Pdu pdu)
    {
        switch (pdu.Type)
        {
            case PduType.Bind:
                bound = Wanted(pdu).FirstOrDefault();
                return bind(pdu, port);
            case PduType.AlterContext:
                bound = Wanted(pdu).FirstOrDefault();
                return Answer(pdu, port);
            case PduType.Request:
                return Call(pdu);
            case PduType.Auth3:
                return null;
            default:
                throw new IOException($"a PDU of type {(byte)pdu.Type} came where a call has to be");
        }
    }

    /// <summary>bind_ack: what is offered at the port is accepted, all else refused with the reason.</summary>
    public static Pdu Answer(Pdu pdu, int port)
    {
        var bytes = pdu.Bytes;
        var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        writer.Write(bytes.AsSpan(16, 4)); // fragment sizes as asked for
        writer.Write(0x1234u); // association group
        var address = Encoding.ASCII.GetBytes(port + "\0");
        writer.Write((ushort)address.Length);
        writer.Write(address);
        while ((body.Length + Pdu.HeaderSize) % 4 != 0)
        {
            writer.Write((byte)0);
        }

        var wanted = Wanted(pdu).ToArray();
        writer.Write((uint)wanted.Length);
        foreach (var id in wanted)
        {
            var isOffered = Interfaces.Any(known => known.Id == id && known.Ports.Contains(port));
            writer.Write((ushort)(isOffered ? 0 : 2));
            writer.Write((ushort)(isOffered ? 0 : 1));
            writer.Write((isOffered ? BindPdu.Ndr : Guid.Empty).ToByteArray());
            writer.Write(isOffered ? 2u : 0u);
        }

        ushort tokenLength = 0;
        if (pdu.AuthenticationLength > 0)
        {
            // MS-RPCE 2.2.2.11: the trailer before the token; answer NTLM's first message with its second.
            var token = NtlmMessages.Challenge(new byte[8]);
            var trailer = bytes.AsSpan(bytes.Length - pdu.AuthenticationLength - 8, 8).ToArray();
            trailer[2] = 0;
            writer.Write(trailer);
            writer.Write(token);
            tokenLength = (ushort)token.Length;
        }

        return Pdu.Create(pdu.Type == PduType.Bind ? PduType.BindAck : PduType.AlterContextResponse, body.ToArray(), pdu.CallId, tokenLength);
    }

    private Pdu Call(Pdu pdu)
    {
        var operation = BinaryPrimitives.ReadUInt16LittleEndian(pdu.Bytes.AsSpan(22));
        return bound == Management && operation == 0
            ? Pdu.Create(PduType.Response, WithHeader(InterfaceList()), pdu.CallId)
            : Pdu.Create(PduType.Fault, [.. BitConverter.GetBytes(32u), 0, 0, 0, 0, .. BitConverter.GetBytes(RangeError), 0, 0, 0, 0], pdu.CallId);
    }

    private byte[] InterfaceList()
    {
        var here = Interfaces.Where(known => known.Ports.Contains(port)).ToArray();
        var list = new MemoryStream();
        using var writer = new BinaryWriter(list);
        writer.Write(0x20000u);
        writer.Write((uint)here.Length);
        writer.Write((uint)here.Length);
        for (var i = 0; i < here.Length; i++)
        {
            writer.Write(0x20004u + 4u * (uint)i);
        }

        foreach (var known in here)
        {
            writer.Write(known.Id.ToByteArray());
            writer.Write(known.Major);
            writer.Write(known.Minor);
        }

        writer.Write(0u);
        return list.ToArray();
    }

    private static byte[] WithHeader(byte[] stub) => [.. BitConverter.GetBytes((uint)stub.Length), 0, 0, 0, 0, .. stub];

    private static IEnumerable<Guid> Wanted(Pdu pdu)
    {
        var (at, contexts) = (28, pdu.Bytes[24]);
        for (var i = 0; i < contexts; i++)
        {
            yield return new Guid(pdu.Bytes.AsSpan(at + 4, 16));
            at += 24 + 20 * pdu.Bytes[at + 2];
        }
    }
}
