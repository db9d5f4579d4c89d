using System;
using System.Buffers.Binary;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace OutlookProfile.Connectivity.Tests.Servers;

/// <summary>Just enough NTLM to judge a client: the challenge and the NTLMv2 proof (MS-NLMP 2.2.1.2, 2.2.1.3, 3.3.2).</summary>
internal static class NtlmMessages
{
    private const string Domain = "EXAMPLE";
    private const string Computer = "MBX";
    private const string DnsComputer = "mbx.example.test";

    /// <summary>Unicode, target info, extended session security, 128 and 56 bits, key exchange, sign, version, domain.</summary>
    private const uint Flags = 0xE2898235;

    private const ushort AvEnd = 0;
    private const ushort AvComputer = 1;
    private const ushort AvDomain = 2;
    private const ushort AvDnsComputer = 3;
    private const ushort AvTimestamp = 7;
    private const ushort AvChannelBindings = 10;

    /// <summary>The NTLM message in a token, which may be wrapped in SPNEGO; null when there is none.</summary>
    public static byte[]? Inside(byte[] token)
    {
        var at = token.AsSpan().IndexOf("NTLMSSP\0"u8);
        return at < 0 || token.Length < at + 12 ? null : token[at..];
    }

    public static bool IsNegotiate(byte[] message) => message[8] == 1;

    public static byte[] Challenge(byte[] challenge)
    {
        var info = new MemoryStream();
        using var pairs = new BinaryWriter(info);
        foreach (var (id, text) in new[] { (AvDomain, Domain), (AvComputer, Computer), (AvDnsComputer, DnsComputer) })
        {
            var bytes = Encoding.Unicode.GetBytes(text);
            pairs.Write(id);
            pairs.Write((ushort)bytes.Length);
            pairs.Write(bytes);
        }

        pairs.Write(AvTimestamp);
        pairs.Write((ushort)8);
        pairs.Write(DateTime.UtcNow.ToFileTimeUtc());
        pairs.Write((uint)AvEnd);

        const int header = 56;
        var name = Encoding.Unicode.GetBytes(Domain);
        var message = new MemoryStream();
        using var writer = new BinaryWriter(message);
        writer.Write("NTLMSSP\0"u8);
        writer.Write(2u);
        WriteField(writer, name.Length, header);
        writer.Write(Flags);
        writer.Write(challenge);
        writer.Write(0UL);
        WriteField(writer, (int)info.Length, header + name.Length);
        writer.Write([10, 0, 0x63, 0x45, 0, 0, 0, 15]);
        writer.Write(name);
        writer.Write(info.ToArray());
        return message.ToArray();
    }

    /// <summary>NegTokenResp: accept-incomplete, the mechanism NTLM, and its token (RFC 4178 4.2.2).</summary>
    public static byte[] InSpnego(byte[] token)
    {
        const string acceptIncompleteByNtlm = "A0030A0101A10C060A2B06010401823702020A";
        return Tlv(0xA1, Tlv(0x30, [.. Convert.FromHexString(acceptIncompleteByNtlm), .. Tlv(0xA2, Tlv(0x04, token))]));

        static byte[] Tlv(byte tag, byte[] content) => content.Length < 128
            ? [tag, (byte)content.Length, .. content]
            : [tag, 0x82, (byte)(content.Length >> 8), (byte)content.Length, .. content];
    }

    /// <summary>Whether an AUTHENTICATE_MESSAGE proves the user's password, and is bound to the certificate where one is given.</summary>
    public static bool IsProof(byte[] message, byte[] challenge, X509Certificate2? binding)
    {
        var domain = Encoding.Unicode.GetString(Field(message, 28));
        var user = Encoding.Unicode.GetString(Field(message, 36));
        var response = Field(message, 20);
        if (response.Length < 44 || !user.Equals(TestUser.Name, StringComparison.OrdinalIgnoreCase) || binding is not null && !IsBound(response, binding))
        {
            return false;
        }

        var key = HMACMD5.HashData(Convert.FromHexString(TestUser.NtHash), Encoding.Unicode.GetBytes(user.ToUpperInvariant() + domain));
        return CryptographicOperations.FixedTimeEquals(HMACMD5.HashData(key, (byte[])[.. challenge, .. response[16..]]), response.AsSpan(0, 16));
    }

    /// <summary>MsvAvChannelBindings is the MD5 of gss_channel_bindings_struct with tls-server-end-point (RFC 4121, RFC 5929 4.1).</summary>
    private static bool IsBound(byte[] response, X509Certificate2 certificate)
    {
        byte[] data = [.. "tls-server-end-point:"u8, .. SHA256.HashData(certificate.RawData)];
        var wanted = MD5.HashData((byte[])[.. new byte[16], .. BitConverter.GetBytes(data.Length), .. data]);
        for (var at = 44; at + 4 <= response.Length && response[at] != AvEnd;)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(response.AsSpan(at + 2));
            if (response[at] == AvChannelBindings)
            {
                return response.AsSpan(at + 4, length).SequenceEqual(wanted);
            }

            at += 4 + length;
        }

        return false;
    }

    private static void WriteField(BinaryWriter writer, int length, int offset)
    {
        writer.Write((ushort)length);
        writer.Write((ushort)length);
        writer.Write((uint)offset);
    }

    private static byte[] Field(byte[] message, int at) =>
        message.AsSpan((int)BinaryPrimitives.ReadUInt32LittleEndian(message.AsSpan(at + 4)), BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(at))).ToArray();
}
