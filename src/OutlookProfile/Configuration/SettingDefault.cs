using System;

namespace OutlookProfile.Configuration;

/// <summary>What a setting is when nobody said anything: a constant, something that follows from other settings, or nothing because it is required.</summary>
internal sealed class SettingDefault<T>
{
    private readonly Func<SettingValues, T> of;
    private readonly string? words;

    private SettingDefault(Func<SettingValues, T> of, string? words, bool isConstant)
    {
        this.of = of;
        this.words = words;
        IsConstant = isConstant;
    }

    /// <summary>The setting has no default.</summary>
    public static SettingDefault<T> Required { get; } = new(_ => throw new InvalidOperationException("A required setting was not given."), null, false);

    public bool IsConstant { get; }

    public static implicit operator SettingDefault<T>(T constant) => new(_ => constant, null, true);

    /// <param name="words">The same for people.</param>
    public static SettingDefault<T> Following(string words, Func<SettingValues, T> of) => new(of, words, false);

    public T Of(SettingValues values) => of(values);

    /// <summary>For people; null when the setting is required.</summary>
    public string? InWords(SettingType<T> type)
    {
        if (!IsConstant)
        {
            return words;
        }

        var json = new JsonText();
        json.StartObject();
        type.Write(json, "default", of(new SettingValues()));
        json.EndObject();
        return json.ToString().Trim('{', '}', '\n', ' ').Substring("\"default\": ".Length);
    }
}
