using System.Collections.Generic;

namespace OutlookProfile.Configuration;

/// <summary>The values that were given, each with the place it came from. A later source replaces an earlier one.</summary>
internal sealed class SettingValues
{
    private readonly Dictionary<string, Given> values;

    public SettingValues()
        : this([])
    {
    }

    private SettingValues(Dictionary<string, Given> values) => this.values = values;

    public SettingValues Copy() => new(new Dictionary<string, Given>(values));

    public void Set<T>(Setting<T> setting, T value, Place place) => values[setting.Path] = new Given(value, place);

    /// <summary>The value that was given, otherwise the default.</summary>
    public T Get<T>(Setting<T> setting) => values.TryGetValue(setting.Path, out var found) ? (T)found.Value! : setting.DefaultOf(this);

    /// <summary>Where the value came from, or null when it was not given.</summary>
    public Place? PlaceOf(Setting setting) => values.TryGetValue(setting.Path, out var found) ? found.Place : null;

    private sealed class Given(object? value, Place place)
    {
        public object? Value { get; } = value;

        public Place Place { get; } = place;
    }
}
