namespace OutlookProfile.Configuration;

/// <summary>Writes a configuration back as JSON with every setting in full; <see cref="ConfigurationReader"/> reads the same configuration from it.</summary>
public static class ConfigurationWriter
{
    public static string Write(ProfileConfiguration configuration)
    {
        var json = new JsonText();
        json.StartObject();
        WriteMembers(json, SettingGroup.Root, configuration);
        json.EndObject();
        return json.ToString();
    }

    private static void WriteMembers(JsonText json, SettingGroup group, ProfileConfiguration configuration)
    {
        foreach (var member in group.Members)
        {
            if (member.Group is { } inner)
            {
                json.StartObject(member.Key);
                WriteMembers(json, inner, configuration);
                json.EndObject();
            }
            else
            {
                member.Setting!.Write(json, member.Key, configuration);
            }
        }
    }
}
