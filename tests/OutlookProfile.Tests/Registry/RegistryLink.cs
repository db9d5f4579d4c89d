using System;
using System.Runtime.InteropServices;
using System.Text;

namespace OutlookProfile.Tests.Registry;

/// <summary>Makes what an attacker would: a key that is a link to another one (REG_OPTION_CREATE_LINK, winnt.h), and hive files (RegSaveKey).</summary>
internal static class RegistryLink
{
    private const int CreateLinkOption = 2;
    private const int OpenLinkOption = 8;
    private const uint AllAccess = 0xF003F;
    private const uint LinkType = 6;
    private static readonly IntPtr CurrentUser = new(unchecked((int)0x80000001));

    /// <param name="key">Below HKEY_CURRENT_USER.</param>
    /// <param name="target">As the kernel spells it: \Registry\Machine\...</param>
    public static void Create(string key, string target)
    {
        Check(RegCreateKeyExW(CurrentUser, key, 0, null, CreateLinkOption, AllAccess, IntPtr.Zero, out var handle, out _));
        var bytes = Encoding.Unicode.GetBytes(target);
        Check(RegSetValueExW(handle, "SymbolicLinkValue", 0, LinkType, bytes, bytes.Length));
        RegCloseKey(handle);
    }

    public static void Delete(string key)
    {
        if (RegOpenKeyExW(CurrentUser, key, OpenLinkOption, AllAccess, out var handle) == 0)
        {
            NtDeleteKey(handle);
            RegCloseKey(handle);
        }
    }

    /// <summary>Writes a key of HKEY_CURRENT_USER to a hive file.</summary>
    public static void Save(string key, string file)
    {
        Check(RegOpenKeyExW(CurrentUser, key, 0, AllAccess, out var handle));
        Check(RegSaveKeyW(handle, file, IntPtr.Zero));
        RegCloseKey(handle);
    }

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new System.ComponentModel.Win32Exception(error);
        }
    }

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern int RegCreateKeyExW(
        IntPtr parent, string name, uint reserved, string? className, int options, uint access, IntPtr security, out IntPtr key, out uint disposition);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern int RegOpenKeyExW(IntPtr parent, string name, int options, uint access, out IntPtr key);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern int RegSetValueExW(IntPtr key, string name, uint reserved, uint type, byte[] data, int length);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern int RegSaveKeyW(IntPtr key, string file, IntPtr security);

    [DllImport("advapi32.dll", ExactSpelling = true)]
    private static extern int RegCloseKey(IntPtr key);

    [DllImport("ntdll.dll", ExactSpelling = true)]
    private static extern int NtDeleteKey(IntPtr key);
}
