using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>
/// Before the first page: decides which pages there are. A package that knows its server, from a site's transform, a file or properties,
/// asks at most for the address, and only if that is not given either; what a transform or the command line says of a page holds.
/// </summary>
internal static class StartWizard
{
    public static void Run(IImmediateSession session)
    {
        var wizard = new WizardSession(session);
        if (wizard.Has(WizardProperties.Installed))
        {
            // A change asks for what the mailbox page holds, whatever the site has said at the installation.
            Default(wizard, PageMode.MailboxProperty, PageMode.Show);
            Default(wizard, PageMode.ConnectionProperty, PageMode.Show);
            wizard[WizardProperties.Page] = Page.Maintenance;
            return;
        }

        var draft = wizard.Draft();
        var isSite = draft.Gives(Settings.ServerFqdn);
        var asked = isSite ? PageMode.Hide : PageMode.Show;
        Default(wizard, PageMode.ScopeProperty, asked);
        Default(wizard, PageMode.MailboxProperty, isSite && !draft.Gives(Settings.SmtpAddress) ? PageMode.Address : asked);
        Default(wizard, PageMode.ConnectionProperty, asked);
        Default(wizard, PageMode.LocalCopyProperty, asked);
        wizard[WizardProperties.Page] = Page.Welcome;
        if (wizard.Has(WizardProperties.OutlookExe))
        {
            wizard[WizardProperties.ExitCheckBoxText] = wizard.Text("Wizard_StartOutlook");
        }
    }

    private static void Default(WizardSession wizard, string property, string mode)
    {
        if (!wizard.Has(property))
        {
            wizard[property] = mode;
        }
    }
}
