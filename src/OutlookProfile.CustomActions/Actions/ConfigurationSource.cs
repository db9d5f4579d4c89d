using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Sessions;
using OutlookProfile.Installation;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>
/// Where an installation takes its configuration from: the file that CONFIGFILE names, otherwise the Binary row
/// ProfileConfiguration, which a site's transform replaces. Public properties override single settings of either; the machine's policies
/// say what neither does.
/// </summary>
internal static class ConfigurationSource
{
    public const string FileProperty = "CONFIGFILE";
    public const string BinaryRow = "ProfileConfiguration";

    /// <param name="policies">The machine's.</param>
    /// <exception cref="ConfigurationException">With every mistake that was found.</exception>
    /// <exception cref="ActionException">Nobody has named a server, be it in a file, a transform, a property or a policy.</exception>
    public static ProfileConfiguration Read(IImmediateSession session, RunData run, IReadOnlyList<PropertyOverride> policies)
    {
        var (json, name) = ReadText(session, run);
        var overrides = GivenProperties.Read(session);
        if (name != BinaryRow || !NoConfiguration.Is(json))
        {
            session.Log($"Configuration: {name}{Describe(overrides, policies)}");
            return ConfigurationReader.Read(json, name, overrides, policies);
        }

        session.Log($"Configuration: properties alone{Describe(overrides, policies)}");
        return NamesServer(overrides) || NamesServer(policies)
            ? ConfigurationReader.Read(overrides, new Place($"the command line's properties"), policies)
            : throw new ActionException($"The package has no site's configuration, so there is no profile to write: {NoConfiguration.HowToGiveOne}.");
    }

    /// <summary>The configuration as it is written, before properties change it, and what messages call it.</summary>
    /// <exception cref="ConfigurationException">There is no such file, or it cannot be read.</exception>
    public static (string Json, string Name) ReadText(IImmediateSession session, RunData run)
    {
        var file = session.GetProperty(FileProperty);
        if (file.Length == 0 && RunData.IsMaintenance(session) && run.ReadInstalled() is { } installed)
        {
            // A user's own installation, changed or repaired by that user: what is not said anew stays as it is.
            return (ConfigurationWriter.Write(installed), InstalledConfiguration.PathIn(run.InstallFolder));
        }

        return file.Length > 0
            ? (ConfigurationFile.Read(FullPath(file)), file)
            : (ConfigurationFile.Decode(session.ReadBinary(BinaryRow), BinaryRow), BinaryRow);
    }

    /// <summary>What somebody has given who repairs an installation for all users, and to no effect.</summary>
    public static string DescribeIgnored(IImmediateSession session)
    {
        var given = GivenProperties.Read(session).ConvertAll(setting => setting.Property);
        if (session.GetProperty(FileProperty).Length > 0)
        {
            given.Add(FileProperty);
        }

        return given.Count == 0
            ? ""
            : $"; {string.Join(", ", given)} change nothing: give an installation for all users another configuration by installing it anew, or by outlookprofile apply --all-users";
    }

    // The installer's current directory is Windows' own: a relative path would mean a file nobody thought of.
    private static string FullPath(string file) =>
        file.StartsWith(@"\\", StringComparison.Ordinal) || (file.Length > 2 && file[1] == ':' && file[2] is '\\' or '/')
            ? file
            : throw new ConfigurationException([new ConfigurationMistake(new Place($"property {FileProperty}"), "", $"found \"{file}\", expected the file's full path such as \\\\server\\share\\site.json")]);

    private static bool NamesServer(IReadOnlyList<PropertyOverride> given) => given.Any(one => one.Property == Settings.ServerFqdn.Property);

    private static string Describe(IReadOnlyList<PropertyOverride> overrides, IReadOnlyList<PropertyOverride> policies) =>
        Describe(overrides, ", changed by properties: ") + Describe(policies, ", over policies: ");

    private static string Describe(IReadOnlyList<PropertyOverride> all, string introduction)
    {
        var text = new StringBuilder();
        foreach (var given in all)
        {
            text.Append(text.Length == 0 ? introduction : ", ").Append(given.Property).Append('=').Append(given.Text);
        }

        return text.ToString();
    }
}
