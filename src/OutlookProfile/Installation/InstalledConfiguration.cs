using System;
using System.IO;
using System.Text;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Files;

namespace OutlookProfile.Installation;

/// <summary>
/// The effective configuration, kept beside the tool: for repair and removal, for users yet to come, for drift detection and
/// for support. For all users that is below Program Files, where only administrators write.
/// </summary>
public static class InstalledConfiguration
{
    public const string FileName = "profile.json";

    /// <summary>In bytes. What is kept there is a hundredth of it.</summary>
    public const int Longest = 1 << 20;

    /// <summary>The write that keeps it.</summary>
    /// <param name="folder">The installation folder.</param>
    public static WriteFile Plan(ProfileConfiguration configuration, string folder) =>
        new(PathIn(folder), Content(configuration), $"the configuration as it was installed");

    public static byte[] Content(ProfileConfiguration configuration) => Encoding.UTF8.GetBytes(ConfigurationWriter.Write(configuration));

    public static string PathIn(string folder) => Path.Combine(folder, FileName);

    /// <summary>The plan of a run that does not keep the configuration, and leaves what an installation has kept.</summary>
    public static ProfilePlan KeepOutOf(ProfilePlan plan) =>
        plan with { StaysAsItIs = path => path.EndsWith("\\" + FileName, StringComparison.OrdinalIgnoreCase) || path.EndsWith("/" + FileName, StringComparison.Ordinal) || plan.StaysAsItIs(path) };

    /// <summary>What was installed; null when nothing is kept there.</summary>
    /// <exception cref="ConfigurationException">It was changed into something else.</exception>
    public static ProfileConfiguration? Find(IFileStore files, string folder)
    {
        var path = PathIn(folder);
        return files.FileExists(path) ? Read(files.Read(path), path) : null;
    }

    /// <summary>What was installed.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="ConfigurationException">It was changed into something else.</exception>
    public static ProfileConfiguration Read(byte[] content, string path) => ConfigurationReader.Read(ConfigurationFile.Decode(content, path), path);
}
