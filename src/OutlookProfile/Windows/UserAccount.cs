using System;
using System.Globalization;

namespace OutlookProfile.Windows;

/// <summary>A person's account on this machine.</summary>
public sealed class UserAccount(string sid, string name, string domain)
{
    private static readonly string[] Prefixes = ["S-1-5-21-", "S-1-12-1-"];

    /// <summary>S-1-5-21-... (domain or local) or S-1-12-1-... (Entra ID).</summary>
    public string Sid { get; } = sid;

    /// <summary>The logon name, without a domain.</summary>
    public string Name { get; } = name;

    /// <summary>The domain's or the machine's NetBIOS name.</summary>
    public string Domain { get; } = domain;

    public override string ToString() => $@"{Domain}\{Name} ({Sid})";

    /// <summary>Whether a name is the SID of a person: not a service, not SYSTEM, not a hive of file associations ("..._Classes"), not a copy ("....bak").</summary>
    public static bool IsPerson(string sid)
    {
        var prefix = Array.Find(Prefixes, start => sid.StartsWith(start, StringComparison.Ordinal));
        if (prefix is null)
        {
            return false;
        }

        var numbers = sid.Substring(prefix.Length).Split('-');
        return numbers.Length == 4 && Array.TrueForAll(numbers, number => uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _));
    }
}
