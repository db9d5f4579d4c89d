using System;

namespace OutlookProfile.Users;

/// <summary>A person's account on this machine.</summary>
/// <param name="Sid">S-1-5-21-... (domain or local) or S-1-12-1-... (Entra ID).</param>
/// <param name="Name">The logon name, without a domain.</param>
/// <param name="Domain">The domain's or the machine's NetBIOS name.</param>
public sealed record UserAccount(string Sid, string Name, string Domain)
{
    public override string ToString() => $@"{Domain}\{Name} ({Sid})";

    /// <summary>Whether a name is the SID of a person: not a service, not SYSTEM, not a hive of file associations ("..._Classes"), not a copy ("....bak").</summary>
    public static bool IsPerson(string sid)
    {
        var prefix = sid.StartsWith("S-1-5-21-", StringComparison.Ordinal) || sid.StartsWith("S-1-12-1-", StringComparison.Ordinal);
        if (!prefix)
        {
            return false;
        }

        foreach (var character in sid.Substring("S-".Length))
        {
            if (!(character is '-' or >= '0' and <= '9'))
            {
                return false;
            }
        }

        return true;
    }
}
