using System.Collections.Generic;

namespace OutlookProfile.Configuration;

/// <summary>The values that were given, each with the place it came from. A later source replaces an earlier one.</summary>
internal sealed class SettingValues
{
    private readonly Dictionary<string, GivenValue> values = [];

    /// <param name="value">bool, string or <see cref="VersionSelection"/>, right for the setting.</param>
    public void Set(Setting setting, object value, string place) => values[setting.Path] = new(value, place);

    public bool? Boolean(Setting setting) => values.TryGetValue(setting.Path, out var found) ? (bool)found.Value : null;

    public string? Text(Setting setting) => values.TryGetValue(setting.Path, out var found) ? (string)found.Value : null;

    public VersionSelection? Versions(Setting setting) => values.TryGetValue(setting.Path, out var found) ? (VersionSelection)found.Value : null;

    /// <summary>Where the value came from, or null when it was not given.</summary>
    public string? Place(Setting setting) => values.TryGetValue(setting.Path, out var found) ? found.Place : null;

    private sealed class GivenValue(object value, string place)
    {
        public object Value => value;

        public string Place => place;
    }
}
