using System;

namespace OutlookProfile.Configuration;

/// <summary>A text that keeps a rule.</summary>
/// <param name="rule">Null for a right text, otherwise what is expected.</param>
/// <param name="longest">The most UTF-16 units that the rule lets pass.</param>
/// <param name="pattern">The rule as a regular expression of JSON Schema (ECMA 262), as far as one can say it.</param>
/// <param name="suggest">What is probably meant by a wrong text; null when nothing comes near.</param>
public sealed class TextType(Func<string, Text?> rule, int longest, string pattern, Func<string, string?>? suggest = null) : SettingType<string>
{
    public override Text Expectation => $"a text";

    public override string Values => "text";

    public override Text? Parse(string text, out string value)
    {
        value = text;
        return rule(text);
    }

    public override string? Format(string value) => value;

    internal override bool Read(JsonValue json, Action<JsonValue, Text> report, out string value)
    {
        value = json.Text ?? "";
        var expectation = json.Text is null ? Expectation : rule(value);
        if (expectation is null)
        {
            return true;
        }

        report(json, json.Text is null ? $"found {json.Written}, expected {expectation}" : Problem(json, expectation));
        return false;
    }

    internal override void Write(JsonText json, string name, string value)
    {
        if (value is not null)
        {
            json.Member(name, value);
        }
    }

    internal override void WriteSchema(JsonText json)
    {
        json.Member("type", "string");
        json.Member("maxLength", longest);
        json.Member("pattern", pattern);
    }

    protected override string? Suggest(string written, bool json) =>
        suggest?.Invoke(written) is { } text && rule(text) is null ? json ? $"\"{text}\"" : text : null;
}
