using System;
using System.Buffers.Binary;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OutlookProfile.Connectivity.Rpc;

/// <summary>A connection-oriented PDU in one fragment, little-endian (C706 12.6.3.1).</summary>
internal sealed class Pdu
{
    /// <summary>In bytes: version 2, type 1, flags 1, data representation 4, fragment length 2, authentication length 2, call 4.</summary>
    public const int HeaderSize = 16;

    private const byte FirstAndLastFragment = 3;
    private const byte LittleEndian = 0x10;

    private readonly byte[] bytes;

    private Pdu(byte[] bytes) => this.bytes = bytes;

    public PduType Type => (PduType)bytes[2];

    public uint CallId => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(12));

    public ushort AuthenticationLength => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(10));

    /// <summary>Header included.</summary>
    public byte[] Bytes => bytes;

    public ReadOnlySpan<byte> Body => bytes.AsSpan(HeaderSize);

    public static Pdu Create(PduType type, byte[] body, uint callId = 0, ushort authenticationLength = 0)
    {
        var bytes = new byte[HeaderSize + body.Length];
        bytes[0] = 5;
        bytes[2] = (byte)type;
        bytes[3] = FirstAndLastFragment;
        bytes[4] = LittleEndian;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), checked((ushort)bytes.Length));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(10), authenticationLength);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), callId);
        body.CopyTo(bytes, HeaderSize);
        return new Pdu(bytes);
    }

    /// <summary>At most 64 KB, which is all that its length can say.</summary>
    /// <returns>Null at the end of the stream.</returns>
    /// <exception cref="PduException">These bytes are no PDU.</exception>
    public static async Task<Pdu?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var header = new byte[HeaderSize];
        var read = await stream.ReadAtLeastAsync(header, HeaderSize, throwOnEndOfStream: false, cancellation);
        if (read == 0)
        {
            return null;
        }

        if (read < HeaderSize)
        {
            throw new PduException($"the connection ended after {read} bytes of a PDU's header");
        }

        if (header[0] != 5 || header[4] != LittleEndian)
        {
            throw new PduException($"{Convert.ToHexString(header)} is no header of a PDU");
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8));
        if (length < HeaderSize)
        {
            throw new PduException($"a PDU says that it has {length} bytes, fewer than its header");
        }

        var bytes = new byte[length];
        header.CopyTo(bytes, 0);
        var body = await stream.ReadAtLeastAsync(bytes.AsMemory(HeaderSize), length - HeaderSize, throwOnEndOfStream: false, cancellation);
        return body == length - HeaderSize ? new Pdu(bytes) : throw new PduException($"the connection ended after {HeaderSize + body} of a PDU's {length} bytes");
    }

    public static Pdu Parse(byte[] bytes) => bytes.Length >= HeaderSize && BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8)) == bytes.Length
        ? new Pdu(bytes)
        : throw new PduException($"{bytes.Length} bytes are not one PDU");
}
