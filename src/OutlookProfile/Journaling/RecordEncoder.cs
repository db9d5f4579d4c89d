using System;
using System.IO;
using OutlookProfile.Registry;

namespace OutlookProfile.Journaling;

/// <summary>Little-endian numbers, length-prefixed bytes and UTF-16 texts; the reverse of <see cref="RecordDecoder"/>.</summary>
internal sealed class RecordEncoder
{
    private readonly MemoryStream stream = new();

    public long Length => stream.Length;

    public void Byte(byte value) => stream.WriteByte(value);

    public void UInt32(uint value)
    {
        Byte((byte)value);
        Byte((byte)(value >> 8));
        Byte((byte)(value >> 16));
        Byte((byte)(value >> 24));
    }

    public void Int64(long value)
    {
        UInt32((uint)value);
        UInt32((uint)(value >> 32));
    }

    public void Raw(byte[] bytes) => stream.Write(bytes, 0, bytes.Length);

    public void Bytes(byte[] bytes)
    {
        UInt32((uint)bytes.Length);
        Raw(bytes);
    }

    public void OptionalBytes(byte[]? bytes)
    {
        Byte(bytes is null ? (byte)0 : (byte)1);
        if (bytes is not null)
        {
            Bytes(bytes);
        }
    }

    public void Text(string text) => Bytes(Utf16.GetBytes(text));

    public void Value(RegistryValue value)
    {
        Text(value.Name);
        UInt32((uint)value.Type);
        Bytes(value.Data);
    }

    public void OptionalValue(RegistryValue? value)
    {
        Byte(value is null ? (byte)0 : (byte)1);
        if (value is not null)
        {
            Value(value);
        }
    }

    public byte[] ToArray() => stream.ToArray();
}
