using System.Collections.Generic;
using Newtonsoft.Json;

namespace OutlookProfile.Configuration;

/// <summary>Reads the settings of one JSON text. Every mistake is collected; only a text that is no JSON ends the reading.</summary>
internal sealed class JsonSettings(StrictJsonReader reader, string fileName, SettingValues values, List<ConfigurationMistake> mistakes)
{
    /// <summary>A file of another kind would otherwise give more messages than it has bytes.</summary>
    private const int MostMistakes = 100;

    private static readonly string ServerGroup = Settings.ServerFqdn.Path.Split('.')[0];

    private Place? server;
    private bool serverIsReported;

    /// <returns>Where the server belongs: in its object if there is one, otherwise in the outermost; null when its key is reported already. False when the text is no JSON, so that what is missing says nothing.</returns>
    public static (bool IsJson, Place? Server) Read(string json, string fileName, SettingValues values, List<ConfigurationMistake> mistakes)
    {
        var reader = new StrictJsonReader(json);
        try
        {
            reader.Read();
            var settings = new JsonSettings(reader, fileName, values, mistakes);
            var start = settings.Here();
            if (reader.Token != JsonToken.StartObject)
            {
                settings.Report(start, "", $"found {reader.Written}, expected an object: {{ ... }}");
                return (false, null);
            }

            settings.ReadObject(SettingGroup.Root);
            reader.Read();
            return (true, settings.serverIsReported ? null : settings.server ?? start);
        }
        catch (JsonSyntaxException exception)
        {
            mistakes.Add(new ConfigurationMistake(Place.In(fileName, exception.Position.Line, exception.Position.Column), "", exception.Text));
            return (false, null);
        }
    }

    private void ReadObject(SettingGroup group)
    {
        var seen = new HashSet<string>();
        while (Next() != JsonToken.EndObject)
        {
            var key = (string)reader.Value!;
            var member = group.Find(key);
            var isSchema = key == ConfigurationSchema.Key && group == SettingGroup.Root;
            var path = Join(group.Path, member is not null || isSchema || IsPlain(key) ? key : reader.Written);
            if (!seen.Add(key))
            {
                Report(Here(), path, $"the key stands here a second time; keep one of the two");
                SkipValue();
            }
            else if (isSchema)
            {
                Next();
                Expect(reader.Token == JsonToken.String, path, $"a text");
                reader.Skip();
            }
            else if (member is null)
            {
                Report(Here(), path, UnknownKey(group, key));
                SkipValue();
            }
            else
            {
                Next();
                ReadMember(member, path);
            }
        }
    }

    private void ReadMember(SettingMember member, string path)
    {
        if (member.Setting is { } setting)
        {
            setting.Take(values, ReadValue(), (json, problem) => Report(json.Place, setting.Path, problem));
        }
        else if (Expect(reader.Token == JsonToken.StartObject, path, $"an object with {KeysOf(member.Group!)}"))
        {
            server = path == ServerGroup ? Here() : server;
            ReadObject(member.Group!);
        }
        else
        {
            serverIsReported |= path == ServerGroup;
            reader.Skip();
        }
    }

    private JsonValue ReadValue()
    {
        var (place, written) = (Here(), reader.Written);
        switch (reader.Token)
        {
            case JsonToken.Boolean or JsonToken.String:
                return new JsonValue(reader.Value, written, place);
            case JsonToken.StartArray:
                var list = new List<JsonValue>();
                while (Next() != JsonToken.EndArray)
                {
                    list.Add(new JsonValue(reader.Token is JsonToken.Boolean or JsonToken.String ? reader.Value : null, reader.Written, Here()));
                    reader.Skip();
                }

                return new JsonValue(list, written, place);
            default:
                reader.Skip();
                return new JsonValue(null, written, place);
        }
    }

    private void SkipValue()
    {
        Next();
        reader.Skip();
    }

    private JsonToken Next()
    {
        reader.Read();
        return reader.Token;
    }

    private bool Expect(bool condition, string path, Text expectation)
    {
        if (!condition)
        {
            Report(Here(), path, $"found {reader.Written}, expected {expectation}");
        }

        return condition;
    }

    private void Report(Place place, string path, Text problem)
    {
        mistakes.Add(new ConfigurationMistake(place, path, problem));
        if (mistakes.Count == MostMistakes)
        {
            throw new JsonSyntaxException(reader.Position, $"reading stops after {MostMistakes} mistakes");
        }
    }

    private Place Here() => Place.In(fileName, reader.Position.Line, reader.Position.Column);

    private static string KeysOf(SettingGroup group) => string.Join(", ", Keys(group));

    private static List<string> Keys(SettingGroup group)
    {
        var keys = new List<string>();
        foreach (var member in group.Members)
        {
            keys.Add(member.Key);
        }

        if (group == SettingGroup.Root)
        {
            keys.Add(ConfigurationSchema.Key);
        }

        return keys;
    }

    /// <summary>With a key of this object that is spelled nearly so, otherwise one of this name elsewhere.</summary>
    private Text UnknownKey(SettingGroup group, string key)
    {
        var keys = KeysOf(group);
        if (Spelling.Closest(key, Keys(group)) is { } near)
        {
            serverIsReported |= Join(group.Path, near) == ServerGroup;
            return $"unknown key, expected one of {keys}; did you mean \"{near}\"?";
        }

        foreach (var setting in Settings.All)
        {
            if (setting.Path == key || setting.Path == Join(group.Path, key) || setting.Path.EndsWith("." + key, System.StringComparison.OrdinalIgnoreCase))
            {
                serverIsReported |= setting == Settings.ServerFqdn;
                var dot = setting.Path.LastIndexOf('.');
                return dot < 0
                    ? (Text)$"unknown key, expected one of {keys}; did you mean \"{setting.Path}\" outside?"
                    : $"unknown key, expected one of {keys}; did you mean \"{setting.Path.Substring(dot + 1)}\" inside \"{setting.Path.Substring(0, dot)}\"?";
            }
        }

        return $"unknown key, expected one of {keys}";
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
