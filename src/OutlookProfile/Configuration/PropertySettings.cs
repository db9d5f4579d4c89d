using System;
using System.Collections.Generic;
using OutlookProfile.Outlook;

namespace OutlookProfile.Configuration;

/// <summary>A public Windows Installer property that overrides one setting, as it stands on the command line.</summary>
public sealed class PropertyOverride(string property, string text)
{
    public string Property { get; } = property;

    public string Text { get; } = text;

    /// <summary>Where messages say that it comes from.</summary>
    public string Place { get; init; } = "property " + property;
}

/// <summary>Reads settings from public properties: their texts are words, not JSON.</summary>
internal static class PropertySettings
{
    public static void Read(IEnumerable<PropertyOverride> overrides, SettingValues values, List<ConfigurationMistake> mistakes)
    {
        foreach (var given in overrides)
        {
            var setting = Find(given.Property);
            var (value, expectation) = Parse(setting, given.Text);
            if (value is null)
            {
                mistakes.Add(new ConfigurationMistake(given.Place, setting.Path, $"found \"{OneLine.Shorten(given.Text, 60)}\", expected {expectation}"));
            }
            else
            {
                values.Set(setting, value, given.Place);
            }
        }
    }

    private static (object? Value, string Expectation) Parse(Setting setting, string text) => setting.Kind switch
    {
        SettingKind.Boolean => (ParseBoolean(text), "true or false (or 1 or 0)"),
        SettingKind.Versions => (ParseVersions(text), $"{VersionSelection.AutoText} or versions out of {string.Join(", ", setting.Allowed)} separated by commas"),
        _ => setting.Check(text) is { } expectation ? (null, expectation) : (text, ""),
    };

    private static object? ParseBoolean(string text) => text.ToUpperInvariant() switch
    {
        "1" or "TRUE" => true,
        "0" or "FALSE" => false,
        _ => null,
    };

    private static VersionSelection? ParseVersions(string text)
    {
        if (text == VersionSelection.AutoText)
        {
            return VersionSelection.Auto;
        }

        var versions = new List<OutlookVersion>();
        foreach (var number in text.Split(','))
        {
            if (Outlook.OutlookVersions.Find(number.Trim()) is not { } version || versions.Contains(version))
            {
                return null;
            }

            versions.Add(version);
        }

        return VersionSelection.Of(versions);
    }

    private static Setting Find(string property)
    {
        foreach (var setting in Settings.All)
        {
            if (setting.Property == property)
            {
                return setting;
            }
        }

        throw new ArgumentException($"{property} is no property of a setting.");
    }
}
