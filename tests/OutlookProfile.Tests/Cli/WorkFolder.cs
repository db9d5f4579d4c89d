using System;
using System.IO;
using System.Text;
using WindowsInstaller.Database;

namespace OutlookProfile.Tests.Cli;

/// <summary>A folder that goes away with the test, and the files that commands take.</summary>
internal sealed class WorkFolder : IDisposable
{
    public const string PackageConfiguration = """{ "server": { "fqdn": "exchange.acme.com" } }""";

    public string Root { get; } = Directory.CreateTempSubdirectory("outlookprofile").FullName;

    public string PathTo(string name) => Path.Combine(Root, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathTo(name), text, new UTF8Encoding(false));
        return PathTo(name);
    }

    /// <summary>A package with a configuration in it, as the product's has one.</summary>
    public string WritePackage(string name = "base.msi", string configurationRow = "ProfileConfiguration")
    {
        var database = new InstallerDatabase();
        Add(database, "Property", ["Property", "s72", "Value", "l0"],
            ["ProductCode", "{7A5D0E54-3F0B-4C55-9B64-8B3D2E7F1A01}"],
            ["ProductVersion", "1.0.0"],
            ["ProductName", "Sample"],
            ["Manufacturer", "Acme"],
            ["UpgradeCode", "{C1B7C5F8-90A2-4E0C-8A8D-3B0E6D5F4C02}"]);
        Add(database, "Binary", ["Name", "s72", "Data", "v0"],
            ["Actions", new byte[] { 1, 2, 3 }],
            [configurationRow, Encoding.UTF8.GetBytes(PackageConfiguration)]);
        var summary = database.Summary.Properties;
        summary[SummaryInformation.CodePage] = (short)1252;
        summary[SummaryInformation.Template] = "x64;1033";
        summary[SummaryInformation.RevisionNumber] = "{5D2C8A4E-0F5B-4F0D-8E3B-7A1B2C3D4E03}";
        summary[SummaryInformation.PageCount] = 500;
        summary[SummaryInformation.WordCount] = 2;
        database.Save(PathTo(name));
        return PathTo(name);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static void Add(InstallerDatabase database, string name, string[] columns, params object?[][] rows)
    {
        var table = new Table(name, [Column.FromIdt(columns[0], columns[1], key: true), Column.FromIdt(columns[2], columns[3])]);
        table.Rows.AddRange(rows);
        database.Tables.Add(name, table);
    }
}
