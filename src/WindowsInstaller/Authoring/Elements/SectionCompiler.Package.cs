using System.Xml.Linq;
using WindowsInstaller.Authoring.Symbols;
using WindowsInstaller.Cabinets;

namespace WindowsInstaller.Authoring.Elements;

/// <summary>Package, Fragment and what describes the package as a whole.</summary>
internal sealed partial class SectionCompiler
{
    private const int Utf8 = 65001;

    // Attributes of the Upgrade table (msidefs.h, msidbUpgradeAttributes...).
    private const int MigrateFeatures = 1;
    private const int OnlyDetect = 2;
    private const int VersionMinInclusive = 0x100;
    private const int VersionMaxInclusive = 0x200;

    private enum Scope
    {
        PerMachine,
        PerUser,
        PerUserOrMachine,
    }

    public void FragmentElement(XElement element)
    {
        var reader = Open(element);
        _ = reader.Identifier("Id");
        reader.End(CommonChildren());
    }

    public void PackageElement(XElement element)
    {
        var reader = Open(element);
        var name = reader.RequiredText("Name");
        var manufacturer = reader.RequiredText("Manufacturer");
        var version = Version(reader);
        var language = reader.RequiredInteger("Language", 0, short.MaxValue);
        var productCode = reader.RequiredGuid("ProductCode");
        var upgradeCode = reader.RequiredGuid("UpgradeCode");
        var scope = reader.Choice("Scope", Scope.PerMachine, ("perMachine", Scope.PerMachine), ("perUser", Scope.PerUser), ("perUserOrMachine", Scope.PerUserOrMachine));
        var installerVersion = reader.Integer("InstallerVersion", 200, 500) ?? 500;
        var codePage = reader.Integer("Codepage", 0, ushort.MaxValue) ?? Utf8;

        Add(new PackageSymbol(reader.At, name, manufacturer, language, installerVersion, scope == Scope.PerUser, codePage));
        ScopeProperties(reader.At, scope);
        AddRow(reader.At, "Property", "Manufacturer", manufacturer);
        AddRow(reader.At, "Property", "ProductCode", productCode);
        AddRow(reader.At, "Property", "ProductLanguage", language.ToString());
        AddRow(reader.At, "Property", "ProductName", name);
        AddRow(reader.At, "Property", "ProductVersion", version);
        AddRow(reader.At, "Property", "UpgradeCode", upgradeCode);

        var display = 0;
        reader.End(
        [
            .. CommonChildren(),
            ("SummaryInformation", SummaryInformationElement),
            ("MajorUpgrade", child => MajorUpgradeElement(child, upgradeCode, version, language.ToString())),
            ("Upgrade", UpgradeElement),
            ("MediaTemplate", MediaTemplateElement),
            ("Feature", child => FeatureElement(child, null, ref display)),
            ("ComponentGroupRef", child => ReferenceElement(child, "ComponentGroup")),
        ]);
    }

    private static string Version(ElementReader reader)
    {
        var version = reader.RequiredText("Version");
        var valid = System.Version.TryParse(version, out var parsed)
            && parsed is { Major: < 256, Minor: < 256, Build: >= 0 and < 65536 }
            && parsed.ToString() == version;
        if (version.Length > 0 && !valid)
        {
            reader.Report($"{reader.Name}/@Version '{version}' is no product version: x.y.z with x and y below 256 and z below 65536.");
        }

        return version;
    }

    // MSIINSTALLPERUSER turns the "either" of ALLUSERS=2 into per-user unless the command line says otherwise.
    private void ScopeProperties(SourceLocation at, Scope scope)
    {
        switch (scope)
        {
            case Scope.PerMachine:
                AddRow(at, "Property", "ALLUSERS", "1");
                break;
            case Scope.PerUserOrMachine:
                AddRow(at, "Property", "ALLUSERS", "2");
                AddRow(at, "Property", "MSIINSTALLPERUSER", "1");
                break;
        }
    }

    private void SummaryInformationElement(XElement element)
    {
        var reader = Open(element);
        Add(new SummaryInformationSymbol(reader.At, reader.Text("Description"), reader.Text("Manufacturer"), reader.Text("Keywords")));
        reader.End();
    }

    private void MajorUpgradeElement(XElement element, string upgradeCode, string version, string language)
    {
        var reader = Open(element);
        var anchor = reader.Choice("Schedule", "InstallValidate",
            ("afterInstallValidate", "InstallValidate"),
            ("afterInstallInitialize", "InstallInitialize"),
            ("afterInstallExecute", "InstallExecute"),
            ("afterInstallExecuteAgain", "InstallExecuteAgain"),
            ("afterInstallFinalize", "InstallFinalize"));
        var message = reader.RequiredText("DowngradeErrorMessage");
        var upgraded = reader.YesNo("IgnoreLanguage") ? null : language;
        var sameVersion = reader.YesNo("AllowSameVersionUpgrades") ? VersionMaxInclusive : 0;

        AddRow(reader.At, "Upgrade", upgradeCode, null, version, upgraded, MigrateFeatures | sameVersion, null, "WIX_UPGRADE_DETECTED");
        AddRow(reader.At, "Upgrade", upgradeCode, version, null, upgraded, OnlyDetect, null, "WIX_DOWNGRADE_DETECTED");
        AddRow(reader.At, "LaunchCondition", "NOT WIX_DOWNGRADE_DETECTED", message);
        Add(new PropertyFlagsSymbol(reader.At, "WIX_UPGRADE_DETECTED", Secure: true));
        Add(new PropertyFlagsSymbol(reader.At, "WIX_DOWNGRADE_DETECTED", Secure: true));
        Add(new ActionSymbol(reader.At, "InstallExecuteSequence", "RemoveExistingProducts", null, null, After: anchor));
        reader.End();
    }

    private void UpgradeElement(XElement element)
    {
        var reader = Open(element);
        var upgradeCode = reader.RequiredGuid("Id");
        reader.End(("UpgradeVersion", child => UpgradeVersionElement(child, upgradeCode)));
    }

    private void UpgradeVersionElement(XElement element, string upgradeCode)
    {
        var reader = Open(element);
        var property = reader.RequiredIdentifier("Property");
        var attributes = (reader.YesNo("IncludeMinimum", otherwise: true) ? VersionMinInclusive : 0)
            | (reader.YesNo("IncludeMaximum") ? VersionMaxInclusive : 0);
        if (!reader.YesNo("OnlyDetect"))
        {
            reader.Report("<UpgradeVersion> needs OnlyDetect=\"yes\": what an upgrade removes is <MajorUpgrade>'s.");
        }

        AddRow(reader.At, "Upgrade", upgradeCode, reader.RequiredText("Minimum"), reader.RequiredText("Maximum"), null, OnlyDetect | attributes, null, property);
        Add(new PropertyFlagsSymbol(reader.At, property, Secure: true));
        reader.End();
    }

    private void MediaTemplateElement(XElement element)
    {
        var reader = Open(element);
        if (!reader.YesNo("EmbedCab"))
        {
            reader.Report("<MediaTemplate> needs EmbedCab=\"yes\": the package is one file.");
        }

        Add(new MediaSymbol(reader.At, reader.RequiredChoice("CompressionLevel", ("high", CabinetCompression.Lzx), ("mszip", CabinetCompression.MsZip), ("none", CabinetCompression.None))));
        reader.End();
    }

    private void LaunchElement(XElement element)
    {
        var reader = Open(element);
        AddRow(reader.At, "LaunchCondition", reader.RequiredText("Condition"), reader.RequiredText("Message"));
        reader.End();
    }

    private void BinaryElement(XElement element)
    {
        var reader = Open(element);
        AddRow(reader.At, "Binary", reader.RequiredIdentifier("Id"), SourceFile(reader, "SourceFile"));
        reader.End();
    }

    private void IconElement(XElement element)
    {
        var reader = Open(element);
        AddRow(reader.At, "Icon", reader.RequiredIdentifier("Id"), SourceFile(reader, "SourceFile"));
        reader.End();
    }
}
