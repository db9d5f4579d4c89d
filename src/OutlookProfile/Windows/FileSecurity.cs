using System;
using System.Runtime.InteropServices;

namespace OutlookProfile.Windows;

/// <summary>The Windows functions for owners and access of files (aclapi.h, sddl.h, securitybaseapi.h).</summary>
internal static class FileSecurity
{
    private const int AlreadyExists = 183;
    private const uint SddlRevision1 = 1;
    private const int FileObject = 1;
    private const uint OwnerSecurityInformation = 1;
    private const uint DaclSecurityInformation = 4;
    private const uint ProtectedDaclSecurityInformation = 0x80000000;

    /// <summary>Makes the directory with the given security (SDDL); false when it exists.</summary>
    public static bool CreateDirectory(string path, string descriptor)
    {
        using var security = Parse(descriptor);
        var attributes = new SecurityAttributes
        {
            Length = Marshal.SizeOf<SecurityAttributes>(),
            Descriptor = security.DangerousGetHandle(),
        };
        if (CreateDirectoryW(path, ref attributes))
        {
            return true;
        }

        var error = Marshal.GetLastWin32Error();
        return error == AlreadyExists ? false : throw WindowsError.Of("Creating folder", path, error);
    }

    /// <summary>Replaces the access list by that of the descriptor (SDDL), without inheritance.</summary>
    public static void SetAccess(string path, string descriptor)
    {
        using var security = Parse(descriptor);
        if (!GetSecurityDescriptorDacl(security, out _, out var dacl, out _))
        {
            throw WindowsError.Last("Reading the access list for", path);
        }

        var error = SetNamedSecurityInfoW(
            path, FileObject, DaclSecurityInformation | ProtectedDaclSecurityInformation, IntPtr.Zero, IntPtr.Zero, dacl, IntPtr.Zero);
        if (error != 0)
        {
            throw WindowsError.Of("Protecting folder", path, error);
        }
    }

    public static string OwnerSid(string path)
    {
        var error = GetNamedSecurityInfoW(path, FileObject, OwnerSecurityInformation, out var owner, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, out var descriptor);
        if (error != 0)
        {
            throw WindowsError.Of("Reading the owner of", path, error);
        }

        using (descriptor)
        {
            return Sid.Text(owner, path);
        }
    }

    private static LocalMemory Parse(string descriptor) =>
        ConvertStringSecurityDescriptorToSecurityDescriptorW(descriptor, SddlRevision1, out var security, IntPtr.Zero)
            ? security
            : throw WindowsError.Last("Reading security descriptor", descriptor);

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CreateDirectoryW(string path, ref SecurityAttributes attributes);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertStringSecurityDescriptorToSecurityDescriptorW(string text, uint revision, out LocalMemory descriptor, IntPtr length);

    [DllImport("advapi32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetSecurityDescriptorDacl(
        LocalMemory descriptor, [MarshalAs(UnmanagedType.Bool)] out bool present, out IntPtr dacl, [MarshalAs(UnmanagedType.Bool)] out bool defaulted);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern int GetNamedSecurityInfoW(
        string name, int kind, uint information, out IntPtr owner, IntPtr group, IntPtr dacl, IntPtr sacl, out LocalMemory descriptor);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern int SetNamedSecurityInfoW(
        string name, int kind, uint information, IntPtr owner, IntPtr group, IntPtr dacl, IntPtr sacl);

    [StructLayout(LayoutKind.Sequential)]
    private struct SecurityAttributes
    {
        public int Length;
        public IntPtr Descriptor;
        public int InheritHandle;
    }
}
