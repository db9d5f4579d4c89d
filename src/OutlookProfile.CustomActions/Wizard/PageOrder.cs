using System;
using System.Collections.Generic;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>The pages in their order; those that are hidden are passed over.</summary>
internal static class PageOrder
{
    private static readonly string[] Order = [Page.Scope, Page.Mailbox, Page.LocalCopy, Page.Summary];

    public static string After(WizardSession wizard, string page)
    {
        var shown = Shown(wizard);
        return shown[shown.IndexOf(page) + 1];
    }

    public static string Before(WizardSession wizard, string page)
    {
        if (page == Page.Rights)
        {
            return Page.Scope;
        }

        var shown = Shown(wizard);
        return shown[Math.Max(0, shown.IndexOf(page) - 1)];
    }

    private static List<string> Shown(WizardSession wizard)
    {
        var maintenance = wizard.Has(WizardProperties.Installed);
        var pages = new List<string> { maintenance ? Page.Maintenance : Page.Welcome };
        foreach (var page in Order)
        {
            var hidden = page switch
            {
                Page.Scope => maintenance || wizard.IsHidden(PageMode.ScopeProperty),
                Page.Mailbox => wizard.IsHidden(PageMode.MailboxProperty),
                Page.LocalCopy => maintenance || wizard.IsHidden(PageMode.LocalCopyProperty),
                _ => false,
            };
            if (!hidden)
            {
                pages.Add(page);
            }
        }

        return pages;
    }
}
