using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace OutlookProfile.Windows;

/// <summary>The running processes, through a toolhelp snapshot (tlhelp32.h) and each process's token.</summary>
public static class ProcessList
{
    private const uint SnapProcess = 2;
    private const uint QueryLimitedInformation = 0x1000;
    private const int MaxPath = 260;

    /// <summary>The SIDs of the users for whom a program runs, as far as their processes may be looked at.</summary>
    /// <param name="fileName">The program's file name, such as OUTLOOK.EXE.</param>
    public static IReadOnlyList<string> OwnersOf(string fileName)
    {
        var owners = new List<string>();
        using var snapshot = CreateToolhelp32Snapshot(SnapProcess, 0);
        if (snapshot.IsInvalid)
        {
            throw WindowsError.Last($"Listing the programs that run, looking for", fileName);
        }

        var entry = new ProcessEntry { Size = (uint)Marshal.SizeOf<ProcessEntry>() };
        for (var more = Process32FirstW(snapshot, ref entry); more; more = Process32NextW(snapshot, ref entry))
        {
            if (string.Equals(entry.FileName, fileName, StringComparison.OrdinalIgnoreCase) && OwnerOf(entry.ProcessId) is { } owner)
            {
                owners.Add(owner);
            }
        }

        return owners;
    }

    /// <summary>The SID of a process's user; null when the process has ended, or belongs to somebody whose processes we may not look at.</summary>
    private static string? OwnerOf(uint processId)
    {
        using var process = OpenProcess(QueryLimitedInformation, false, processId);
        return process.IsInvalid ? null : AccessToken.SidOfProcess(process);
    }

    [DllImport("kernel32.dll", ExactSpelling = true, SetLastError = true)]
    private static extern KernelHandle CreateToolhelp32Snapshot(uint flags, uint processId);

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool Process32FirstW(KernelHandle snapshot, ref ProcessEntry entry);

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool Process32NextW(KernelHandle snapshot, ref ProcessEntry entry);

    [DllImport("kernel32.dll", ExactSpelling = true)]
    private static extern KernelHandle OpenProcess(uint access, [MarshalAs(UnmanagedType.Bool)] bool inherit, uint processId);

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
