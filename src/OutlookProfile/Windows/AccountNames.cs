using System.Runtime.InteropServices;
using System.Text;

namespace OutlookProfile.Windows;

/// <summary>The names behind SIDs, as this machine or its domain knows them.</summary>
public static class AccountNames
{
    private const int NoneMapped = 1332;
    private const int LongestName = 256;
    private static readonly Text Operation = $"Asking for the name of";

    /// <summary>The account of the user whom the calling thread acts for.</summary>
    public static UserAccount Caller()
    {
        var sid = AccessToken.SidOfCaller();
        return Find(sid) ?? throw WindowsError.Of(Operation, sid, NoneMapped);
    }

    /// <summary>The account of a SID, or null when nobody knows it (a deleted user).</summary>
    public static UserAccount? Find(string sid)
    {
        using var binary = Sid.Parse(sid);
        var name = new StringBuilder(LongestName);
        var domain = new StringBuilder(LongestName);
        var nameLength = (uint)name.Capacity;
        var domainLength = (uint)domain.Capacity;
        if (LookupAccountSidW(null, binary, name, ref nameLength, domain, ref domainLength, out _))
        {
            return new UserAccount(sid, name.ToString(), domain.ToString());
        }

        var error = Marshal.GetLastWin32Error();
        return error == NoneMapped ? null : throw WindowsError.Of(Operation, sid, error);
    }

    [DllImport("advapi32.dll", SetLastError = true, CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool LookupAccountSidW(
        string? system, LocalMemory sid, StringBuilder name, ref uint nameLength, StringBuilder domain, ref uint domainLength, out int use);
}
