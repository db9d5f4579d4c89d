using System;
using System.Collections.Generic;

namespace OutlookProfile.Configuration;

/// <summary>A list of ways to ask Autodiscover, each once; as a property the words stand between commas.</summary>
public sealed class AutodiscoverSourcesType : SettingType<AutodiscoverSources>
{
    private static readonly ChoiceType<AutodiscoverSources> Sources = new(
        ("lastKnownGoodUrl", AutodiscoverSources.LastKnownGoodUrl),
        ("scpLookup", AutodiscoverSources.ScpLookup),
        ("httpsRootDomain", AutodiscoverSources.HttpsRootDomain),
        ("httpsAutodiscoverDomain", AutodiscoverSources.HttpsAutodiscoverDomain),
        ("httpRedirect", AutodiscoverSources.HttpRedirect),
        ("srvRecord", AutodiscoverSources.SrvRecord),
        ("explicitO365Endpoint", AutodiscoverSources.ExplicitO365Endpoint));

    public override Text Expectation => $"a list of {Sources.Values}";

    public override string Values => Expectation.ToString();

    /// <summary>The words of a selection, in the order in which people should read them.</summary>
    public static IReadOnlyList<string> WordsOf(AutodiscoverSources selection)
    {
        var words = new List<string>();
        foreach (var word in Sources.Words)
        {
            Sources.Parse(word, out var source);
            if ((selection & source) != 0)
            {
                words.Add(word);
            }
        }

        return words;
    }

    public override Text? Parse(string text, out AutodiscoverSources value)
    {
        value = AutodiscoverSources.None;
        foreach (var word in text.Split(','))
        {
            if (Sources.Parse(word.Trim(), out var source) is not null || (value & source) != 0)
            {
                return $"words out of {Sources.Values} separated by commas, each once";
            }

            value |= source;
        }

        return null;
    }

    public override string? Format(AutodiscoverSources value) => value == AutodiscoverSources.None ? null : string.Join(",", WordsOf(value));

    internal override bool Read(JsonValue json, Action<JsonValue, Text> report, out AutodiscoverSources value)
    {
        value = AutodiscoverSources.None;
        if (json.List is not { } list)
        {
            report(json, Problem(json, Expectation));
            return false;
        }

        var right = true;
        foreach (var element in list)
        {
            if (!Sources.Read(element, report, out var source))
            {
                right = false;
            }
            else if ((value & source) != 0)
            {
                report(element, $"{element.Text} is named twice; keep one of the two");
                right = false;
            }
            else
            {
                value |= source;
            }
        }

        return right;
    }

    internal override void Write(JsonText json, string name, AutodiscoverSources value)
    {
        if (value != AutodiscoverSources.None)
        {
            json.Member(name, WordsOf(value));
        }
    }

    internal override void WriteSchema(JsonText json)
    {
        json.Member("type", "array");
        json.Member("uniqueItems", true);
        json.StartObject("items");
        Sources.WriteSchema(json);
        json.EndObject();
    }
}
