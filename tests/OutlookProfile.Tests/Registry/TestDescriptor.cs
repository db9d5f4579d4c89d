using System;
using System.Collections.Generic;

namespace OutlookProfile.Tests.Registry;

/// <summary>Self-relative security descriptors ([MS-DTYP] 2.4.6) made by hand.</summary>
internal static class TestDescriptor
{
    /// <summary>Owner and group of the original, and a protected DACL with one entry: Everyone, KEY_ALL_ACCESS.</summary>
    public static byte[] WithEveryoneFullControl(byte[] original) => WithEveryone(original, 0xF003F);

    /// <summary>The same with KEY_READ, WRITE_DAC and WRITE_OWNER, so that it can be opened again.</summary>
    public static byte[] WithEveryoneReading(byte[] original) => WithEveryone(original, 0xE0019);

    private static byte[] WithEveryone(byte[] original, int access)
    {
        byte[] everyone = [1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0];
        byte[] acl = [2, 0, 28, 0, 1, 0, 0, 0, 0, 0, 20, 0, .. BitConverter.GetBytes(access), .. everyone];
        byte[] owner = Sid(original, 4), group = Sid(original, 8);
        var descriptor = new List<byte> { 1, 0, 0x04, 0x90 };
        var offset = 20;
        Offset(owner.Length);
        Offset(group.Length);
        descriptor.AddRange(BitConverter.GetBytes(0));
        Offset(acl.Length);
        return [.. descriptor, .. owner, .. group, .. acl];

        void Offset(int length)
        {
            descriptor.AddRange(BitConverter.GetBytes(length == 0 ? 0 : offset));
            offset += length;
        }
    }

    private static byte[] Sid(byte[] descriptor, int offsetField)
    {
        var start = BitConverter.ToInt32(descriptor, offsetField);
        return start == 0 ? [] : descriptor[start..(start + 8 + 4 * descriptor[start + 1])];
    }
}
