using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using OutlookProfile.Cli.Files;
using OutlookProfile.Configuration;
using WindowsInstaller.Database;
using WindowsInstaller.Transforms;

namespace OutlookProfile.Cli.Transforms;

/// <summary>The MSI that transforms are made for. It carries its configuration in the Binary table, where a transform replaces it.</summary>
internal sealed class BasePackage
{
    /// <summary>The Binary row that the installer reads its configuration from.</summary>
    public const string ConfigurationRow = "ProfileConfiguration";

    private const string BinaryTable = "Binary";
    private const string PropertyTable = "Property";
    private const int ConfigurationColumn = 1;

    private readonly string path;

    private BasePackage(string path, InstallerDatabase database)
    {
        this.path = path;
        Database = database;
    }

    public InstallerDatabase Database { get; }

    /// <exception cref="UsageException">The file cannot be read, or is another product's package.</exception>
    /// <exception cref="InstallerDatabaseException">The file is no installer database, or a damaged one.</exception>
    public static BasePackage Open(string path)
    {
        var package = new BasePackage(path, InputFile.Open(path, InputFile.LargestPackage, InstallerDatabase.Open));
        return FindConfiguration(package.Database) is not null
            ? package
            : throw new UsageException(path, $"this package has no Binary row {ConfigurationRow}, so no transform can configure it; name OutlookProfile.msi");
    }

    /// <summary>The configuration that the package holds, as bytes.</summary>
    public byte[] Configuration => FindConfiguration(Database)!;

    /// <summary>The transform that gives the package another configuration, whatever its version. The same input gives the same bytes.</summary>
    /// <param name="pages">How its wizard shows pages; for the others it decides that itself.</param>
    public Transform WithConfiguration(string json, IReadOnlyList<WizardPage> pages)
    {
        var configuration = Encoding.UTF8.GetBytes(json);
        return pages.Count == 0
            ? TransformBuilder.Replace(Database, BinaryTable, ConfigurationRowOf(Database)!, ConfigurationColumn, configuration)
            : TransformBuilder.Edit(Database, package =>
            {
                ConfigurationRowOf(package)![ConfigurationColumn] = configuration;
                foreach (var page in pages)
                {
                    package.Tables[PropertyTable].Set(page.Property, page.Mode);
                }
            });
    }

    /// <summary>Why Windows Installer does not take a transform for this package (1624); null when it does.</summary>
    public Text? WhyRefused(Transform transform)
    {
        var wanted = Database.Tables[PropertyTable].Rows.FirstOrDefault(row => row[0] is "UpgradeCode")?[1] as string;
        var found = UpgradeCode(transform);
        return string.Equals(wanted, found, StringComparison.OrdinalIgnoreCase)
            ? null
            : (Text)$"made for a product with the UpgradeCode {OneLine.Shorten(found ?? "(none)", 60)}, but that of {path} is {OneLine.Shorten(wanted ?? "(none)", 60)}, so that Windows Installer refuses it; make it with outlookprofile transform --msi {path}";
    }

    /// <summary>The last part of "{product}version;{product}version;{upgrade}" (Revision Number Summary property).</summary>
    private static string? UpgradeCode(Transform transform) =>
        transform.Summary.Properties.GetValueOrDefault(SummaryInformation.RevisionNumber) is string revision && revision.Split(';') is [_, _, { Length: > 0 } code]
            ? code
            : null;

    /// <summary>Whether a line of a transform's description is about the configuration.</summary>
    public static bool IsConfiguration(TransformViewRow line) => line is { Table: BinaryTable, Row: ConfigurationRow, Data: byte[] };

    private static byte[]? FindConfiguration(InstallerDatabase database) => ConfigurationRowOf(database)?[ConfigurationColumn] as byte[];

    private static object?[]? ConfigurationRowOf(InstallerDatabase database) =>
        database.Tables.TryGetValue(BinaryTable, out var binary) ? binary.Rows.FirstOrDefault(row => row[0] is ConfigurationRow) : null;
}
