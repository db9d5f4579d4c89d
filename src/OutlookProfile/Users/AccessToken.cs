using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace OutlookProfile.Users;

/// <summary>Who a process or the calling thread acts for (winnt.h, TokenUser).</summary>
internal static class AccessToken
{
    private const uint TokenQuery = 8;
    private const int TokenUserClass = 1;

    /// <summary>The SID of the user whom the calling thread acts for: the impersonated one, else the process's.</summary>
    public static string SidOfCaller()
    {
        if (!OpenThreadToken(GetCurrentThread(), TokenQuery, true, out var token)
            && !OpenProcessToken(GetCurrentProcess(), TokenQuery, out token))
        {
            throw new Win32Exception(Marshal.GetLastWin32Error(), "The current user's token could not be opened.");
        }

        return ReadSid(token);
    }

    /// <summary>Whether the caller acts with an administrator's rights, or as SYSTEM.</summary>
    public static bool IsAdministrator() => IsUserAnAdmin();

    /// <summary>The SID of a process's user, or null when its token may not be read.</summary>
    public static string? SidOfProcess(IntPtr process) => OpenProcessToken(process, TokenQuery, out var token) ? ReadSid(token) : null;

    private static string ReadSid(IntPtr token)
    {
        try
        {
            GetTokenInformation(token, TokenUserClass, IntPtr.Zero, 0, out var length);
            var buffer = Marshal.AllocHGlobal((int)length);
            try
            {
                // TOKEN_USER begins with the pointer to the SID.
                return GetTokenInformation(token, TokenUserClass, buffer, length, out _)
                    && ConvertSidToStringSidW(Marshal.ReadIntPtr(buffer), out var text)
                        ? TakeText(text)
                        : throw new Win32Exception(Marshal.GetLastWin32Error(), "The user of a token could not be read.");
            }
            finally
            {
                Marshal.FreeHGlobal(buffer);
            }
        }
        finally
        {
            CloseHandle(token);
        }
    }

    private static string TakeText(IntPtr text)
    {
        var result = Marshal.PtrToStringUni(text)!;
        LocalFree(text);
        return result;
    }

    [DllImport("shell32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool IsUserAnAdmin();

    [DllImport("kernel32.dll")]
    private static extern IntPtr GetCurrentThread();

    [DllImport("kernel32.dll")]
    private static extern IntPtr GetCurrentProcess();

    [DllImport("advapi32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool OpenThreadToken(IntPtr thread, uint access, [MarshalAs(UnmanagedType.Bool)] bool openAsSelf, out IntPtr token);

    [DllImport("advapi32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool OpenProcessToken(IntPtr process, uint access, out IntPtr token);

    [DllImport("advapi32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetTokenInformation(IntPtr token, int informationClass, IntPtr information, uint length, out uint returnLength);

    [DllImport("advapi32.dll", SetLastError = true, CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertSidToStringSidW(IntPtr sid, out IntPtr text);

    [DllImport("kernel32.dll")]
    private static extern IntPtr LocalFree(IntPtr memory);

    [DllImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CloseHandle(IntPtr handle);
}
