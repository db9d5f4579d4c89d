using System;
using System.Collections.Generic;
using OutlookProfile.Planning;
using OutlookProfile.Windows;

namespace OutlookProfile.Users;

/// <summary>The directory of this machine's domain.</summary>
internal static class WindowsDirectory
{
    /// <summary>Asks for everything with one logon.</summary>
    /// <returns>Without what the user does not have; empty when the machine has no directory to ask.</returns>
    /// <exception cref="System.IO.IOException">The directory is there and refused.</exception>
    public static IReadOnlyDictionary<DirectoryAttribute, string> Ask(UserAccount account, IReadOnlyCollection<DirectoryAttribute> attributes)
    {
        var answers = new Dictionary<DirectoryAttribute, string>();
        using var domain = DirectorySession.OpenDomain(account);
        foreach (var attribute in attributes)
        {
            if (domain is not null && Ask(domain, account, attribute) is { } answer)
            {
                answers[attribute] = answer;
            }
        }

        return answers;
    }

    private static string? Ask(DirectorySession domain, UserAccount account, DirectoryAttribute attribute) => attribute switch
    {
        DirectoryAttribute.Mail => domain.Mail(account),
        DirectoryAttribute.MailboxGuid => domain.MailboxGuid(account),
        DirectoryAttribute.LegacyExchangeDN => domain.LegacyExchangeDN(account),
        _ => throw new ArgumentOutOfRangeException(nameof(attribute)),
    };
}
