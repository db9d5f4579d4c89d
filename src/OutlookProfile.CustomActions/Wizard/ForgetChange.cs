using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>
/// The maintenance page's buttons Repair and Remove: what was entered on the pages of a change, and given up by the button Back, must not
/// be what a repair writes.
/// </summary>
internal static class ForgetChange
{
    private static readonly Setting[] Asked =
    [
        Settings.SmtpAddress, Settings.MailboxUser, Settings.ServerFqdn,
        Settings.HttpEnabled, Settings.HttpProxy, Settings.Principal, Settings.Authentication, Settings.FirstFast, Settings.FirstSlow,
    ];

    private static readonly string[] Filled = [WizardProperties.FilledAddress, WizardProperties.FilledUser, WizardProperties.FilledProxy, WizardProperties.FilledPrincipal];

    public static void Run(IImmediateSession session)
    {
        var wizard = new WizardSession(session);
        wizard[WizardProperties.Page] = Page.Maintenance;
        if (!wizard.Has(WizardProperties.FilledUser) && !wizard.Has(WizardProperties.FilledAddress))
        {
            // No page was seen: what a property says was said on the command line.
            return;
        }

        foreach (var setting in Asked)
        {
            wizard[setting.Property] = "";
        }

        foreach (var property in Filled)
        {
            wizard[property] = "";
        }
    }
}
