using System;
using System.Runtime.InteropServices;

namespace OutlookProfile.Windows;

/// <summary>Security identifiers between text and binary form (sddl.h).</summary>
internal static class Sid
{
    public const string LocalSystem = "S-1-5-18";
    public const string Administrators = "S-1-5-32-544";

    /// <summary>NT SERVICE\TrustedInstaller, which owns what Windows brings along.</summary>
    public const string TrustedInstaller = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";

    /// <summary>CREATOR OWNER: stands in what is inherited for whoever makes something.</summary>
    public const string CreatorOwner = "S-1-3-0";

    /// <summary>OWNER RIGHTS: whoever owns the object.</summary>
    public const string OwnerRights = "S-1-3-4";

    /// <summary>The text of a binary SID.</summary>
    /// <param name="subject">Whose it is, for the message of a failure.</param>
    public static string Text(IntPtr sid, Text subject)
    {
        if (!ConvertSidToStringSidW(sid, out var text))
        {
            throw WindowsError.Of($"Reading the SID of", subject, Marshal.GetLastWin32Error());
        }

        using (text)
        {
            return Marshal.PtrToStringUni(text.DangerousGetHandle())!;
        }
    }

    /// <summary>The binary SID of a text.</summary>
    /// <exception cref="ArgumentException">The text is no SID.</exception>
    public static LocalMemory Parse(string text) =>
        ConvertStringSidToSidW(text, out var sid)
            ? sid
            : throw new ArgumentException($"'{text}' is no SID: one such as S-1-5-21-... is expected.", nameof(text));

    /// <summary>The bytes of a SID as an LDAP filter has them, "\01\05...": its text only Active Directory would understand (RFC 4515; [MS-DTYP] 2.4.2.2).</summary>
    /// <exception cref="ArgumentException">The text is no SID.</exception>
    public static string ForFilter(string text)
    {
        using var sid = Parse(text);
        var binary = sid.DangerousGetHandle();
        var bytes = new byte[8 + 4 * Marshal.ReadByte(binary, 1)];
        Marshal.Copy(binary, bytes, 0, bytes.Length);
        return @"\" + BitConverter.ToString(bytes).Replace('-', '\\');
    }

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertSidToStringSidW(IntPtr sid, out LocalMemory text);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertStringSidToSidW(string text, out LocalMemory sid);
}
