using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace OutlookProfile.Users;

/// <summary>Turns on privileges that the process's token holds but does not use by default.</summary>
internal static class Privileges
{
    private const uint AdjustPrivileges = 0x20;
    private const uint Query = 8;
    private const uint Enabled = 2;

    /// <exception cref="HiveException">The token does not hold one of them: the process is not elevated.</exception>
    public static void Enable(params string[] names)
    {
        Check(OpenProcessToken(GetCurrentProcess(), AdjustPrivileges | Query, out var token));
        try
        {
            foreach (var name in names)
            {
                var state = new TokenPrivileges { Count = 1, Attributes = Enabled };
                Check(LookupPrivilegeValueW(null, name, out state.Luid));
                Check(AdjustTokenPrivileges(token, false, ref state, 0, IntPtr.Zero, IntPtr.Zero));

                // The call succeeds without doing anything when the privilege is not held.
                var error = Marshal.GetLastWin32Error();
                if (error != 0)
                {
                    throw new HiveException($"Loading other users' registry hives needs {name}; run as SYSTEM or as an administrator.", error);
                }
            }
        }
        finally
        {
            CloseHandle(token);
        }
    }

    private static void Check(bool success)
    {
        if (!success)
        {
            var error = Marshal.GetLastWin32Error();
            throw new HiveException($"A privilege could not be enabled: {new Win32Exception(error).Message}.", error);
        }
    }

    [DllImport("kernel32.dll")]
    private static extern IntPtr GetCurrentProcess();

    [DllImport("advapi32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool OpenProcessToken(IntPtr process, uint access, out IntPtr token);

    [DllImport("advapi32.dll", SetLastError = true, CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool LookupPrivilegeValueW(string? system, string name, out long luid);

    [DllImport("advapi32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool AdjustTokenPrivileges(
        IntPtr token, [MarshalAs(UnmanagedType.Bool)] bool disableAll, ref TokenPrivileges state, uint length, IntPtr previous, IntPtr returnLength);

    [DllImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CloseHandle(IntPtr handle);

    /// <summary>TOKEN_PRIVILEGES with one entry; LUID_AND_ATTRIBUTES is packed to 4 bytes.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct TokenPrivileges
    {
        public uint Count;
        public long Luid;
        public uint Attributes;
    }
}
