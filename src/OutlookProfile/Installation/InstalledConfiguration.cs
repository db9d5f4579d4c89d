using System.IO;
using System.Text;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;

namespace OutlookProfile.Installation;

/// <summary>The effective configuration, kept beside the tool for later users, for drift detection and for support.</summary>
public static class InstalledConfiguration
{
    public const string FileName = "profile.json";

    /// <summary>The write that keeps it.</summary>
    /// <param name="folder">The installation folder.</param>
    public static WriteFile Plan(ProfileConfiguration configuration, string folder) =>
        new(PathIn(folder), Content(configuration), "the configuration as it was installed");

    public static byte[] Content(ProfileConfiguration configuration) => Encoding.UTF8.GetBytes(ConfigurationWriter.Write(configuration));

    public static string PathIn(string folder) => Path.Combine(folder, FileName);
}
