using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Commands;

/// <summary>A configuration file as a command takes it.</summary>
internal static class ConfigurationInput
{
    /// <summary>The checked configuration.</summary>
    /// <exception cref="ConfigurationException">With every mistake.</exception>
    public static ProfileConfiguration Read(string path) => ConfigurationReader.Read(ConfigurationFile.Read(path), path);
}
