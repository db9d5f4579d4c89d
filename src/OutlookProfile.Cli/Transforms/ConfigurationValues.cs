using System.Collections.Generic;
using System.IO;
using Newtonsoft.Json;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Transforms;

/// <summary>A configuration as a list of settings and values, as the JSON file spells them.</summary>
internal static class ConfigurationValues
{
    public static Dictionary<string, string> Of(ProfileConfiguration configuration)
    {
        var values = new Dictionary<string, string>();
        using var reader = new JsonTextReader(new StringReader(ConfigurationWriter.Write(configuration))) { DateParseHandling = DateParseHandling.None };
        while (reader.Read())
        {
            if (reader.TokenType is JsonToken.String or JsonToken.Boolean)
            {
                var path = reader.Path.Split('[')[0];
                var value = JsonConvert.ToString(reader.Value);
                values[path] = values.TryGetValue(path, out var before) ? $"{before}, {value}" : value;
            }
        }

        return values;
    }
}
