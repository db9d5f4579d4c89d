using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Configuration;

namespace OutlookProfile.Planning;

/// <summary>Which attributes a configuration takes from the directory.</summary>
public static class DirectoryAttributes
{
    public static IReadOnlyList<DirectoryAttribute> NeededBy(ProfileConfiguration configuration)
    {
        string[] texts = [configuration.Mailbox.User, configuration.Mailbox.SmtpAddress, configuration.Server.Fqdn];
        var needed = new List<DirectoryAttribute>();
        if (texts.Any(text => Placeholders.Uses(text, Placeholders.Mail)))
        {
            needed.Add(DirectoryAttribute.Mail);
        }

        if (texts.Any(text => Placeholders.Uses(text, Placeholders.MailboxGuid)))
        {
            needed.Add(DirectoryAttribute.MailboxGuid);
        }

        if (configuration.Autodiscover.Local && !configuration.Mailbox.User.StartsWith("/o=", StringComparison.OrdinalIgnoreCase))
        {
            needed.Add(DirectoryAttribute.LegacyExchangeDN);
        }

        return needed;
    }
}
