using System;
using OutlookProfile.Configuration;

namespace OutlookProfile.Planning;

/// <summary>The user who gets the profile, as far as a plan depends on one.</summary>
/// <param name="Name">The logon name, without a domain.</param>
/// <param name="Domain">The NetBIOS domain, or null.</param>
/// <param name="DnsDomain">The domain's DNS name, or null.</param>
/// <param name="ComputerName">The machine's name.</param>
/// <param name="Mail">Asks the directory for the user's mail attribute; null when it has none or there is no directory.</param>
/// <param name="FilesFolder">Where files for this user go: readable by the user, not writable by others.</param>
public sealed record TargetUser(
    string Name,
    string? Domain,
    string? DnsDomain,
    string ComputerName,
    Func<string?> Mail,
    string FilesFolder)
{
    /// <summary>Asks the directory for the mailbox's GUID (msExchMailboxGuid); null when it has none or there is no directory.</summary>
    public Func<string?> MailboxGuid { get; init; } = () => null;

    /// <summary>Asks the directory for the mailbox's legacyExchangeDN; null when it has none or there is no directory.</summary>
    public Func<string?> LegacyDN { get; init; } = () => null;

    /// <summary>Whether the ANSI code page of the user's machine has every character of a text; null when the machine is not known, as where one plans for another.</summary>
    public Func<string, bool>? AnsiHolds { get; init; }

    /// <summary>The text with this user's values for the placeholders.</summary>
    /// <exception cref="PlaceholderException">The user has no value for one of them.</exception>
    public string Expand(string text) => Placeholders.Expand(text, name => name switch
    {
        "USERNAME" => Name,
        "USERDOMAIN" => Domain,
        "USERDNSDOMAIN" => DnsDomain,
        "COMPUTERNAME" => ComputerName,
        "MAIL" => Mail(),
        "MAILBOXGUID" => MailboxGuid(),
        _ => throw new ArgumentOutOfRangeException(nameof(text), name, "This placeholder is not known."),
    });

    /// <summary>The text for messages and files that name the Exchange server of this user: server.fqdn.</summary>
    /// <exception cref="PlaceholderException">The user has no value for a placeholder.</exception>
    /// <exception cref="PlanException">With this user's values it is no server.</exception>
    public string ExpandServer(string text)
    {
        var server = Expand(text);
        return TextRules.ServerName(Placeholders.Escape(server)) is null
            ? server
            : throw new PlanException($"server.fqdn gives \"{server}\" for {Name}, which is no Exchange server: expected a host name, or a mailbox GUID and its domain.");
    }

    /// <summary>This user's e-mail address.</summary>
    /// <param name="text">mailbox.smtpAddress.</param>
    /// <exception cref="PlaceholderException">The user has no value for one of its placeholders.</exception>
    /// <exception cref="PlanException">With this user's values it is no address.</exception>
    public string ExpandAddress(string text)
    {
        var address = Expand(text);
        return TextRules.SmtpAddress(Placeholders.Escape(address)) is null
            ? address
            : throw new PlanException($"mailbox.smtpAddress gives \"{address}\" for {Name}, which is no e-mail address; name it so that it is one for every user.");
    }
}
