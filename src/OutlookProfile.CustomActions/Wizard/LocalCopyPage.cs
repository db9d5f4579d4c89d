using OutlookProfile.Configuration;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>"Local copy": Cached Exchange Mode.</summary>
internal static class LocalCopyPage
{
    public static void Enter(WizardSession wizard)
    {
        if (wizard.Draft().Configuration is { CachedMode: var cachedMode })
        {
            wizard[WizardProperties.Cached] = cachedMode.Enabled ? WizardProperties.Ticked : "";
            wizard[WizardProperties.Download] = Settings.Download.Type.Format(cachedMode.Download) ?? "";
        }
    }

    public static void Leave(WizardSession wizard)
    {
        wizard.Set(Settings.CachedModeEnabled, wizard.Has(WizardProperties.Cached));
        wizard[Settings.Download.Property] = wizard[WizardProperties.Download];
    }
}
