using System;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace WindowsInstaller.Authoring.Binding;

/// <summary>The four parts of a MsiFileHash row: the MD5 of the content, little-endian, as MsiGetFileHash returns it.</summary>
internal static class FileHash
{
    public static int[] Parts(byte[] content)
    {
        var hash = MD5.HashData(content);
        return Array.ConvertAll([0, 4, 8, 12], (int offset) => BinaryPrimitives.ReadInt32LittleEndian(hash.AsSpan(offset)));
    }
}
