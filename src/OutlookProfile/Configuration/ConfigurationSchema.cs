using System.Collections.Generic;

namespace OutlookProfile.Configuration;

/// <summary>
/// The JSON Schema of the configuration file, for editors; config/profile.schema.json is what this writes. What a schema cannot say
/// (repeated keys, placeholders that nobody knows) the reader alone refuses.
/// </summary>
public static class ConfigurationSchema
{
    public const string FileName = "profile.schema.json";

    /// <summary>The key by which a configuration names its schema.</summary>
    public const string Key = "$schema";

    public static string Write()
    {
        var json = new JsonText();
        json.StartObject();

        // The last draft that Visual Studio Code and Visual Studio know by themselves.
        json.Member(Key, "http://json-schema.org/draft-07/schema#");
        json.Member("title", "Outlook profile");
        json.Member("description", "The settings of one site's Outlook profile. Only server.fqdn is required.");
        WriteGroup(json, SettingGroup.Root);
        json.EndObject();
        return json.ToString();
    }

    private static void WriteGroup(JsonText json, SettingGroup group)
    {
        json.Member("type", "object");
        json.Member("additionalProperties", false);
        if (RequiredKeys(group) is { Count: > 0 } required)
        {
            json.Member("required", required);
        }

        WriteSslRule(json, group);
        json.StartObject("properties");
        if (group == SettingGroup.Root)
        {
            json.StartObject(Key);
            json.Member("type", "string");
            json.Member("description", "This schema, for editors.");
            json.EndObject();
        }

        foreach (var member in group.Members)
        {
            if (member.Group is { } inner)
            {
                json.StartObject(member.Key);
                WriteGroup(json, inner);
                json.EndObject();
            }
            else
            {
                member.Setting!.WriteSchema(json, member.Key);
            }
        }

        json.EndObject();
    }

    /// <summary>Mutual authentication needs SSL.</summary>
    private static void WriteSslRule(JsonText json, SettingGroup group)
    {
        var (ssl, mutual) = (KeyIn(group, Settings.SslOnly), KeyIn(group, Settings.MutualAuthentication));
        if (ssl is null || mutual is null)
        {
            return;
        }

        json.StartObject("not");
        json.Member("required", [ssl, mutual]);
        json.StartObject("properties");
        WriteConstant(json, ssl, false);
        WriteConstant(json, mutual, true);
        json.EndObject();
        json.EndObject();
    }

    private static void WriteConstant(JsonText json, string key, bool value)
    {
        json.StartObject(key);
        json.StartArray("enum");
        json.Element(value);
        json.EndArray();
        json.EndObject();
    }

    private static string? KeyIn(SettingGroup group, Setting setting)
    {
        foreach (var member in group.Members)
        {
            if (member.Setting == setting)
            {
                return member.Key;
            }
        }

        return null;
    }

    private static List<string> RequiredKeys(SettingGroup group)
    {
        var keys = new List<string>();
        foreach (var member in group.Members)
        {
            if (member.Setting is { Default: null } || member.Group is { } inner && RequiredKeys(inner).Count > 0)
            {
                keys.Add(member.Key);
            }
        }

        return keys;
    }
}
