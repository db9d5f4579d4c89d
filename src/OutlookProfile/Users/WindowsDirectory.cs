using System;
using OutlookProfile.Planning;
using OutlookProfile.Windows;

namespace OutlookProfile.Users;

/// <summary>The directory of this machine's domain.</summary>
internal static class WindowsDirectory
{
    /// <returns>Null when the user has no such attribute, or when the machine has no directory to ask.</returns>
    /// <exception cref="System.IO.IOException">The directory is there and refused.</exception>
    public static string? Ask(UserAccount account, DirectoryAttribute attribute)
    {
        using var domain = DirectorySession.OpenDomain(account);
        return attribute switch
        {
            DirectoryAttribute.Mail => domain?.Mail(account),
            DirectoryAttribute.MailboxGuid => domain?.MailboxGuid(account),
            DirectoryAttribute.LegacyExchangeDN => domain?.LegacyExchangeDN(account),
            _ => throw new ArgumentOutOfRangeException(nameof(attribute)),
        };
    }
}
