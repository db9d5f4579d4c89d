using System;
using System.Runtime.InteropServices;

namespace OutlookProfile.Windows;

/// <summary>Who a process or the calling thread acts for, and with what rights (winnt.h, securitybaseapi.h).</summary>
public static class AccessToken
{
    private const int NoToken = 1008;
    private const int NotAllAssigned = 1300;
    private const uint AdjustPrivilegesAccess = 0x20;
    private const uint QueryAccess = 8;
    private const uint PrivilegeEnabled = 2;
    private const int TokenUserClass = 1;
    private static readonly Text Caller = $"the calling user";

    /// <summary>The SID of the user whom the calling thread acts for: the impersonated one, else the process's.</summary>
    public static string SidOfCaller()
    {
        if (OpenThreadToken(GetCurrentThread(), QueryAccess, true, out var token))
        {
            return ReadSid(token, Caller);
        }

        token.Dispose();
        var error = Marshal.GetLastWin32Error();
        return error == NoToken
            ? ReadSid(OpenOwn(QueryAccess), Caller)
            : throw WindowsError.Of($"Opening the token of", Caller, error);
    }

    /// <summary>Whether the caller acts with an administrator's rights, or as SYSTEM.</summary>
    public static bool IsAdministrator() => IsUserAnAdmin();

    /// <summary>The SID of a process's user, or null when its token may not be read.</summary>
    internal static string? SidOfProcess(KernelHandle process) =>
        OpenProcessToken(process.DangerousGetHandle(), QueryAccess, out var token) ? ReadSid(token, $"a process") : null;

    /// <summary>Turns on privileges that the process's token holds but does not use by default.</summary>
    /// <exception cref="HiveException">The token does not hold one of them: the process is not elevated.</exception>
    public static void EnablePrivileges(params string[] names)
    {
        using var token = OpenOwn(AdjustPrivilegesAccess | QueryAccess);
        foreach (var name in names)
        {
            var state = new TokenPrivileges { Count = 1, Attributes = PrivilegeEnabled };
            if (!LookupPrivilegeValueW(null, name, out state.Luid)
                || !AdjustTokenPrivileges(token, false, ref state, 0, IntPtr.Zero, IntPtr.Zero))
            {
                throw WindowsError.Last($"Enabling privilege", name);
            }

            // The call succeeds without doing anything when the privilege is not held.
            if (Marshal.GetLastWin32Error() == NotAllAssigned)
            {
                throw new HiveException($"Loading other users' registry hives needs {name}; run as SYSTEM or as an administrator.", NotAllAssigned);
            }
        }
    }

    private static KernelHandle OpenOwn(uint access) =>
        OpenProcessToken(GetCurrentProcess(), access, out var token) ? token : throw WindowsError.Of($"Opening the token of", (Text)$"this process", Marshal.GetLastWin32Error());

    private static string ReadSid(KernelHandle token, Text subject)
    {
        using (token)
        {
            GetTokenInformation(token, TokenUserClass, IntPtr.Zero, 0, out var length);
            var buffer = Marshal.AllocHGlobal((int)length);
            try
            {
                // TOKEN_USER begins with the pointer to the SID, which lies in the same buffer.
                return GetTokenInformation(token, TokenUserClass, buffer, length, out _)
                    ? Sid.Text(Marshal.ReadIntPtr(buffer), subject)
                    : throw WindowsError.Of($"Reading the SID of", subject, Marshal.GetLastWin32Error());
            }
            finally
            {
                Marshal.FreeHGlobal(buffer);
            }
        }
    }

    [DllImport("shell32.dll", ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool IsUserAnAdmin();

    [DllImport("kernel32.dll", ExactSpelling = true)]
    private static extern IntPtr GetCurrentThread();

    [DllImport("kernel32.dll", ExactSpelling = true)]
    private static extern IntPtr GetCurrentProcess();

    [DllImport("advapi32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool OpenThreadToken(IntPtr thread, uint access, [MarshalAs(UnmanagedType.Bool)] bool asSelf, out KernelHandle token);

    [DllImport("advapi32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool OpenProcessToken(IntPtr process, uint access, out KernelHandle token);

    [DllImport("advapi32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetTokenInformation(KernelHandle token, int kind, IntPtr buffer, uint length, out uint needed);

    [DllImport("advapi32.dll", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool LookupPrivilegeValueW(string? system, string name, out long luid);

    [DllImport("advapi32.dll", ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool AdjustTokenPrivileges(
        KernelHandle token, [MarshalAs(UnmanagedType.Bool)] bool disableAll, ref TokenPrivileges state, uint length, IntPtr previous, IntPtr returnLength);

    /// <summary>TOKEN_PRIVILEGES with one entry; LUID_AND_ATTRIBUTES is packed to 4 bytes.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct TokenPrivileges
    {
        public uint Count;
        public long Luid;
        public uint Attributes;
    }
}
