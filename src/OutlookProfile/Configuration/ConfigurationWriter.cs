using OutlookProfile.Outlook;

namespace OutlookProfile.Configuration;

/// <summary>Writes a configuration back as JSON with every setting in full; <see cref="ConfigurationReader"/> reads the same configuration from it.</summary>
public static class ConfigurationWriter
{
    public static string Write(ProfileConfiguration configuration)
    {
        var json = new JsonText();
        json.StartObject();
        WriteOutlook(json, configuration.Outlook);
        WriteProfile(json, configuration.Profile);
        json.StartObject("mailbox");
        json.Member("user", configuration.Mailbox.User);
        json.Member("smtpAddress", configuration.Mailbox.SmtpAddress);
        json.EndObject();
        json.StartObject("server");
        json.Member("fqdn", configuration.Server.Fqdn);
        json.EndObject();
        json.StartObject("cachedMode");
        json.Member("enabled", configuration.CachedMode.Enabled);
        json.Member("download", Choices.CachedModeDownload.Word((int)configuration.CachedMode.Download));
        json.EndObject();
        json.Member("encryption", configuration.Encryption);
        WriteHttp(json, configuration.Http);
        json.StartObject("users");
        json.Member("onFailure", Choices.UsersOnFailure.Word((int)configuration.Users.OnFailure));
        json.EndObject();
        json.EndObject();
        return json.ToString();
    }

    private static void WriteOutlook(JsonText json, OutlookSettings outlook)
    {
        json.StartObject("outlook");
        if (outlook.Versions.IsAuto)
        {
            json.Member("versions", VersionSelection.AutoText);
        }
        else
        {
            json.StartArray("versions");
            foreach (var version in outlook.Versions.Named)
            {
                json.Element(version.Number());
            }

            json.EndArray();
        }

        json.Member("ifNotFound", outlook.IfNotFound?.Number() ?? "fail");
        json.Member("ifRunning", Choices.OutlookIfRunning.Word((int)outlook.IfRunning));
        json.EndObject();
    }

    private static void WriteProfile(JsonText json, ProfileSettings profile)
    {
        json.StartObject("profile");
        json.Member("name", profile.Name);
        json.Member("makeDefault", profile.MakeDefault);
        json.Member("ifExists", Choices.ProfileIfExists.Word((int)profile.IfExists));
        if (profile.PromptForProfile is { } prompt)
        {
            json.Member("promptForProfile", prompt);
        }

        json.EndObject();
    }

    private static void WriteHttp(JsonText json, HttpSettings http)
    {
        json.StartObject("http");
        json.Member("enabled", http.Enabled);
        json.Member("proxy", http.Proxy);
        json.Member("sslOnly", http.SslOnly);
        json.Member("mutualAuthentication", http.MutualAuthentication);
        json.Member("principal", http.Principal);
        json.StartObject("first");
        json.Member("fast", http.First.Fast);
        json.Member("slow", http.First.Slow);
        json.EndObject();
        json.Member("authentication", Choices.HttpAuthentication.Word((int)http.Authentication));
        json.Member("disableMapiHttp", http.DisableMapiHttp);
        json.EndObject();
    }
}
