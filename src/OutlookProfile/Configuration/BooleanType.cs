using System;

namespace OutlookProfile.Configuration;

/// <summary>true or false; properties spell it 1 or 0 as well, as Windows Installer does.</summary>
public sealed class BooleanType : SettingType<bool>
{
    public override Text Expectation => $"true or false";

    public override string Values => "true, false";

    public override Text? Parse(string text, out bool value)
    {
        var word = text.ToUpperInvariant();
        value = word is "1" or "TRUE";
        return value || word is "0" or "FALSE" ? null : (Text)$"true or false (or 1 or 0)";
    }

    public override string? Format(bool value) => value ? "true" : "false";

    internal override bool Read(JsonValue json, Action<JsonValue, Text> report, out bool value)
    {
        value = json.Boolean ?? false;
        if (json.Boolean is null)
        {
            report(json, Problem(json, Expectation));
        }

        return json.Boolean is not null;
    }

    internal override void Write(JsonText json, string name, bool value) => json.Member(name, value);

    internal override void WriteSchema(JsonText json) => json.Member("type", "boolean");

    protected override string? Suggest(string written, bool json) => written.ToUpperInvariant() switch
    {
        "1" or "TRUE" or "YES" or "ON" => "true",
        "0" or "FALSE" or "NO" or "OFF" => "false",
        _ => null,
    };
}
