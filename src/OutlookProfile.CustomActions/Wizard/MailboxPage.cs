using OutlookProfile.Configuration;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>"Your mailbox": address, user name, server.</summary>
internal static class MailboxPage
{
    private const string UserPlaceholder = "%USERNAME%";

    /// <summary>Fills in what is known, for this user or, installing for everyone, with the placeholder that stands for each. What was typed stays.</summary>
    public static void Enter(WizardSession wizard)
    {
        var configuration = wizard.Draft(Settings.SmtpAddress, Settings.MailboxUser).Configuration;
        Fill(wizard, Settings.SmtpAddress, WizardProperties.FilledAddress, configuration?.Mailbox.SmtpAddress ?? "");
        if (wizard[PageMode.MailboxProperty] == PageMode.Address)
        {
            return;
        }

        Fill(wizard, Settings.MailboxUser, WizardProperties.FilledUser, configuration?.Mailbox.User ?? UserPlaceholder);
        if (configuration is not null && !wizard.Has(Settings.ServerFqdn.Property))
        {
            wizard[Settings.ServerFqdn.Property] = configuration.Server.Fqdn;
        }
    }

    /// <returns>Whether everything on the page is right.</returns>
    public static bool Leave(WizardSession wizard)
    {
        var addressOnly = wizard[PageMode.MailboxProperty] == PageMode.Address;
        if (!addressOnly && wizard[Settings.MailboxUser.Property].Trim().Length == 0)
        {
            // The part before the @ is what an alias most often is.
            wizard[Settings.MailboxUser.Property] = wizard[Settings.SmtpAddress.Property].Trim().Split('@')[0];
        }

        if (!PageField.Check(wizard, addressOnly ? [PageField.Address] : [PageField.Address, PageField.User, PageField.Server]))
        {
            return false;
        }

        FollowServer(wizard);
        return true;
    }

    /// <summary>An installed configuration spells out the proxy and the principal name that had only followed the server: they follow it again.</summary>
    private static void FollowServer(WizardSession wizard)
    {
        if (!wizard.Has(WizardProperties.Installed) || wizard.Draft(Settings.ServerFqdn, Settings.HttpProxy, Settings.Principal).Configuration is not { } installed)
        {
            return;
        }

        var server = wizard[Settings.ServerFqdn.Property];
        if (installed.Http.Proxy == installed.Server.Fqdn)
        {
            Follow(wizard, Settings.HttpProxy, WizardProperties.FilledProxy, server);
        }

        if (installed.Http.Principal == TextRules.PrincipalPrefix + installed.Server.Fqdn)
        {
            Follow(wizard, Settings.Principal, WizardProperties.FilledPrincipal, TextRules.PrincipalPrefix + server);
        }
    }

    private static void Follow(WizardSession wizard, Setting setting, string filledProperty, string text)
    {
        if (!wizard.Has(setting.Property) || wizard[setting.Property] == wizard[filledProperty])
        {
            wizard[setting.Property] = text;
            wizard[filledProperty] = text;
        }
    }

    private static void Fill(WizardSession wizard, Setting setting, string filledProperty, string text)
    {
        var current = wizard[setting.Property];
        if (current.Length > 0 && current != wizard[filledProperty])
        {
            return;
        }

        var filled = wizard.IsForEveryone || wizard.ForThisUser(text) is not { } known ? text : Placeholders.Escape(known);
        wizard[setting.Property] = filled;
        wizard[filledProperty] = filled;
    }
}
