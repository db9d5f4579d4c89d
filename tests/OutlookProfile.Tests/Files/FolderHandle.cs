using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OutlookProfile.Tests.Files;

/// <summary>A folder as a user may open it who wants to be in the way.</summary>
internal static class FolderHandle
{
    private const uint ListDirectory = 1;
    private const uint OpenExisting = 3;
    private const uint BackupSemantics = 0x02000000;

    /// <summary>To be listed, and shared with nobody.</summary>
    public static SafeFileHandle OpenForItself(string path)
    {
        var handle = CreateFileW(path, ListDirectory, 0, IntPtr.Zero, OpenExisting, BackupSemantics, IntPtr.Zero);
        return handle.IsInvalid ? throw new Win32Exception() : handle;
    }

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    private static extern SafeFileHandle CreateFileW(string path, uint access, uint share, IntPtr security, uint disposition, uint flags, IntPtr template);
}
