using System.Collections.Generic;
using Newtonsoft.Json;
using OutlookProfile.Outlook;

namespace OutlookProfile.Configuration;

/// <summary>Reads the settings of one JSON text. Every mistake is collected; only a text that is no JSON ends the reading.</summary>
internal sealed class JsonSettings(StrictJsonReader reader, string fileName, SettingValues values, List<ConfigurationMistake> mistakes)
{
    private const string SchemaKey = "$schema";

    /// <summary>A file of another kind would otherwise give more messages than it has bytes.</summary>
    private const int MostMistakes = 100;

    /// <returns>False when the text is no JSON, so that what is missing says nothing.</returns>
    public static bool Read(string json, string fileName, SettingValues values, List<ConfigurationMistake> mistakes)
    {
        var reader = new StrictJsonReader(json);
        try
        {
            reader.Read();
            var settings = new JsonSettings(reader, fileName, values, mistakes);
            if (reader.Token != JsonToken.StartObject)
            {
                settings.Report("", $"found {reader.Written}, expected an object: {{ ... }}");
                return false;
            }

            settings.ReadObject("");
            reader.Read();
            return true;
        }
        catch (JsonSyntaxException exception)
        {
            mistakes.Add(new ConfigurationMistake($"{fileName}({exception.Position.Line},{exception.Position.Column})", "", exception.Message));
            return false;
        }
    }

    private void ReadObject(string path)
    {
        var seen = new HashSet<string>();
        var keys = KeysOf(path);
        while (Next() != JsonToken.EndObject)
        {
            var key = (string)reader.Value!;
            var isKnown = keys.Contains(key);
            var childPath = Join(path, isKnown || IsPlain(key) ? key : reader.Written);
            if (!seen.Add(key))
            {
                Report(childPath, "the key stands here a second time; keep one of the two");
                SkipValue();
            }
            else if (!isKnown)
            {
                Report(childPath, $"unknown key, expected one of {string.Join(", ", keys)}");
                SkipValue();
            }
            else
            {
                Next();
                ReadMember(childPath);
            }
        }
    }

    private void ReadMember(string path)
    {
        if (FindSetting(path) is { } setting)
        {
            ReadValue(setting);
        }
        else if (path == SchemaKey)
        {
            Expect(reader.Token == JsonToken.String, path, "a text");
            reader.Skip();
        }
        else if (Expect(reader.Token == JsonToken.StartObject, path, $"an object with {string.Join(", ", KeysOf(path))}"))
        {
            ReadObject(path);
        }
        else
        {
            reader.Skip();
        }
    }

    private void SkipValue()
    {
        Next();
        reader.Skip();
    }

    private void ReadValue(Setting setting)
    {
        var place = Place();
        switch (setting.Kind)
        {
            case SettingKind.Boolean when Expect(reader.Token == JsonToken.Boolean, setting.Path, setting.Expectation):
                values.Set(setting, (bool)reader.Value!, place);
                break;
            case SettingKind.Versions when reader.Token == JsonToken.StartArray:
                ReadVersions(setting, place);
                return;
            case SettingKind.Versions when Expect((reader.Value as string) == VersionSelection.AutoText, setting.Path, setting.Expectation):
                values.Set(setting, VersionSelection.Auto, place);
                break;
            case SettingKind.Text or SettingKind.Choice when Expect(reader.Token == JsonToken.String, setting.Path, setting.Expectation):
                var text = (string)reader.Value!;
                var expectation = setting.Check(text);
                if (Expect(expectation is null, setting.Path, expectation ?? ""))
                {
                    values.Set(setting, text, place);
                }

                break;
        }

        reader.Skip();
    }

    private void ReadVersions(Setting setting, string place)
    {
        var versions = new List<OutlookVersion>();
        var right = true;
        while (Next() != JsonToken.EndArray)
        {
            var version = reader.Value is string number ? Outlook.OutlookVersions.Find(number) : null;
            right &= Expect(version is not null, setting.Path, setting.Expectation);
            right &= version is null || !versions.Contains(version.Value) || Fail(setting.Path, $"{version.Value.Number()} is named twice; keep one of the two");
            if (version is not null)
            {
                versions.Add(version.Value);
            }

            reader.Skip();
        }

        if (right && (versions.Count > 0 || Fail(setting.Path, "the list is empty, expected " + setting.Expectation)))
        {
            values.Set(setting, VersionSelection.Of(versions), place);
        }
    }

    private JsonToken Next()
    {
        reader.Read();
        return reader.Token;
    }

    private bool Expect(bool condition, string path, string expectation) =>
        condition || Fail(path, $"found {reader.Written}, expected {expectation}");

    private bool Fail(string path, string problem)
    {
        Report(path, problem);
        return false;
    }

    private void Report(string path, string problem)
    {
        mistakes.Add(new ConfigurationMistake(Place(), path, problem));
        if (mistakes.Count == MostMistakes)
        {
            throw new JsonSyntaxException(reader.Position, $"reading stops after {MostMistakes} mistakes");
        }
    }

    private string Place() => $"{fileName}({reader.Position.Line},{reader.Position.Column})";

    private static Setting? FindSetting(string path)
    {
        foreach (var setting in Settings.All)
        {
            if (setting.Path == path)
            {
                return setting;
            }
        }

        return null;
    }

    private static List<string> KeysOf(string group)
    {
        var prefix = Join(group, "");
        var keys = new List<string>();
        foreach (var setting in Settings.All)
        {
            if (setting.Path.StartsWith(prefix, System.StringComparison.Ordinal))
            {
                var key = setting.Path.Substring(prefix.Length).Split('.')[0];
                if (!keys.Contains(key))
                {
                    keys.Add(key);
                }
            }
        }

        if (group.Length == 0)
        {
            keys.Add(SchemaKey);
        }

        return keys;
    }

    private static bool IsPlain(string key)
    {
        foreach (var character in key)
        {
            if (!char.IsLetterOrDigit(character))
            {
                return false;
            }
        }

        return key.Length is > 0 and <= 60;
    }

    private static string Join(string group, string key) => group.Length == 0 ? key : $"{group}.{key}";
}
