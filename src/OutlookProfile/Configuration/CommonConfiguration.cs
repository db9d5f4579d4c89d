using System.Collections.Generic;

namespace OutlookProfile.Configuration;

/// <summary>A JSON text that has been read once, for any number of configurations that differ in a few properties.</summary>
public sealed class CommonConfiguration
{
    private readonly SettingValues values;
    private readonly List<ConfigurationMistake> mistakes;
    private readonly bool isJson;
    private readonly Place? server;

    private CommonConfiguration(SettingValues values, List<ConfigurationMistake> mistakes, bool isJson, Place? server)
    {
        this.values = values;
        this.mistakes = mistakes;
        this.isJson = isJson;
        this.server = server;
    }

    /// <summary>Reads the text; its mistakes come with those of each configuration that is made of it.</summary>
    /// <param name="json">The configuration's text.</param>
    /// <param name="fileName">What messages call it.</param>
    /// <param name="policies">What holds where nothing else is said: the machine's policies.</param>
    public static CommonConfiguration Parse(string json, string fileName, IEnumerable<PropertyOverride>? policies = null)
    {
        var values = new SettingValues();
        var mistakes = new List<ConfigurationMistake>();
        ConfigurationReader.Take(policies ?? [], values, mistakes);
        var (isJson, server) = JsonSettings.Read(json, fileName, values, mistakes);
        return new CommonConfiguration(values, mistakes, isJson, server);
    }

    /// <summary>The configuration with these properties in the place of what the text says.</summary>
    /// <exception cref="ConfigurationException">With every mistake that was found.</exception>
    public GivenConfiguration With(IEnumerable<PropertyOverride> overrides)
    {
        var all = values.Copy();
        var found = new List<ConfigurationMistake>(mistakes);
        ConfigurationReader.Take(overrides, all, found);
        return isJson ? new GivenConfiguration(ConfigurationReader.Complete(all, server, found), all) : throw new ConfigurationException(found);
    }
}
