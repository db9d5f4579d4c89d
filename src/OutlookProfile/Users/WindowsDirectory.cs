using System;
using OutlookProfile.Planning;
using OutlookProfile.Windows;

namespace OutlookProfile.Users;

/// <summary>The directory of this machine's domain.</summary>
internal static class WindowsDirectory
{
    /// <returns>Null when the user has no such attribute, or when the machine has no directory to ask.</returns>
    /// <exception cref="System.IO.IOException">The directory is there and refused.</exception>
    public static string? Ask(UserAccount account, DirectoryAttribute attribute) => attribute switch
    {
        DirectoryAttribute.Mail => DirectoryEntry.Mail(account),
        DirectoryAttribute.MailboxGuid => DirectoryEntry.MailboxGuid(account),
        DirectoryAttribute.LegacyExchangeDN => DirectoryEntry.LegacyExchangeDN(account),
        _ => throw new ArgumentOutOfRangeException(nameof(attribute)),
    };
}
