using System.IO;
using Newtonsoft.Json;
using OutlookProfile.Outlook;

namespace OutlookProfile.Configuration;

/// <summary>Writes a configuration back as JSON with every setting in full; <see cref="ConfigurationReader"/> reads the same configuration from it.</summary>
public static class ConfigurationWriter
{
    public static string Write(ProfileConfiguration configuration)
    {
        var text = new StringWriter { NewLine = "\n" };
        using var json = new JsonTextWriter(text) { Formatting = Formatting.Indented };
        json.WriteStartObject();
        WriteOutlook(json, configuration.Outlook);
        WriteProfile(json, configuration.Profile);
        Start(json, "mailbox");
        Write(json, "user", configuration.Mailbox.User);
        Write(json, "smtpAddress", configuration.Mailbox.SmtpAddress);
        json.WriteEndObject();
        Start(json, "server");
        Write(json, "fqdn", configuration.Server.Fqdn);
        json.WriteEndObject();
        Start(json, "cachedMode");
        Write(json, "enabled", configuration.CachedMode.Enabled);
        Write(json, "download", Choices.Word(configuration.CachedMode.Download));
        json.WriteEndObject();
        Write(json, "encryption", configuration.Encryption);
        WriteHttp(json, configuration.Http);
        Start(json, "users");
        Write(json, "onFailure", Choices.Word(configuration.Users.OnFailure));
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return text.ToString() + "\n";
    }

    private static void WriteOutlook(JsonTextWriter json, OutlookSettings outlook)
    {
        Start(json, "outlook");
        json.WritePropertyName("versions");
        if (outlook.Versions.IsAuto)
        {
            json.WriteValue(VersionSelection.AutoText);
        }
        else
        {
            json.WriteStartArray();
            foreach (var version in outlook.Versions.Named)
            {
                json.WriteValue(version.Number());
            }

            json.WriteEndArray();
        }

        Write(json, "ifNotFound", outlook.IfNotFound?.Number() ?? "fail");
        Write(json, "ifRunning", Choices.Word(outlook.IfRunning));
        json.WriteEndObject();
    }

    private static void WriteProfile(JsonTextWriter json, ProfileSettings profile)
    {
        Start(json, "profile");
        Write(json, "name", profile.Name);
        Write(json, "makeDefault", profile.MakeDefault);
        Write(json, "ifExists", Choices.Word(profile.IfExists));
        if (profile.PromptForProfile is { } prompt)
        {
            Write(json, "promptForProfile", prompt);
        }

        json.WriteEndObject();
    }

    private static void WriteHttp(JsonTextWriter json, HttpSettings http)
    {
        Start(json, "http");
        Write(json, "enabled", http.Enabled);
        Write(json, "proxy", http.Proxy);
        Write(json, "sslOnly", http.SslOnly);
        Write(json, "mutualAuthentication", http.MutualAuthentication);
        Write(json, "principal", http.Principal);
        Start(json, "first");
        Write(json, "fast", http.First.Fast);
        Write(json, "slow", http.First.Slow);
        json.WriteEndObject();
        Write(json, "authentication", Choices.Word(http.Authentication));
        Write(json, "disableMapiHttp", http.DisableMapiHttp);
        json.WriteEndObject();
    }

    private static void Start(JsonTextWriter json, string name)
    {
        json.WritePropertyName(name);
        json.WriteStartObject();
    }

    private static void Write(JsonTextWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    private static void Write(JsonTextWriter json, string name, bool value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }
}
