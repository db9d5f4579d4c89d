using System;

namespace OutlookProfile.Registry;

/// <summary>
/// UTF-16 little-endian without any repair: registry names and texts may hold unpaired surrogates,
/// which System.Text.Encoding would replace.
/// </summary>
internal static class Utf16
{
    public static byte[] GetBytes(string text)
    {
        var bytes = new byte[text.Length * 2];
        Buffer.BlockCopy(text.ToCharArray(), 0, bytes, 0, bytes.Length);
        return bytes;
    }

    /// <summary>The text of an even number of bytes.</summary>
    public static string GetString(byte[] bytes, int offset, int count)
    {
        var characters = new char[count / 2];
        Buffer.BlockCopy(bytes, offset, characters, 0, characters.Length * 2);
        return new string(characters);
    }
}
