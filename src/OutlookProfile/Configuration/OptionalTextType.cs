using System;

namespace OutlookProfile.Configuration;

/// <summary>A text of another type, or null when it was not given: then nothing is written.</summary>
public sealed class OptionalTextType(TextType type) : SettingType<string?>
{
    public override Text Expectation => type.Expectation;

    public override string Values => type.Values;

    public override Text? Parse(string text, out string? value)
    {
        var expectation = type.Parse(text, out var given);
        value = given;
        return expectation;
    }

    public override string? Format(string? value) => value is null ? null : type.Format(value);

    internal override bool Read(JsonValue json, Action<JsonValue, Text> report, out string? value)
    {
        var right = type.Read(json, report, out var given);
        value = given;
        return right;
    }

    internal override void Write(JsonText json, string name, string? value)
    {
        if (value is not null)
        {
            type.Write(json, name, value);
        }
    }

    internal override void WriteSchema(JsonText json) => type.WriteSchema(json);
}
