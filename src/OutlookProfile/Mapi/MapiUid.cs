using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace OutlookProfile.Mapi;

/// <summary>
/// A MAPIUID (mapidefs.h): 16 bytes that name a profile section. Its registry key is those bytes in stored order as
/// 32 lower-case hex digits, not a GUID in display order.
/// </summary>
public sealed class MapiUid : IEquatable<MapiUid>
{
    public const int Length = 16;

    private readonly byte[] bytes;

    /// <param name="bytes">16 bytes.</param>
    public MapiUid(byte[] bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException($"A MAPIUID has {Length} bytes, not {bytes.Length}.", nameof(bytes));
        }

        this.bytes = (byte[])bytes.Clone();
    }

    public byte[] Bytes => (byte[])bytes.Clone();

    /// <summary>The name of the section's key.</summary>
    public string KeyName => string.Concat(bytes.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));

    /// <summary>
    /// A name-based UID (RFC 4122 version 5): the same seed gives the same UID, so that a repair or an upgrade, or the plan
    /// printed before the installation, names the same sections.
    /// </summary>
    public static MapiUid FromName(string name)
    {
        // The namespace is this product's own: any fixed random UUID does.
        byte[] space = [0x2b, 0x8e, 0x0f, 0x5d, 0x96, 0x1c, 0x4a, 0x57, 0x8d, 0x27, 0x6b, 0x0a, 0x3e, 0x91, 0xc4, 0x72];
        using var sha1 = SHA1.Create();
        var hash = sha1.ComputeHash([.. space, .. Encoding.UTF8.GetBytes(name)]);
        var uid = new byte[Length];
        Array.Copy(hash, uid, Length);
        uid[6] = (byte)(uid[6] & 0x0F | 0x50);
        uid[8] = (byte)(uid[8] & 0x3F | 0x80);
        return new MapiUid(uid);
    }

    public bool Equals(MapiUid? other) => other is not null && bytes.SequenceEqual(other.bytes);

    public override bool Equals(object? obj) => Equals(obj as MapiUid);

    public override int GetHashCode() => BitConverter.ToInt32(bytes, 0);

    public override string ToString() => KeyName;
}
