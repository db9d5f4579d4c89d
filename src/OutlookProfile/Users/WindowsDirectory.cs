using System;
using System.Collections.Generic;
using System.Text;
using OutlookProfile.Planning;
using OutlookProfile.Windows;

namespace OutlookProfile.Users;

/// <summary>The directory of this machine's domain.</summary>
public static class WindowsDirectory
{
    /// <summary>Asks for everything with one logon and one search.</summary>
    /// <returns>Without what the user does not have; empty when the machine has no directory to ask.</returns>
    /// <exception cref="System.IO.IOException">The directory is there and refused.</exception>
    public static IReadOnlyDictionary<DirectoryAttribute, string> Ask(UserAccount account, IReadOnlyCollection<DirectoryAttribute> attributes)
    {
        using var domain = DirectorySession.OpenDomain(account);
        return domain is null ? new Dictionary<DirectoryAttribute, string>() : Ask(domain, account, attributes);
    }

    /// <summary>The same of a directory that is open.</summary>
    public static IReadOnlyDictionary<DirectoryAttribute, string> Ask(DirectorySession directory, UserAccount account, IReadOnlyCollection<DirectoryAttribute> attributes)
    {
        var names = new List<string>();
        foreach (var attribute in attributes)
        {
            names.Add(NameOf(attribute));
        }

        var found = directory.Find(account, names);
        var answers = new Dictionary<DirectoryAttribute, string>();
        foreach (var attribute in attributes)
        {
            if (found.TryGetValue(NameOf(attribute), out var value) && Read(attribute, value) is { } answer)
            {
                answers[attribute] = answer;
            }
        }

        return answers;
    }

    /// <summary>As the directory's schema has it ([MS-ADA1] to [MS-ADA3], and Exchange's own).</summary>
    private static string NameOf(DirectoryAttribute attribute) => attribute switch
    {
        DirectoryAttribute.Mail => "mail",
        DirectoryAttribute.MailboxGuid => "msExchMailboxGuid",
        DirectoryAttribute.LegacyExchangeDN => "legacyExchangeDN",
        _ => throw new ArgumentOutOfRangeException(nameof(attribute)),
    };

    /// <summary>A GUID without braces, as Exchange 2013 and later name the server by it; half of one is none.</summary>
    private static string? Read(DirectoryAttribute attribute, byte[] value) => attribute != DirectoryAttribute.MailboxGuid
        ? Encoding.UTF8.GetString(value)
        : value.Length == 16 ? new Guid(value).ToString("D") : null;
}
