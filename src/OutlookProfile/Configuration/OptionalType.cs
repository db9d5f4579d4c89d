using System;
using System.Collections.Generic;

namespace OutlookProfile.Configuration;

/// <summary>A value of another type, or null when it was not given: then nothing is written.</summary>
public sealed class OptionalType<T>(SettingType<T> type) : SettingType<T?>
    where T : struct
{
    public override Text Expectation => type.Expectation;

    public override string Values => type.Values;

    public override IReadOnlyList<string>? Words => type.Words;

    public override Text? Parse(string text, out T? value)
    {
        var expectation = type.Parse(text, out var given);
        value = given;
        return expectation;
    }

    public override string? Format(T? value) => value is { } given ? type.Format(given) : null;

    internal override bool Read(JsonValue json, Action<JsonValue, Text> report, out T? value)
    {
        var right = type.Read(json, report, out var given);
        value = given;
        return right;
    }

    internal override void Write(JsonText json, string name, T? value)
    {
        if (value is { } given)
        {
            type.Write(json, name, given);
        }
    }

    internal override void WriteSchema(JsonText json) => type.WriteSchema(json);
}
