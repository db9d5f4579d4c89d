using System.IO;
using System.Text;
using WindowsInstaller.Database;
using WindowsInstaller.Transforms;

namespace OutlookProfile.Tests.Packaging;

/// <summary>A small MSI with what packaging looks at, and transforms for it.</summary>
internal static class SamplePackage
{
    public const string UpgradeCode = "{33333333-3333-3333-3333-333333333333}";

    /// <returns>The path of the MSI.</returns>
    public static string WriteMsi(TemporaryFolder folder, string name = "OutlookProfile.msi", string upgradeCode = UpgradeCode)
    {
        var path = folder.Write(name, []);
        Database(upgradeCode).Save(path);
        return path;
    }

    /// <summary>A transform that puts a configuration and properties into the MSI.</summary>
    public static string WriteTransform(TemporaryFolder folder, string name, string? json, params (string Property, string Value)[] properties) =>
        WriteTransform(folder, name, Database(UpgradeCode), json, properties);

    public static string WriteForeignTransform(TemporaryFolder folder, string name, string upgradeCode) =>
        WriteTransform(folder, name, Database(upgradeCode), """{ "server": { "fqdn": "mail.other.com" } }""", []);

    private static string WriteTransform(TemporaryFolder folder, string name, InstallerDatabase database, string? json, (string Property, string Value)[] properties)
    {
        var path = folder.Write(name, []);
        TransformBuilder.Edit(database, edited =>
        {
            if (json is not null)
            {
                edited.Tables["Binary"].Set("ProfileConfiguration", Encoding.UTF8.GetBytes(json));
            }

            foreach (var (property, value) in properties)
            {
                edited.Tables["Property"].Set(property, value);
            }
        }).Save(path);
        return path;
    }

    private static InstallerDatabase Database(string upgradeCode)
    {
        var database = new InstallerDatabase { CodePage = 1252 };
        var summary = database.Summary.Properties;
        summary[SummaryInformation.CodePage] = (short)1252;
        summary[SummaryInformation.Title] = "Installation Database";
        summary[SummaryInformation.Template] = "x64;1033";
        summary[SummaryInformation.RevisionNumber] = "{22222222-2222-2222-2222-222222222222}";
        summary[SummaryInformation.PageCount] = 500;
        summary[SummaryInformation.WordCount] = 2;

        var property = Add(database, "Property", Column.FromIdt("Property", "s72", key: true), Column.FromIdt("Value", "l0"));
        property.Set("ProductName", "Outlook Profile");
        property.Set("Manufacturer", "Acme's IT");
        property.Set("ProductCode", "{11111111-1111-1111-1111-111111111111}");
        property.Set("ProductVersion", "1.2.3");
        property.Set("UpgradeCode", upgradeCode);

        Add(database, "Binary", Column.FromIdt("Name", "s72", key: true), Column.FromIdt("Data", "v0"))
            .Set("ProfileConfiguration", """{ "outlook": { "versions": "auto", "ifNotFound": "14.0" }, "server": { "fqdn": "exchange.acme.com" } }"""u8.ToArray());
        Add(database, "Registry", Column.FromIdt("Registry", "s72", key: true), Column.FromIdt("Root", "i2"), Column.FromIdt("Key", "l255"))
            .Set("InstallFolderValue", -1, @"Software\Outlook Profile");
        Add(database, "Directory", Column.FromIdt("Directory", "s72", key: true), Column.FromIdt("Directory_Parent", "S72"), Column.FromIdt("DefaultDir", "l255"))
            .Set("TARGETDIR", null, "SourceDir");
        return database;
    }

    private static Table Add(InstallerDatabase database, string name, params Column[] columns)
    {
        var table = new Table(name, columns);
        database.Tables.Add(name, table);
        return table;
    }
}
