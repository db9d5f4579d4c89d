using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;

namespace OutlookProfile.Tests.Documentation;

/// <summary>What is written about the settings outside the code: the schema, the README's table, the package's properties.</summary>
[TestClass]
public sealed class SettingsTableTests
{
    [TestMethod]
    public void Schema_IsWhatTheTableSays() => RepositoryFile.AssertEqual("config/profile.schema.json", ConfigurationSchema.Write());

    [TestMethod]
    public void Readme_HasARow_ForEachSetting() =>
        RepositoryFile.AssertLines(
            "README.md",
            "<!-- settings -->",
            "<!-- end of settings -->",
            [
                "",
                "| setting | property | values | default | meaning |",
                "|---|---|---|---|---|",
                .. Settings.All.Select(setting => $"| `{setting.Path}` | `{setting.Property}` | {setting.Values} | {setting.Default ?? "**required**"} | {setting.Description} |"),
                "",
            ]);

    /// <summary>Secure: they reach the installation also where Windows Installer is careful with public properties (SecureCustomProperties).</summary>
    [TestMethod]
    public void Package_HasASecureProperty_ForEachSetting() =>
        RepositoryFile.AssertLines(
            "installer/Package.wxs",
            "<!-- A property for each setting. -->",
            "<!-- End of the settings. -->",
            [.. Settings.All.Select(setting => $"    <Property Id=\"{setting.Property}\" Secure=\"yes\" />")]);
}
