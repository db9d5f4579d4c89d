using System;
using System.Collections.Generic;

namespace OutlookProfile.Configuration;

/// <summary>
/// One setting of the configuration file: the one description that reader, writer, schema, the package's properties and the
/// documentation share. The table of all of them is <see cref="Settings"/>.
/// </summary>
public abstract class Setting(string path, string property, string? defaultInWords, string description)
{
    /// <summary>The JSON path, for example "http.first.fast".</summary>
    public string Path { get; } = path;

    /// <summary>The public Windows Installer property that overrides it.</summary>
    public string Property { get; } = property;

    /// <summary>The default for people, a constant one as JSON; null when the setting is required.</summary>
    public string? Default { get; } = defaultInWords;

    /// <summary>What it does, in Outlook's own words where it has some.</summary>
    public string Description { get; } = description;

    /// <summary>The values for the documentation: "true, false".</summary>
    public abstract string Values { get; }

    /// <summary>The words, when the value is one of a few; otherwise null.</summary>
    public abstract IReadOnlyList<string>? Words { get; }

    /// <summary>Takes the value of a public property.</summary>
    /// <returns>Null when the text is right, otherwise the problem.</returns>
    internal abstract Text? Take(SettingValues values, string text, Place place);

    /// <summary>Takes the value of a JSON file.</summary>
    /// <param name="report">Told each mistake: which value, and the problem.</param>
    internal abstract void Take(SettingValues values, JsonValue json, Action<JsonValue, Text> report);

    internal abstract void Write(JsonText json, string name, ProfileConfiguration configuration);

    internal abstract void WriteSchema(JsonText json, string name);

    /// <summary>The value as the JSON file would have it, on one line.</summary>
    public string Json(ProfileConfiguration configuration)
    {
        var json = new JsonText();
        json.StartObject();
        Write(json, "", configuration);
        json.EndObject();
        var lines = Array.ConvertAll(json.ToString().Split('\n'), line => line.Trim());
        var member = string.Join(" ", lines).Trim('{', '}', ' ');
        return member.Length == 0 ? "(not set)" : member.Substring("\"\": ".Length);
    }

    /// <summary>Whether the value is what it would be if nobody had said it, with all others as they are.</summary>
    internal abstract bool IsDefault(ProfileConfiguration configuration);

    /// <summary>Takes the value out of a configuration.</summary>
    internal abstract void Take(SettingValues values, ProfileConfiguration configuration);
}

/// <typeparam name="T">The value as <see cref="ProfileConfiguration"/> holds it.</typeparam>
public sealed class Setting<T> : Setting
{
    private readonly SettingDefault<T> @default;
    private readonly Func<ProfileConfiguration, T> get;

    /// <param name="get">Where <see cref="ProfileConfiguration"/> has it.</param>
    internal Setting(string path, string property, SettingType<T> type, SettingDefault<T> @default, Func<ProfileConfiguration, T> get, string description)
        : base(path, property, @default.InWords(type), description)
    {
        Type = type;
        this.@default = @default;
        this.get = get;
    }

    public SettingType<T> Type { get; }

    public override string Values => Type.Values;

    public override IReadOnlyList<string>? Words => Type.Words;

    /// <summary>The default, given what else was given.</summary>
    internal T DefaultOf(SettingValues values) => @default.Of(values);

    internal override Text? Take(SettingValues values, string text, Place place)
    {
        if (Type.Check(text) is { } problem)
        {
            return problem.Text;
        }

        _ = Type.Parse(text, out var value);
        values.Set(this, value, place);
        return null;
    }

    internal override void Take(SettingValues values, JsonValue json, Action<JsonValue, Text> report)
    {
        if (Type.Read(json, report, out var value))
        {
            values.Set(this, value, json.Place);
        }
    }

    internal override void Write(JsonText json, string name, ProfileConfiguration configuration) => Type.Write(json, name, get(configuration));

    internal override bool IsDefault(ProfileConfiguration configuration)
    {
        var others = new SettingValues();
        foreach (var setting in Settings.All)
        {
            setting.Take(others, configuration);
        }

        return Default is not null && EqualityComparer<T>.Default.Equals(get(configuration), DefaultOf(others));
    }

    internal override void Take(SettingValues values, ProfileConfiguration configuration) => values.Set(this, get(configuration), new Place($"the configuration"));

    internal override void WriteSchema(JsonText json, string name)
    {
        json.StartObject(name);
        json.Member("description", @default.IsConstant || Default is null ? Description : $"{Description} Default: {Default}.");
        if (@default.IsConstant)
        {
            Type.Write(json, "default", @default.Of(new SettingValues()));
        }

        Type.WriteSchema(json);
        json.EndObject();
    }
}
