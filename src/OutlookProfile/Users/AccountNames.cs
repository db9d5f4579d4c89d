using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace OutlookProfile.Users;

/// <summary>The names behind SIDs, as this machine or its domain knows them.</summary>
public static class AccountNames
{
    private const int NoneMapped = 1332;
    private const int LongestName = 256;

    /// <summary>The account of the user whom the calling thread acts for.</summary>
    public static UserAccount Caller()
    {
        var sid = AccessToken.SidOfCaller();
        return Find(sid) ?? throw new Win32Exception(NoneMapped, $"The current user {sid} has no name.");
    }

    /// <summary>The account of a SID, or null when nobody knows it (a deleted user).</summary>
    public static UserAccount? Find(string sid)
    {
        if (!ConvertStringSidToSidW(sid, out var binary))
        {
            throw new ArgumentException($"'{sid}' is no SID: one such as S-1-5-21-... is expected.", nameof(sid));
        }

        try
        {
            var name = new StringBuilder(LongestName);
            var domain = new StringBuilder(LongestName);
            var nameLength = (uint)name.Capacity;
            var domainLength = (uint)domain.Capacity;
            if (LookupAccountSidW(null, binary, name, ref nameLength, domain, ref domainLength, out _))
            {
                return new UserAccount(sid, name.ToString(), domain.ToString());
            }

            var error = Marshal.GetLastWin32Error();
            return error == NoneMapped ? null : throw new Win32Exception(error, $"The name of {sid} could not be asked for.");
        }
        finally
        {
            LocalFree(binary);
        }
    }

    [DllImport("advapi32.dll", SetLastError = true, CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ConvertStringSidToSidW(string text, out IntPtr sid);

    [DllImport("advapi32.dll", SetLastError = true, CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool LookupAccountSidW(
        string? system, IntPtr sid, StringBuilder name, ref uint nameLength, StringBuilder domain, ref uint domainLength, out int use);

    [DllImport("kernel32.dll")]
    private static extern IntPtr LocalFree(IntPtr memory);
}
