using System;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Checks;

/// <summary>Whose mailbox is meant, for Autodiscover.</summary>
internal static class MailboxAddress
{
    /// <param name="email">The address that was given, or null.</param>
    /// <param name="user">Who logs on, or null for the current user.</param>
    /// <returns>Null when the configuration's address depends on the directory.</returns>
    /// <exception cref="UsageException">What was given is no address.</exception>
    public static string? Of(ProfileConfiguration configuration, string? email, string? user)
    {
        if (email is not null)
        {
            return IsAddress(email) ? email : throw new UsageException($"--email: found \"{OneLine.Shorten(email, 80)}\", expected an address such as jdoe@acme.com");
        }

        try
        {
            var address = Placeholders.Expand(configuration.Mailbox.SmtpAddress, name => ValueOf(name, user));
            return IsAddress(address) ? address : null;
        }
        catch (PlaceholderException)
        {
            return null;
        }
    }

    private static bool IsAddress(string text) => TextRules.SmtpAddress(Placeholders.Escape(text)) is null;

    private static string? ValueOf(string name, string? user)
    {
        var backslash = user?.IndexOf('\\') ?? -1;
        return name switch
        {
            "USERNAME" => user is null ? Environment.UserName : user[(backslash + 1)..].Split('@')[0],
            "USERDOMAIN" => backslash > 0 ? user![..backslash] : Environment.GetEnvironmentVariable("USERDOMAIN"),
            "USERDNSDOMAIN" => Environment.GetEnvironmentVariable("USERDNSDOMAIN"),
            "COMPUTERNAME" => Environment.MachineName,
            _ => null,
        };
    }
}
