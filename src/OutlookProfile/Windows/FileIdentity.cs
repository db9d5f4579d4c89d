using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OutlookProfile.Windows;

/// <summary>Which file a path leads to, whatever its name: a hard link is another name of the same one.</summary>
public static class FileIdentity
{
    private const uint ShareAll = 1 | 2 | 4;
    private const uint OpenExisting = 3;
    private const uint BackupSemantics = 0x02000000;
    private const int FileIdInfo = 18;

    /// <returns>Volume and FILE_ID_128, which ReFS needs where GetFileInformationByHandle has 64 bits; null where the file system has none.</returns>
    public static string? Of(string path)
    {
        // No access at all is asked for: attributes are read of files that nobody here may read, or that somebody has open for himself.
        using var file = FileSecurity.CreateFileW(path, 0, ShareAll, IntPtr.Zero, OpenExisting, BackupSemantics, IntPtr.Zero);
        return !file.IsInvalid && GetFileInformationByHandleEx(file, FileIdInfo, out var id, (uint)Marshal.SizeOf<FileId>())
            ? $"{id.Volume:X}:{id.High:X}:{id.Low:X}"
            : null;
    }

    [DllImport("kernel32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetFileInformationByHandleEx(SafeFileHandle file, int kind, out FileId id, uint size);

    /// <summary>FILE_ID_INFO (winbase.h).</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct FileId
    {
        public ulong Volume;
        public ulong Low;
        public ulong High;
    }
}
