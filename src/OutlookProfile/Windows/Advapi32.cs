using System;
using System.Runtime.InteropServices;

namespace OutlookProfile.Windows;

/// <summary>The registry functions of advapi32.dll (winreg.h). Each returns a Windows error code, 0 for success.</summary>
internal static class Advapi32
{
    public const uint HkeyLocalMachine = 0x80000002;
    public const uint HkeyUsers = 0x80000003;

    public const uint KeyQueryValue = 0x0001;
    public const uint KeySetValue = 0x0002;
    public const uint KeyCreateSubKey = 0x0004;
    public const uint KeyEnumerateSubKeys = 0x0008;
    /// <summary>REG_OPTION_OPEN_LINK: the link itself is meant, not what it points to.</summary>
    public const uint OpenLink = 0x8;

    public const uint Delete = 0x00010000;
    public const uint ReadControl = 0x00020000;
    public const uint WriteDac = 0x00040000;
    public const uint WriteOwner = 0x00080000;
    public const uint MaximumAllowed = 0x02000000;
    public const uint KeyWow64Key64 = 0x0100;
    public const uint KeyWow64Key32 = 0x0200;

    public const int PathNotFound = 3;
    public const int InvalidParameter = 87;
    public const int InsufficientBuffer = 122;
    public const int MoreData = 234;
    public const int NoMoreItems = 259;

    public const uint OwnerSecurityInformation = 1;
    public const uint GroupSecurityInformation = 2;
    public const uint DaclSecurityInformation = 4;

    private const string Library = "advapi32.dll";

    [DllImport(Library, ExactSpelling = true)]
    public static extern int RegOpenCurrentUser(uint access, out RegistryKeyHandle key);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern int RegOpenKeyExW(RegistryKeyHandle parent, string name, uint options, uint access, out RegistryKeyHandle key);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern int RegCreateKeyExW(
        RegistryKeyHandle parent, string name, uint reserved, string? className, uint options, uint access, IntPtr security, out RegistryKeyHandle key, out uint disposition);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern int RegDeleteKeyExW(RegistryKeyHandle parent, string name, uint view, uint reserved);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern int RegQueryInfoKeyW(
        RegistryKeyHandle key,
        IntPtr className,
        IntPtr classNameLength,
        IntPtr reserved,
        out uint subKeys,
        out uint maxSubKeyLength,
        out uint maxClassLength,
        out uint values,
        out uint maxValueNameLength,
        out uint maxValueLength,
        IntPtr securityDescriptorLength,
        IntPtr lastWriteTime);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern int RegEnumKeyExW(
        RegistryKeyHandle key, uint index, [Out] char[] name, ref uint nameLength, IntPtr reserved, IntPtr className, IntPtr classNameLength, IntPtr lastWriteTime);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern int RegEnumValueW(
        RegistryKeyHandle key, uint index, [Out] char[] name, ref uint nameLength, IntPtr reserved, out uint type, [Out] byte[] data, ref uint dataLength);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern int RegQueryValueExW(RegistryKeyHandle key, string name, IntPtr reserved, out uint type, [Out] byte[]? data, ref uint dataLength);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern int RegSetValueExW(RegistryKeyHandle key, string name, uint reserved, uint type, byte[] data, uint dataLength);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern int RegDeleteValueW(RegistryKeyHandle key, string name);

    [DllImport(Library, ExactSpelling = true)]
    public static extern int RegGetKeySecurity(RegistryKeyHandle key, uint information, [Out] byte[] descriptor, ref uint length);

    [DllImport(Library, ExactSpelling = true)]
    public static extern int RegSetKeySecurity(RegistryKeyHandle key, uint information, byte[] descriptor);

    [DllImport(Library, ExactSpelling = true)]
    public static extern int RegFlushKey(RegistryKeyHandle key);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern int RegLoadKeyW(RegistryKeyHandle parent, string name, string file);

    [DllImport(Library, CharSet = CharSet.Unicode, ExactSpelling = true)]
    public static extern int RegUnLoadKeyW(RegistryKeyHandle parent, string name);

    [DllImport(Library, ExactSpelling = true)]
    public static extern int RegCloseKey(IntPtr key);
}
