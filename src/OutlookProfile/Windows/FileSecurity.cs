using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OutlookProfile.Windows;

/// <summary>The Windows functions for owners and access of files (aclapi.h, sddl.h, securitybaseapi.h).</summary>
internal static class FileSecurity
{
    private const int AlreadyExists = 183;
    private const int SharingViolation = 32;
    private const uint SddlRevision1 = 1;
    private const uint ReadControl = 0x00020000;
    private const uint WriteDac = 0x00040000;
    private const uint ReadAttributes = 0x0080;
    private const uint ListDirectory = 0x0001;
    private const uint ShareRead = 1;
    private const uint ShareWrite = 2;
    private const uint OpenExisting = 3;
    private const uint BackupSemantics = 0x02000000;
    private const uint OpenReparsePoint = 0x00200000;
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
        return error == AlreadyExists ? false : throw WindowsError.Of($"Creating folder", path, error);
    }

    /// <summary>
    /// Opens a folder or file as it is, a link as a link, so that what is asked and set through the handle is about one and
    /// the same thing. While it is open nobody renames or deletes it: it asks to list the folder, since a handle for attributes and
    /// security alone does not count when Windows looks who shares what (IoCheckShareAccess). Where somebody else has the folder open for
    /// himself, it is opened without: then only its owner and its access list keep it where it is.
    /// </summary>
    public static SafeFileHandle Open(string path, bool toProtect)
    {
        var access = ReadControl | ReadAttributes | (toProtect ? WriteDac : 0);
        var handle = CreateFileW(path, access | ListDirectory, ShareRead | ShareWrite, IntPtr.Zero, OpenExisting, BackupSemantics | OpenReparsePoint, IntPtr.Zero);
        if (handle.IsInvalid && Marshal.GetLastWin32Error() == SharingViolation)
        {
            handle.Dispose();
            handle = CreateFileW(path, access, ShareRead | ShareWrite, IntPtr.Zero, OpenExisting, BackupSemantics | OpenReparsePoint, IntPtr.Zero);
        }

        return handle.IsInvalid ? throw WindowsError.Last($"Opening folder", path) : handle;
    }

    public static FileAttributes Attributes(SafeFileHandle file, string path) =>
        GetFileInformationByHandle(file, out var information) ? information.Attributes : throw WindowsError.Last($"Reading the attributes of", path);

    /// <summary>Replaces the access list by that of the descriptor (SDDL), without inheritance.</summary>
    public static void SetAccess(SafeFileHandle file, string path, string descriptor)
    {
        using var security = Parse(descriptor);
        if (!GetSecurityDescriptorDacl(security, out _, out var dacl, out _))
        {
            throw WindowsError.Last($"Reading the access list for", path);
        }

        var error = SetSecurityInfo(
            file, FileObject, DaclSecurityInformation | ProtectedDaclSecurityInformation, IntPtr.Zero, IntPtr.Zero, dacl, IntPtr.Zero);
        if (error != 0)
        {
            throw WindowsError.Of($"Protecting folder", path, error);
        }
    }

    public static string OwnerSid(SafeFileHandle file, string path)
    {
        var error = GetSecurityInfo(file, FileObject, OwnerSecurityInformation, out var owner, IntPtr.Zero, out _, IntPtr.Zero, out var descriptor);
        if (error != 0)
        {
            throw WindowsError.Of($"Reading the owner of", path, error);
        }

        using (descriptor)
        {
            return Sid.Text(owner, Text.Verbatim(path));
        }
    }

    /// <summary>The SID of somebody who may change a folder, what is in it or what will be in it; null when only those may who are trusted.</summary>
    public static string? FindWriter(SafeFileHandle file, string path, Func<string, bool> isTrusted)
    {
        var error = GetSecurityInfo(file, FileObject, DaclSecurityInformation, out _, IntPtr.Zero, out var dacl, IntPtr.Zero, out var descriptor);
        if (error != 0)
        {
            throw WindowsError.Of($"Reading the access list of", path, error);
        }

        using (descriptor)
        {
            return AccessList.FindWriter(dacl, path, isTrusted);
        }
    }

    private static LocalMemory Parse(string descriptor) =>
        ConvertStringSecurityDescriptorToSecurityDescriptorW(descriptor, SddlRevision1, out var security, IntPtr.Zero)
            ? security
            : throw WindowsError.Last($"Reading security descriptor", descriptor);

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

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    internal static extern SafeFileHandle CreateFileW(string path, uint access, uint share, IntPtr security, uint disposition, uint flags, IntPtr template);

    [DllImport("kernel32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetFileInformationByHandle(SafeFileHandle file, out FileInformation information);

    [DllImport("advapi32.dll", ExactSpelling = true)]
    private static extern int GetSecurityInfo(
        SafeFileHandle file, int kind, uint information, out IntPtr owner, IntPtr group, out IntPtr dacl, IntPtr sacl, out LocalMemory descriptor);

    [DllImport("advapi32.dll", ExactSpelling = true)]
    private static extern int SetSecurityInfo(
        SafeFileHandle file, int kind, uint information, IntPtr owner, IntPtr group, IntPtr dacl, IntPtr sacl);

    /// <summary>BY_HANDLE_FILE_INFORMATION (fileapi.h).</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct FileInformation
    {
        public FileAttributes Attributes;
        public long Created;
        public long Accessed;
        public long Written;
        public uint Volume;
        public uint SizeHigh;
        public uint SizeLow;
        public uint Links;
        public uint IndexHigh;
        public uint IndexLow;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct SecurityAttributes
    {
        public int Length;
        public IntPtr Descriptor;
        public int InheritHandle;
    }
}
