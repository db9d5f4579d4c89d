using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.InteropServices;
using OutlookProfile.Users;

namespace OutlookProfile.Outlook;

/// <summary>The processes of a machine, as far as this product asks.</summary>
public interface IRunningPrograms
{
    /// <summary>Whether a program runs for a user.</summary>
    /// <param name="fileName">The program's file name, such as OUTLOOK.EXE.</param>
    /// <param name="sid">The user's SID.</param>
    bool Runs(string fileName, string sid);
}

/// <summary>The real processes, through a toolhelp snapshot (tlhelp32.h) and each process's token.</summary>
public sealed class WindowsPrograms : IRunningPrograms
{
    private const uint SnapProcess = 2;
    private const uint QueryLimitedInformation = 0x1000;
    private const int MaxPath = 260;

    private static readonly IntPtr InvalidHandle = new(-1);

    public bool Runs(string fileName, string sid)
    {
        foreach (var process in Find(fileName))
        {
            if (OwnerOf(process) == sid)
            {
                return true;
            }
        }

        return false;
    }

    private static List<uint> Find(string fileName)
    {
        var found = new List<uint>();
        var snapshot = CreateToolhelp32Snapshot(SnapProcess, 0);
        if (snapshot == InvalidHandle)
        {
            throw new Win32Exception(Marshal.GetLastWin32Error(), "The running programs could not be listed.");
        }

        try
        {
            var entry = new ProcessEntry { Size = (uint)Marshal.SizeOf<ProcessEntry>() };
            for (var more = Process32FirstW(snapshot, ref entry); more; more = Process32NextW(snapshot, ref entry))
            {
                if (string.Equals(entry.FileName, fileName, StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(entry.ProcessId);
                }
            }

            return found;
        }
        finally
        {
            CloseHandle(snapshot);
        }
    }

    /// <summary>The SID of a process's user; null when the process has ended, or belongs to somebody whose processes we may not look at.</summary>
    private static string? OwnerOf(uint processId)
    {
        var process = OpenProcess(QueryLimitedInformation, false, processId);
        if (process == IntPtr.Zero)
        {
            return null;
        }

        try
        {
            return AccessToken.SidOfProcess(process);
        }
        finally
        {
            CloseHandle(process);
        }
    }

    [DllImport("kernel32.dll", SetLastError = true)]
    private static extern IntPtr CreateToolhelp32Snapshot(uint flags, uint processId);

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool Process32FirstW(IntPtr snapshot, ref ProcessEntry entry);

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool Process32NextW(IntPtr snapshot, ref ProcessEntry entry);

    [DllImport("kernel32.dll")]
    private static extern IntPtr OpenProcess(uint access, [MarshalAs(UnmanagedType.Bool)] bool inherit, uint processId);

    [DllImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CloseHandle(IntPtr handle);

    [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
    private struct ProcessEntry
    {
        public uint Size;
        public uint Usage;
        public uint ProcessId;
        public IntPtr DefaultHeapId;
        public uint ModuleId;
        public uint Threads;
        public uint ParentProcessId;
        public int BasePriority;
        public uint Flags;

        [MarshalAs(UnmanagedType.ByValTStr, SizeConst = MaxPath)]
        public string FileName;
    }
}
