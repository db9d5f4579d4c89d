using System;
using System.Collections.Generic;
using System.Linq;
using WindowsInstaller.Database;

namespace OutlookProfile.Cli.Packaging;

/// <summary>What a management system wants to know of an MSI.</summary>
/// <param name="PackageCode">In braces, as all codes.</param>
/// <param name="Is64Bit">The package installs on 64-bit Windows only.</param>
/// <param name="WritesLocalMachine">It has registry values below HKEY_LOCAL_MACHINE.</param>
/// <param name="WritesUserOrMachine">It has registry values that go to the machine when it is installed for all users.</param>
/// <param name="ContainsSystemFolders">It installs into Windows' own System folders.</param>
public sealed record MsiInformation(
    string ProductName,
    string Publisher,
    string ProductCode,
    string ProductVersion,
    string PackageCode,
    string UpgradeCode,
    bool Is64Bit,
    bool RequiresReboot,
    bool IncludesServices,
    bool IncludesOdbcDataSource,
    bool WritesLocalMachine,
    bool WritesUserOrMachine,
    bool ContainsSystemFolders)
{
    private const int LocalMachine = 2;
    private const int UserOrMachine = -1;

    /// <exception cref="UsageException">A property that every MSI has is missing.</exception>
    public static MsiInformation Read(InstallerDatabase database, string path)
    {
        var properties = Properties(database);
        string Required(string name) =>
            properties.TryGetValue(name, out var value) ? value : throw new UsageException(path, $"the property {name} is missing; this is no complete MSI");

        // They go into command lines and scripts.
        string Code(string name) =>
            Required(name) is var code && Guid.TryParseExact(code, "B", out _) ? code : throw new UsageException(path, $"the property {name} is no GUID in braces; this is no right MSI");

        return new(
            Required("ProductName"),
            Required("Manufacturer"),
            Code("ProductCode"),
            Required("ProductVersion"),
            SummaryText(database, SummaryInformation.RevisionNumber) ?? throw new UsageException(path, $"the summary information has no package code"),
            Code("UpgradeCode"),
            IsPlatform64(SummaryText(database, SummaryInformation.Template)),
            properties.TryGetValue("REBOOT", out var reboot) && reboot.StartsWith('F'),
            HasRows(database, "ServiceInstall"),
            HasRows(database, "ODBCDataSource"),
            Cells(database, "Registry", "Root").Any(root => root is LocalMachine),
            Cells(database, "Registry", "Root").Any(root => root is UserOrMachine),
            Cells(database, "Directory", "Directory").Any(folder => folder is "SystemFolder" or "System64Folder" or "System16Folder"));
    }

    /// <summary>The Property table.</summary>
    public static Dictionary<string, string> Properties(InstallerDatabase database) =>
        database.Tables.TryGetValue("Property", out var table)
            ? table.Rows.Where(row => row[1] is not null).ToDictionary(row => (string)row[0]!, row => (string)row[1]!, StringComparer.Ordinal)
            : [];

    private static string? SummaryText(InstallerDatabase database, int id) => database.Summary.Properties.GetValueOrDefault(id) as string;

    /// <summary>"x64;1033": the platform, then the languages (Template Summary property).</summary>
    private static bool IsPlatform64(string? template) => template?.Split(';')[0] is "x64";

    private static bool HasRows(InstallerDatabase database, string name) => database.Tables.TryGetValue(name, out var table) && table.Rows.Count > 0;

    private static IEnumerable<object?> Cells(InstallerDatabase database, string tableName, string columnName)
    {
        if (!database.Tables.TryGetValue(tableName, out var table))
        {
            return [];
        }

        var index = table.Columns.ToList().FindIndex(column => column.Name == columnName);
        return index < 0 ? [] : table.Rows.Select(row => row[index]);
    }
}
