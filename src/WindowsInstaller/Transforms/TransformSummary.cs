using System;
using System.Collections.Generic;
using System.Linq;
using WindowsInstaller.Database;

namespace WindowsInstaller.Transforms;

/// <summary>The summary information of a transform (Microsoft: Summary Information Stream Property Set, the transform columns).</summary>
internal static class TransformSummary
{
    private const int ReadOnlyEnforced = 4;

    /// <exception cref="TransformException">A database lacks a property that identifies it.</exception>
    internal static SummaryInformation Create(InstallerDatabase before, InstallerDatabase after, TransformValidation validation, TransformErrors errors)
    {
        var products = $"{Product(before)};{Product(after)}";
        var upgradeCode = PropertyOf(before, "UpgradeCode");
        if (upgradeCode.Length == 0 && validation.HasFlag(TransformValidation.UpgradeCode))
        {
            throw new TransformException($"The database has no property UpgradeCode, to which the transform is to be tied.");
        }

        var summary = new SummaryInformation();
        var properties = summary.Properties;
        properties[SummaryInformation.Title] = "Transform";
        properties[SummaryInformation.Template] = Template(before);
        properties[SummaryInformation.LastAuthor] = Template(after);
        properties[SummaryInformation.RevisionNumber] = $"{products};{upgradeCode}";
        properties[SummaryInformation.PageCount] = Math.Max(InstallerVersion(before), InstallerVersion(after));
        properties[SummaryInformation.CharacterCount] = (int)validation << 16 | (int)errors;
        properties[SummaryInformation.Security] = ReadOnlyEnforced;
        return summary;
    }

    private static string Product(InstallerDatabase database)
    {
        var (code, version) = (PropertyOf(database, "ProductCode"), PropertyOf(database, "ProductVersion"));
        return code.Length > 0 && version.Length > 0
            ? code + version
            : throw new TransformException($"The database has no property ProductCode or ProductVersion: it is no package that a transform could belong to.");
    }

    private static string PropertyOf(InstallerDatabase database, string name) =>
        database.Tables.GetValueOrDefault("Property")?.Rows.FirstOrDefault(row => row[0] is string property && property == name)?[1] as string ?? "";

    /// <summary>"platform;language", for example "x64;1033".</summary>
    private static string Template(InstallerDatabase database) =>
        database.Summary.Properties.GetValueOrDefault(SummaryInformation.Template) as string
        ?? throw new TransformException($"The summary information of the database has no template (platform and language).");

    private static int InstallerVersion(InstallerDatabase database) =>
        database.Summary.Properties.GetValueOrDefault(SummaryInformation.PageCount) as int?
        ?? throw new TransformException($"The summary information of the database has no page count (the installer version it needs).");
}
