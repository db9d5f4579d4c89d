using System.Collections.Generic;

namespace OutlookProfile.Configuration;

/// <summary>A configuration in the making, as a wizard fills it in: what was given, what is wrong with that, and what it would become.</summary>
public sealed class ConfigurationDraft
{
    private readonly SettingValues values;

    private ConfigurationDraft(SettingValues values, ProfileConfiguration? configuration, IReadOnlyList<ConfigurationMistake> mistakes)
    {
        this.values = values;
        Configuration = configuration;
        Mistakes = mistakes;
    }

    /// <summary>Complete and valid; null while there are mistakes, or the server is missing.</summary>
    public ProfileConfiguration? Configuration { get; }

    /// <summary>Every mistake, the same as <see cref="ConfigurationReader"/> reports. What is missing counts as one.</summary>
    public IReadOnlyList<ConfigurationMistake> Mistakes { get; }

    /// <param name="json">The configuration's text.</param>
    /// <param name="fileName">What messages call it.</param>
    /// <param name="policies">What holds where nothing else is said.</param>
    public static ConfigurationDraft Read(string json, string fileName, IEnumerable<PropertyOverride> overrides, IEnumerable<PropertyOverride> policies)
    {
        var values = new SettingValues();
        var mistakes = new List<ConfigurationMistake>();
        ConfigurationReader.Take(policies, values, mistakes);
        var (isJson, server) = JsonSettings.Read(json, fileName, values, mistakes);
        ConfigurationReader.Take(overrides, values, mistakes);
        if (!isJson)
        {
            return new ConfigurationDraft(values, null, mistakes);
        }

        try
        {
            return new ConfigurationDraft(values, ConfigurationReader.Complete(values, server, mistakes), []);
        }
        catch (ConfigurationException exception)
        {
            return new ConfigurationDraft(values, null, exception.Mistakes);
        }
    }

    /// <summary>Whether the setting has a value of its own rather than its default.</summary>
    public bool Gives(Setting setting) => values.PlaceOf(setting) is not null;
}
