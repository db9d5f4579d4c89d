using System;

namespace OutlookProfile.Configuration;

/// <summary>Writes a configuration back as JSON; <see cref="ConfigurationReader"/> reads the same configuration from it.</summary>
public static class ConfigurationWriter
{
    /// <summary>Every setting in full.</summary>
    public static string Write(ProfileConfiguration configuration) => Write(configuration, _ => true);

    /// <param name="wanted">Which settings; what is left out is what its default says.</param>
    internal static string Write(ProfileConfiguration configuration, Func<Setting, bool> wanted)
    {
        var json = new JsonText();
        json.StartObject();
        WriteMembers(json, SettingGroup.Root, configuration, wanted);
        json.EndObject();
        return json.ToString();
    }

    private static void WriteMembers(JsonText json, SettingGroup group, ProfileConfiguration configuration, Func<Setting, bool> wanted)
    {
        foreach (var member in group.Members)
        {
            if (member.Group is { } inner)
            {
                if (inner.Any(wanted))
                {
                    json.StartObject(member.Key);
                    WriteMembers(json, inner, configuration, wanted);
                    json.EndObject();
                }
            }
            else if (wanted(member.Setting!))
            {
                member.Setting!.Write(json, member.Key, configuration);
            }
        }
    }
}
