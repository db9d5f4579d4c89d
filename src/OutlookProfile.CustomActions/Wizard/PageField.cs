using System.Collections.Generic;
using OutlookProfile.Configuration;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>A field of a page in which a setting is typed.</summary>
/// <param name="setting">The setting; the field edits its property.</param>
/// <param name="errorProperty">Set to "1" while what stands in the field is wrong: the mark beside it shows.</param>
/// <param name="label">The text (WizardTexts) by which messages call the field.</param>
internal sealed class PageField(Setting<string> setting, string errorProperty, string label)
{
    public static PageField Address { get; } = new(Settings.SmtpAddress, "AddressError", "Wizard_Address");

    public static PageField User { get; } = new(Settings.MailboxUser, "UserError", "Wizard_User");

    public static PageField Server { get; } = new(Settings.ServerFqdn, "ServerError", "Wizard_Server");

    public static PageField Proxy { get; } = new(Settings.HttpProxy, "ProxyError", "Wizard_Proxy");

    public static PageField Principal { get; } = new(Settings.Principal, "PrincipalError", "Wizard_Principal");

    /// <summary>Checks what was typed by the setting's own rule, without the blanks that come with a copied text, and marks the fields that are wrong.</summary>
    /// <returns>Whether all are right; if not, PageError says what is wrong.</returns>
    public static bool Check(WizardSession wizard, IEnumerable<PageField> fields)
    {
        var mistakes = new List<string>();
        foreach (var field in fields)
        {
            field.CheckOne(wizard, mistakes);
        }

        wizard.Log($"Wizard: {mistakes.Count} mistakes on the page");
        LongText.PageError.Set(wizard, string.Join("\r\n", mistakes));
        return mistakes.Count == 0;
    }

    private void CheckOne(WizardSession wizard, List<string> mistakes)
    {
        var text = wizard[setting.Property].Trim();
        wizard[setting.Property] = text;
        wizard.Log($"Wizard: {setting.Property}={OneLine.Escape(text)}");
        var problem = setting.Type.Check(text);
        wizard[errorProperty] = problem is null ? "" : WizardProperties.Ticked;
        if (problem is not null)
        {
            wizard.Log($"Wizard: {setting.Path}: {problem}");
            mistakes.Add($"{wizard.Text(label)}: {problem.Text.In(wizard.Language)}");
        }
    }
}
