using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using OutlookProfile.Registry;

namespace OutlookProfile.Mapi;

/// <summary>
/// MAPI properties as registry values. LONG, BOOLEAN, UNICODE and BINARY are all REG_BINARY (little-endian; UNICODE is
/// UTF-16LE with its terminator), only STRING8 is REG_SZ. REG_DWORD never occurs.
/// </summary>
public static class MapiValue
{
    public static RegistryValue Long(PropertyTag tag, uint number) =>
        RegistryValue.Binary(tag.ValueName, [(byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)(number >> 24)]);

    public static RegistryValue Binary(PropertyTag tag, byte[] data) => RegistryValue.Binary(tag.ValueName, data);

    public static RegistryValue Uid(PropertyTag tag, MapiUid uid) => Binary(tag, uid.Bytes);

    /// <summary>A list of UIDs, concatenated, as the service tables keep them.</summary>
    public static RegistryValue Uids(PropertyTag tag, IEnumerable<MapiUid> uids) =>
        Binary(tag, uids.SelectMany(uid => uid.Bytes).ToArray());

    /// <summary>A text as the tag's type asks: PT_STRING8 or PT_UNICODE.</summary>
    public static RegistryValue Text(PropertyTag tag, string text) =>
        tag.Type == PropertyType.String8
            ? RegistryValue.String(tag.ValueName, text)
            : Binary(tag, Encoding.Unicode.GetBytes(text + "\0"));

    /// <summary>
    /// A list of texts as the tag's type asks, PT_MV_STRING8 or PT_MV_UNICODE: a count of four bytes, the place of each text from the
    /// value's beginning, the texts with their terminators. A place takes as many bytes as a pointer of the Outlook that reads it.
    /// </summary>
    public static RegistryValue Texts(PropertyTag tag, IReadOnlyList<string> texts, bool is64Bit)
    {
        var encoding = tag.Type == PropertyType.MultipleString8 ? Encoding.ASCII : Encoding.Unicode;
        var pointer = is64Bit ? 8 : 4;
        var data = new List<byte>(Number(texts.Count, 4));
        var content = new List<byte>();
        foreach (var text in texts)
        {
            data.AddRange(Number(4 + texts.Count * pointer + content.Count, pointer));
            content.AddRange(encoding.GetBytes(text + "\0"));
        }

        data.AddRange(content);
        return Binary(tag, data.ToArray());
    }

    /// <summary>The number of a PT_LONG, or null when there is no value or it is not four bytes of REG_BINARY.</summary>
    public static uint? ReadLong(RegistryValue? value)
    {
        if (value is not { Type: RegistryValueType.Binary } || value.Data is not { Length: 4 } data)
        {
            return null;
        }

        return (uint)(data[0] | data[1] << 8 | data[2] << 16 | data[3] << 24);
    }

    /// <summary>The text of a PT_STRING8 (REG_SZ) or PT_UNICODE (REG_BINARY), or null.</summary>
    public static string? ReadText(RegistryValue? value)
    {
        if (value is null || value.Type != RegistryValueType.Binary)
        {
            return value?.AsText();
        }

        var data = value.Data;
        var text = Encoding.Unicode.GetString(data, 0, data.Length & ~1);
        var end = text.IndexOf('\0');
        return end < 0 ? text : text.Substring(0, end);
    }

    /// <summary>The UIDs of a list, or null when the value is not REG_BINARY of a multiple of 16 bytes.</summary>
    public static IReadOnlyList<MapiUid>? ReadUids(RegistryValue? value)
    {
        if (value is not { Type: RegistryValueType.Binary } || value.Data is not { } data || data.Length % MapiUid.Length != 0)
        {
            return null;
        }

        var uids = new MapiUid[data.Length / MapiUid.Length];
        for (var i = 0; i < uids.Length; i++)
        {
            var uid = new byte[MapiUid.Length];
            Array.Copy(data, i * MapiUid.Length, uid, 0, uid.Length);
            uids[i] = new MapiUid(uid);
        }

        return uids;
    }

    /// <summary>Little-endian.</summary>
    private static byte[] Number(int number, int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < 4; i++)
        {
            bytes[i] = (byte)(number >> 8 * i);
        }

        return bytes;
    }
}
