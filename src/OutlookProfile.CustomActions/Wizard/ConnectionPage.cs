using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>"Connection", behind the mailbox page's button Advanced.</summary>
internal static class ConnectionPage
{
    /// <summary>The button: checks the mailbox page, whose server the proxy follows, and fills in this one.</summary>
    public static void Run(IImmediateSession session)
    {
        var wizard = new WizardSession(session);
        if (!MailboxPage.Leave(wizard))
        {
            return;
        }

        var draft = wizard.Draft();
        if (draft.Configuration is not { Http: var http })
        {
            LongText.PageError.Set(wizard, wizard.Say(draft.Mistakes));
            return;
        }

        wizard[Settings.HttpProxy.Property] = wizard[WizardProperties.FilledProxy] = http.Proxy;
        wizard[Settings.Principal.Property] = wizard[WizardProperties.FilledPrincipal] = http.Principal;
        wizard.Set(Settings.Authentication, http.Authentication);
        wizard[WizardProperties.Http] = Tick(http.Enabled);
        wizard[WizardProperties.Fast] = Tick(http.First.Fast);
        wizard[WizardProperties.Slow] = Tick(http.First.Slow);
        wizard[WizardProperties.Page] = Page.Connection;
    }

    /// <returns>Whether everything on the page is right.</returns>
    public static bool Leave(WizardSession wizard)
    {
        if (!wizard.Has(WizardProperties.Http))
        {
            // The fields are closed: what is wrong in one could not be put right.
            wizard[Settings.HttpProxy.Property] = wizard[WizardProperties.FilledProxy];
            wizard[Settings.Principal.Property] = wizard[WizardProperties.FilledPrincipal];
        }

        if (!PageField.Check(wizard, [PageField.Proxy, PageField.Principal]))
        {
            return false;
        }

        wizard.Set(Settings.HttpEnabled, wizard.Has(WizardProperties.Http));
        wizard.Set(Settings.FirstFast, wizard.Has(WizardProperties.Fast));
        wizard.Set(Settings.FirstSlow, wizard.Has(WizardProperties.Slow));
        Follow(wizard);
        return true;
    }

    /// <summary>
    /// The principal name follows the proxy, and the proxy the server, until they are edited: what is only what would follow anyway is not
    /// kept as a value of its own.
    /// </summary>
    private static void Follow(WizardSession wizard)
    {
        var principal = wizard[Settings.Principal.Property];
        var proxyEdited = wizard[Settings.HttpProxy.Property] != wizard[WizardProperties.FilledProxy];
        var followedProxy = principal == TextRules.PrincipalPrefix + wizard[WizardProperties.FilledProxy].Split(':')[0];
        var principalEdited = principal != wizard[WizardProperties.FilledPrincipal];
        if ((proxyEdited && followedProxy && !principalEdited) || principal == wizard.Draft(Settings.Principal).Configuration?.Http.Principal)
        {
            wizard[Settings.Principal.Property] = "";
        }

        if (wizard[Settings.HttpProxy.Property] == wizard.Draft(Settings.HttpProxy, Settings.Principal).Configuration?.Http.Proxy)
        {
            wizard[Settings.HttpProxy.Property] = "";
        }
    }

    private static string Tick(bool value) => value ? WizardProperties.Ticked : "";
}
