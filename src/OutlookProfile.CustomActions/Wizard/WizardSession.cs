using System;
using System.Collections.Generic;
using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Actions;
using OutlookProfile.CustomActions.Sessions;
using OutlookProfile.Installation;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>What an action of the wizard works with: the properties of the pages, the configuration they amount to, and the texts of the package's language.</summary>
internal sealed class WizardSession(IImmediateSession session)
{
    public WizardTexts Texts { get; } = new(session);

    /// <summary>The package's.</summary>
    public Language Language { get; } = PackageLanguage.Of(session);

    public string this[string property]
    {
        get => session.GetProperty(property);
        set => session.SetProperty(property, value);
    }

    /// <summary>Gives a setting's property a value, as the configuration spells it.</summary>
    public void Set<T>(Setting<T> setting, T value) => this[setting.Property] = setting.Type.Format(value) ?? "";

    public bool Has(string property) => this[property].Length > 0;

    public bool IsHidden(string pageProperty) => this[pageProperty] == PageMode.Hide;

    public bool IsForEveryone => Has(WizardProperties.AllUsers);

    public string Text(string key, params string[] values) => Texts.Format(key, values);

    /// <summary>The configuration of the package or transform with what the pages hold on top.</summary>
    /// <param name="without">Settings whose properties are left out, as if their fields were empty.</param>
    public ConfigurationDraft Draft(params Setting[] without)
    {
        var overrides = new List<PropertyOverride>();
        foreach (var given in GivenProperties.Read(session))
        {
            if (Array.TrueForAll(without, setting => setting.Property != given.Property))
            {
                overrides.Add(given);
            }
        }

        var (json, name) = ConfigurationSource.ReadText(session, RunData.Create(session));
        return ConfigurationDraft.Read(json, name, overrides, WindowsMachine.Policies());
    }

    /// <summary>The text with this user's values in it; null where one is known only later, such as the directory's mail address.</summary>
    public string? ForThisUser(string text)
    {
        try
        {
            return Placeholders.Expand(text, name => name == "USERNAME" ? this[WizardProperties.LogonUser] : Environment.GetEnvironmentVariable(name));
        }
        catch (PlaceholderException)
        {
            return null;
        }
    }

    /// <summary>The mistakes in the package's language, a line for each; the log has them in English.</summary>
    public string Say(IEnumerable<ConfigurationMistake> mistakes)
    {
        var lines = new List<string>();
        foreach (var mistake in mistakes)
        {
            Log($"Wizard: {mistake}");
            lines.Add(mistake.Text.In(Language));
        }

        return string.Join("\r\n", lines);
    }

    public byte[]? ReadPackageStream(string name) => session.ReadPackageStream(name);

    public void ShowDialog(string dialog) => session.DoAction(dialog);

    public void Log(string text) => session.Log(text);
}
