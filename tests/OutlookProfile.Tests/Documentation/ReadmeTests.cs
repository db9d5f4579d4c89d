using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;

namespace OutlookProfile.Tests.Documentation;

/// <summary>The README's table of settings is the code's.</summary>
[TestClass]
public sealed class ReadmeTests
{
    [TestMethod]
    public void SettingsTable_EqualsSettings_InEveryRow()
    {
        var readme = File.ReadAllLines(Path.Combine(TestData.Repository, "README.md"));
        var rows = readme.SkipWhile(line => line != "| setting | property | values | default | meaning |").Skip(2).TakeWhile(line => line.StartsWith('|')).ToArray();
        CollectionAssert.AreEqual(Settings.All.Select(Row).ToArray(), rows);
    }

    private static string Row(Setting setting) =>
        $"| `{setting.Path}` | `{setting.Property}` | {Values(setting)} | {setting.Default ?? "**required**"} | {setting.Description} |";

    private static string Values(Setting setting) => setting.Kind switch
    {
        SettingKind.Boolean => "true, false",
        SettingKind.Text => "text",
        _ => (setting.Kind == SettingKind.Versions ? "\"auto\" or a list of " : "") + string.Join(", ", setting.Allowed),
    };
}
