using System.Collections.Generic;
using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>The button Next of every page: checks what was entered, chooses the next page and fills it in. A page with a mistake stays.</summary>
internal static class NextPage
{
    public static void Run(IImmediateSession session)
    {
        var wizard = new WizardSession(session);
        LongText.PageError.Set(wizard, "");
        switch (wizard[WizardProperties.Page])
        {
            case Page.Welcome:
                if (HasSoundConfiguration(wizard))
                {
                    Enter(wizard, PageOrder.After(wizard, Page.Welcome));
                }

                break;
            case Page.Maintenance when wizard.IsForEveryone:
                wizard.Log("Wizard: for everyone, only an administrator changes it");
                LongText.PageError.Set(wizard, wizard.Text("Wizard_ChangeForEveryone"));
                break;
            case Page.Maintenance:
                Enter(wizard, Page.Mailbox);
                break;
            case Page.Scope when wizard[WizardProperties.Scope] == WizardProperties.ScopeMachine && !wizard.Has(WizardProperties.Privileged):
                wizard.Log("Wizard: an administrator is needed");
                wizard[WizardProperties.Page] = Page.Rights;
                break;
            case Page.Scope or Page.Rights:
                Enter(wizard, PageOrder.After(wizard, Page.Scope));
                break;
            case Page.Mailbox:
                if (MailboxPage.Leave(wizard))
                {
                    Enter(wizard, PageOrder.After(wizard, Page.Mailbox));
                }

                break;
            case Page.Connection:
                if (ConnectionPage.Leave(wizard))
                {
                    wizard[WizardProperties.Page] = Page.Mailbox;
                }

                break;
            case Page.LocalCopy:
                LocalCopyPage.Leave(wizard);
                Enter(wizard, Page.Summary);
                break;
        }
    }

    private static void Enter(WizardSession wizard, string page)
    {
        var entered = true;
        switch (page)
        {
            case Page.Mailbox:
                MailboxPage.Enter(wizard);
                break;
            case Page.LocalCopy:
                LocalCopyPage.Enter(wizard);
                break;
            case Page.Summary:
                entered = SummaryPage.Enter(wizard);
                break;
        }

        if (entered)
        {
            wizard[WizardProperties.Page] = page;
        }
    }

    /// <summary>What the package or its transform says must be right before anything is asked. That it names no server is none of its mistakes: the wizard asks.</summary>
    private static bool HasSoundConfiguration(WizardSession wizard)
    {
        var mistakes = new List<ConfigurationMistake>();
        foreach (var mistake in wizard.Draft().Mistakes)
        {
            if (mistake.Path != Settings.ServerFqdn.Path || wizard.Has(Settings.ServerFqdn.Property))
            {
                mistakes.Add(mistake);
            }
        }

        LongText.PageError.Set(wizard, wizard.Say(mistakes));
        return mistakes.Count == 0;
    }
}
