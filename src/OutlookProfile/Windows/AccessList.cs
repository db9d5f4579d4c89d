using System;
using System.Runtime.InteropServices;

namespace OutlookProfile.Windows;

/// <summary>Reads an access list in memory (ACL and ACE_HEADER, winnt.h; [MS-DTYP] 2.4.4 and 2.4.5).</summary>
internal static class AccessList
{
    private const int AceCountOffset = 4;
    private const int FirstAceOffset = 8;
    private const int AceSizeOffset = 2;
    private const int MaskOffset = 4;
    private const int SidOffset = 8;

    private const byte AccessAllowed = 0;
    private const byte AccessAllowedCallback = 9;
    private const byte AccessDenied = 1;
    private const byte AccessDeniedObject = 6;
    private const byte AccessDeniedCallback = 10;

    /// <summary>
    /// FILE_WRITE_DATA, FILE_APPEND_DATA, FILE_WRITE_EA, FILE_DELETE_CHILD, FILE_WRITE_ATTRIBUTES, DELETE, WRITE_DAC, WRITE_OWNER,
    /// GENERIC_ALL, GENERIC_WRITE.
    /// </summary>
    private const uint Writing = 0x500D0156;

    /// <summary>Whoever is not named but might be meant, as by a list that is not there.</summary>
    private const string Everybody = "S-1-1-0";

    /// <summary>The SID of the first who is allowed to change something, now or in what is made below; null when only those are who are trusted.</summary>
    /// <param name="acl">Zero for no list at all, which allows everything to everybody.</param>
    public static string? FindWriter(IntPtr acl, string subject, Func<string, bool> isTrusted)
    {
        if (acl == IntPtr.Zero)
        {
            return Everybody;
        }

        var count = (ushort)Marshal.ReadInt16(acl, AceCountOffset);
        var ace = acl + FirstAceOffset;
        for (var i = 0; i < count; i++)
        {
            var kind = Marshal.ReadByte(ace);
            var writes = ((uint)Marshal.ReadInt32(ace, MaskOffset) & Writing) != 0;
            if (writes && kind is not (AccessDenied or AccessDeniedObject or AccessDeniedCallback))
            {
                // The other kinds do not occur on files; where one does, it is not for us to weigh.
                var sid = kind is AccessAllowed or AccessAllowedCallback ? Sid.Text(ace + SidOffset, Text.Verbatim(subject)) : Everybody;
                if (!isTrusted(sid))
                {
                    return sid;
                }
            }

            ace += (ushort)Marshal.ReadInt16(ace, AceSizeOffset);
        }

        return null;
    }
}
