using OutlookProfile.Configuration;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>"Summary": what will be written and what Outlook will ask for, in plain words, before anything is.</summary>
internal static class SummaryPage
{
    /// <summary>The longest name that has room among the summary's, in letters; of a longer one the middle is left out.</summary>
    private const int LongestName = 44;

    /// <summary>Where there are two lines for it, and on the last page.</summary>
    private const int LongestNameInLittleRoom = 32;

    /// <summary>In one line. No account has a longer name than this ("SAM-Account-Name attribute").</summary>
    private const int LongestUser = 20;

    /// <returns>Whether there is a configuration to sum up; if not, PageError says what is wrong with it.</returns>
    public static bool Enter(WizardSession wizard)
    {
        var draft = wizard.Draft();
        if (draft.Configuration is not { } configuration)
        {
            LongText.PageError.Set(wizard, wizard.Say(draft.Mistakes));
            return false;
        }

        var (mailbox, asks) = (configuration.Mailbox, AsksForPassword(configuration.Http) ? "Wizard_StartPassword" : "Wizard_StartWindows");
        var address = ForReading(wizard, mailbox.SmtpAddress);
        wizard["SummaryFor"] = wizard.IsForEveryone ? wizard.Text("Wizard_ForEveryone") : wizard.Text("Wizard_ForUser", Shorten(wizard[WizardProperties.LogonUser], LongestUser));
        wizard["SummaryProfile"] = Profile(wizard, configuration.Profile);
        wizard["SummaryMailbox"] = wizard.Text("Wizard_Mailbox", Shorten(address), Shorten(ForReading(wizard, mailbox.User)), Shorten(configuration.Server.Fqdn));
        wizard["SummaryConnection"] = Connection(wizard, configuration.Http);
        wizard["SummaryCopy"] = Copy(wizard, configuration.CachedMode);
        wizard["SummaryStart"] = Start(wizard, configuration, wizard.Text(asks, Shorten(address)));
        wizard[WizardProperties.Done] =
            wizard.Text(By(configuration.Profile, "Wizard_Done", "Wizard_DonePrompt", "Wizard_DoneOther"), Shorten(configuration.Profile.Name, LongestNameInLittleRoom))
            + " " + wizard.Text(asks, Shorten(address, LongestNameInLittleRoom));
        return true;
    }

    /// <summary>One of three texts, by what Outlook does when it starts: opens the profile, asks for one, or opens the one it has opened before.</summary>
    private static string By(ProfileSettings profile, string opens, string asks, string other) =>
        profile.PromptForProfile == true ? asks : profile.MakeDefault ? opens : other;

    private static string Profile(WizardSession wizard, ProfileSettings profile)
    {
        var use = wizard.Text(By(profile, "Wizard_ProfileDefault", "Wizard_ProfilePrompt", "Wizard_ProfileOther"), Shorten(profile.Name, LongestNameInLittleRoom));
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
        var way = wizard.Text(http.SslOnly ? "Wizard_ConnectionHttps" : "Wizard_ConnectionHttp", Shorten(http.Proxy), authentication);
        return http.MutualAuthentication ? way + " " + wizard.Text("Wizard_ConnectionPrincipal", Shorten(http.Principal)) : way;
    }

    private static string Copy(WizardSession wizard, CachedModeSettings cachedMode) =>
        wizard.Text(cachedMode.Enabled ? "Wizard_Copy_" + Settings.Download.Type.Format(cachedMode.Download) : "Wizard_Copy_none");

    private static string Start(WizardSession wizard, ProfileConfiguration configuration, string asks)
    {
        var start = AsksForPassword(configuration.Http) ? asks + " " + wizard.Text("Wizard_NoPassword") : asks;
        return configuration.Profile.By == ProfileMaker.Import ? wizard.Text("Wizard_StartImport") + " " + start : start;
    }

    private static bool AsksForPassword(HttpSettings http) => http is { Enabled: true, Authentication: HttpAuthentication.Basic };

    private static string ForReading(WizardSession wizard, string text) => wizard.IsForEveryone ? text : wizard.ForThisUser(text) ?? text;

    private static string Shorten(string name, int longest = LongestName) =>
        name.Length <= longest ? name : name.Substring(0, longest / 2) + "\u2026" + name.Substring(name.Length - (longest / 2) + 1);
}
