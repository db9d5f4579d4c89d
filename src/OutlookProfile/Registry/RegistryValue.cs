using System;
using System.Linq;
using System.Text;

namespace OutlookProfile.Registry;

/// <summary>
/// One registry value exactly as the registry stores it: name ("" for the default value), type number and raw bytes.
/// Two values are equal when the type and every byte are; names compare without case, as the registry does.
/// </summary>
public sealed class RegistryValue : IEquatable<RegistryValue>
{
    private readonly byte[] data;

    public RegistryValue(string name, RegistryValueType type, byte[] data)
    {
        Name = name;
        Type = type;
        this.data = (byte[])data.Clone();
    }

    public string Name { get; }

    public RegistryValueType Type { get; }

    /// <summary>A copy of the raw bytes; strings include the terminator they were stored with, if any.</summary>
    public byte[] Data => (byte[])data.Clone();

    public static RegistryValue String(string name, string text) =>
        new(name, RegistryValueType.String, Encoding.Unicode.GetBytes(text + "\0"));

    public static RegistryValue ExpandString(string name, string text) =>
        new(name, RegistryValueType.ExpandString, Encoding.Unicode.GetBytes(text + "\0"));

    public static RegistryValue DWord(string name, uint number) =>
        new(name, RegistryValueType.DWord,
            [(byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)(number >> 24)]);

    public static RegistryValue Binary(string name, byte[] data) => new(name, RegistryValueType.Binary, data);

    /// <summary>The text of a REG_SZ or REG_EXPAND_SZ up to its first terminator, or null when the value is of another type.</summary>
    public string? AsText()
    {
        if (Type is not (RegistryValueType.String or RegistryValueType.ExpandString))
        {
            return null;
        }

        var text = Encoding.Unicode.GetString(data, 0, data.Length & ~1);
        var end = text.IndexOf('\0');
        return end < 0 ? text : text.Substring(0, end);
    }

    /// <summary>The number of a REG_DWORD of four bytes, or null.</summary>
    public uint? AsDWord() =>
        Type == RegistryValueType.DWord && data.Length == 4
            ? (uint)(data[0] | data[1] << 8 | data[2] << 16 | data[3] << 24)
            : null;

    public bool Equals(RegistryValue? other) =>
        other is not null
        && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase)
        && SameContent(other);

    /// <summary>Whether type and bytes are the same, whatever the names.</summary>
    public bool SameContent(RegistryValue other) => Type == other.Type && data.SequenceEqual(other.data);

    public override bool Equals(object? obj) => Equals(obj as RegistryValue);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name) * 31 + data.Length;

    public override string ToString() => $"{Name} ({Type}, {data.Length} bytes)";
}
