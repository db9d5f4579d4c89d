using System;
using System.Collections.Generic;
using OutlookProfile.Outlook;

namespace OutlookProfile.Configuration;

/// <summary>"auto", or a list of Outlook versions; as a property the numbers stand between commas.</summary>
public sealed class VersionsType : SettingType<VersionSelection>
{
    private static readonly IReadOnlyList<string> Numbers = OutlookVersions.Numbers;

    public override Text Expectation => $"\"{VersionSelection.AutoText}\" or a list of {string.Join(", ", Numbers)}";

    public override string Values => Expectation.ToString();

    public override Text? Parse(string text, out VersionSelection value)
    {
        value = VersionSelection.Auto;
        if (text == VersionSelection.AutoText)
        {
            return null;
        }

        var versions = new List<OutlookVersion>();
        foreach (var number in text.Split(','))
        {
            if (OutlookVersions.Find(number.Trim()) is not { } version || versions.Contains(version))
            {
                return $"{VersionSelection.AutoText} or versions out of {string.Join(", ", Numbers)} separated by commas";
            }

            versions.Add(version);
        }

        value = VersionSelection.Of(versions);
        return null;
    }

    public override string? Format(VersionSelection value) => value.ToString().Replace(" ", "");

    internal override bool Read(JsonValue json, Action<JsonValue, Text> report, out VersionSelection value)
    {
        value = VersionSelection.Auto;
        if (json.List is { } list)
        {
            return ReadList(json, list, report, ref value);
        }

        if (json.Text == VersionSelection.AutoText)
        {
            return true;
        }

        report(json, Problem(json, Expectation));
        return false;
    }

    internal override void Write(JsonText json, string name, VersionSelection value)
    {
        if (value.IsAuto)
        {
            json.Member(name, VersionSelection.AutoText);
        }
        else
        {
            var numbers = new List<string>();
            foreach (var version in value.Named)
            {
                numbers.Add(version.Number());
            }

            json.Member(name, numbers);
        }
    }

    internal override void WriteSchema(JsonText json)
    {
        json.StartArray("oneOf");
        json.StartObject();
        json.Member("type", "string");
        json.Member("enum", [VersionSelection.AutoText]);
        json.EndObject();
        json.StartObject();
        json.Member("type", "array");
        json.Member("minItems", 1);
        json.Member("uniqueItems", true);
        json.StartObject("items");
        json.Member("type", "string");
        json.Member("enum", Numbers);
        json.EndObject();
        json.EndObject();
        json.EndArray();
    }

    protected override string? Suggest(string written, bool json)
    {
        if (Spelling.Closest(written, [VersionSelection.AutoText]) is { } auto)
        {
            return json ? $"\"{auto}\"" : auto;
        }

        var numbers = new List<string>();
        foreach (var part in written.Split(',', ';', ' '))
        {
            var number = OutlookNames.Find(part)?.Number() ?? "";
            if (part.Length > 0 && !numbers.Contains(number))
            {
                numbers.Add(number);
            }
        }

        return numbers.Count == 0 || numbers.Contains("") ? null
            : json ? $"[\"{string.Join("\", \"", numbers)}\"]"
            : string.Join(",", numbers);
    }

    private bool ReadList(JsonValue json, IReadOnlyList<JsonValue> list, Action<JsonValue, Text> report, ref VersionSelection value)
    {
        var versions = new List<OutlookVersion>();
        var right = true;
        foreach (var element in list)
        {
            if (element.Text is not { } number || OutlookVersions.Find(number) is not { } version)
            {
                var guess = OutlookNames.Find(element.Text ?? element.Written)?.Number();
                report(element, guess is null
                    ? (Text)$"found {element.Written}, expected one of {string.Join(", ", Numbers)}"
                    : $"found {element.Written}, expected one of {string.Join(", ", Numbers)}; did you mean \"{guess}\"?");
                right = false;
            }
            else if (versions.Contains(version))
            {
                report(element, $"{version.Number()} is named twice; keep one of the two");
                right = false;
            }
            else
            {
                versions.Add(version);
            }
        }

        if (list.Count == 0)
        {
            report(json, $"the list is empty, expected {Expectation}");
            return false;
        }

        value = right ? VersionSelection.Of(versions) : value;
        return right;
    }
}
