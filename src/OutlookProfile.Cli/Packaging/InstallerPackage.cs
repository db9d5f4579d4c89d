using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Cli.Files;
using OutlookProfile.Cli.Transforms;
using OutlookProfile.Configuration;
using WindowsInstaller.Database;
using WindowsInstaller.Transforms;

namespace OutlookProfile.Cli.Packaging;

/// <summary>The MSI as a transform makes it: what a management system is to install.</summary>
/// <param name="TransformPath">Null: the MSI as it is.</param>
/// <param name="Given">What an installation writes; null when only CONFIGFILE on the target machine tells.</param>
internal sealed record InstallerPackage(string MsiPath, string? TransformPath, MsiInformation Information, GivenConfiguration? Given)
{
    private const string ConfigurationFileProperty = "CONFIGFILE";

    public ProfileConfiguration? Configuration => Given?.Configuration;

    /// <summary>An installation that fails without Outlook is not to be tried where there is none.</summary>
    public bool NeedsOutlook => Configuration is { Outlook: { Versions.IsAuto: true, IfNotFound: null } };

    /// <summary>What users may call it: the transform's name without .mst.</summary>
    public string Site => TransformPath is null ? "default" : Path.GetFileNameWithoutExtension(TransformPath);

    /// <summary>The MSI as it is, or as each of some transforms makes it.</summary>
    /// <exception cref="UsageException">A file is not there, a transform is for another product, or the MSI is not this product's.</exception>
    /// <exception cref="InstallerDatabaseException">The MSI is damaged or none.</exception>
    /// <exception cref="TransformException">A transform is damaged or none, or does not fit.</exception>
    /// <exception cref="ConfigurationException">The configuration inside has mistakes.</exception>
    public static IReadOnlyList<InstallerPackage> Open(string msi, IReadOnlyList<string> transforms)
    {
        var original = BasePackage.Open(msi);
        return transforms.Count == 0
            ? [Read(msi, null, original.Database)]
            : [.. transforms.Select(transform => Read(msi, transform, Apply(transform, original)))];
    }

    /// <summary>The database as a transform makes it.</summary>
    public static InstallerDatabase OpenTransformed(string msi, string transform) => Apply(transform, BasePackage.Open(msi));

    private static InstallerPackage Read(string msi, string? transform, InstallerDatabase database) =>
        new(msi, transform, MsiInformation.Read(database, msi), ReadConfiguration(database, transform ?? msi, msi));

    private static InstallerDatabase Apply(string path, BasePackage original)
    {
        var transform = InputFile.Open(path, InputFile.LargestPackage, Transform.Open);
        if (original.WhyRefused(transform) is { } reason)
        {
            throw new UsageException(path, $"{reason}");
        }

        var database = original.Database.Clone();
        try
        {
            transform.ApplyTo(database);
            return database;
        }
        catch (TransformException exception)
        {
            throw new TransformException($"{path}: {Text.Of(exception)}", exception);
        }
    }

    /// <summary>As the installation does it: CONFIGFILE, or the Binary row; then the public properties.</summary>
    private static GivenConfiguration? ReadConfiguration(InstallerDatabase database, string source, string msi)
    {
        var properties = MsiInformation.Properties(database);
        if (properties.ContainsKey(ConfigurationFileProperty))
        {
            return null;
        }

        var row = database.Tables["Binary"].Rows.FirstOrDefault(row => row[0] is BasePackage.ConfigurationRow);
        if (row?[1] is not byte[] content)
        {
            throw new UsageException(source, $"this transform takes the configuration (Binary row {BasePackage.ConfigurationRow}) out of the package");
        }

        var name = $"{source}:{BasePackage.ConfigurationRow}";
        var overrides = Settings.All
            .Where(setting => properties.ContainsKey(setting.Property))
            .Select(setting => new PropertyOverride(setting.Property, properties[setting.Property]))
            .ToArray();
        var json = ConfigurationFile.Decode(content, name);
        if (!NoConfiguration.Is(json))
        {
            return ConfigurationReader.ReadGiven(json, name, overrides);
        }

        return properties.ContainsKey(Settings.ServerFqdn.Property)
            ? ConfigurationReader.ReadGiven(overrides, new Place($"{source}: its properties"))
            : throw new UsageException(source, $"no site's configuration is in it, so that it would install nothing; name a transform: outlookprofile transform --msi {msi} --config site.json --output site.mst");
    }
}
