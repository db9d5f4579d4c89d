using OutlookProfile.Configuration;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>"Summary": what will be written and what Outlook will ask for, in plain words, before anything is.</summary>
internal static class SummaryPage
{
    /// <returns>Whether there is a configuration to sum up; if not, PageError says what is wrong with it.</returns>
    public static bool Enter(WizardSession wizard)
    {
        var draft = wizard.Draft();
        if (draft.Configuration is not { } configuration)
        {
            wizard[WizardProperties.PageError] = wizard.Say(draft.Mistakes);
            return false;
        }

        var address = ForReading(wizard, configuration.Mailbox.SmtpAddress);
        var start = Start(wizard, configuration.Http, address);
        wizard["SummaryFor"] = wizard.IsForEveryone ? wizard.Text("Wizard_ForEveryone") : wizard.Text("Wizard_ForUser", wizard[WizardProperties.LogonUser]);
        wizard["SummaryProfile"] = Profile(wizard, configuration.Profile);
        wizard["SummaryMailbox"] = wizard.Text("Wizard_Mailbox", address, ForReading(wizard, configuration.Mailbox.User), configuration.Server.Fqdn);
        wizard["SummaryConnection"] = Connection(wizard, configuration.Http);
        wizard["SummaryCopy"] = Copy(wizard, configuration.CachedMode);
        wizard["SummaryStart"] = start;
        wizard[WizardProperties.ExitText] = wizard.Text("Wizard_Done", configuration.Profile.Name) + " " + start;
        return true;
    }

    private static string Profile(WizardSession wizard, ProfileSettings profile)
    {
        var use = wizard.Text(profile.MakeDefault ? "Wizard_ProfileDefault" : "Wizard_ProfileOther", profile.Name);
        return use + " " + profile.IfExists switch
        {
            IfExists.Update => wizard.Text("Wizard_ExistsUpdate"),
            IfExists.Replace => wizard.Text("Wizard_ExistsReplace"),
            _ => wizard.Text("Wizard_ExistsKeep"),
        };
    }

    private static string Connection(WizardSession wizard, HttpSettings http)
    {
        if (!http.Enabled)
        {
            return wizard.Text("Wizard_ConnectionTcp");
        }

        var authentication = wizard.Text("Wizard_Authentication_" + Settings.Authentication.Type.Format(http.Authentication));
        var way = wizard.Text(http.SslOnly ? "Wizard_ConnectionHttps" : "Wizard_ConnectionHttp", http.Proxy, authentication);
        return http.MutualAuthentication ? way + " " + wizard.Text("Wizard_ConnectionPrincipal", http.Principal) : way;
    }

    private static string Copy(WizardSession wizard, CachedModeSettings cachedMode) =>
        wizard.Text(cachedMode.Enabled ? "Wizard_Copy_" + Settings.Download.Type.Format(cachedMode.Download) : "Wizard_Copy_none");

    private static string Start(WizardSession wizard, HttpSettings http, string address) =>
        http is { Enabled: true, Authentication: HttpAuthentication.Basic }
            ? wizard.Text("Wizard_StartPassword", address)
            : wizard.Text("Wizard_StartWindows");

    private static string ForReading(WizardSession wizard, string text) => wizard.IsForEveryone ? text : wizard.ForThisUser(text) ?? text;
}
