using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;

namespace WindowsInstaller.Tests.Authoring;

[TestClass]
public sealed class PackageTests
{
    [TestMethod]
    [DataRow("", "ALLUSERS=1", 2)]
    [DataRow("Scope=\"perMachine\"", "ALLUSERS=1", 2)]
    [DataRow("Scope=\"perUserOrMachine\"", "ALLUSERS=2 MSIINSTALLPERUSER=1", 2)]
    [DataRow("Scope=\"perUser\"", "", 10)]
    public void Scope_SetsPropertiesAndWordCount(string scope, string properties, int wordCount)
    {
        var database = Compile("", scope);
        var scopes = database.Tables["Property"].Rows.Where(row => row[0] is "ALLUSERS" or "MSIINSTALLPERUSER").Select(row => $"{row[0]}={row[1]}");
        Assert.AreEqual(properties, string.Join(' ', scopes));
        Assert.AreEqual(wordCount, database.Summary.Properties[SummaryInformation.WordCount]);
    }

    [TestMethod]
    [DataRow("", 1401)]
    [DataRow("afterInstallValidate", 1401)]
    [DataRow("afterInstallInitialize", 1501)]
    [DataRow("afterInstallExecute", 6501)]
    [DataRow("afterInstallFinalize", 6601)]
    public void Schedule_PlacesTheRemovalOfTheOldProduct(string schedule, int number)
    {
        var attribute = schedule.Length == 0 ? "" : $"Schedule=\"{schedule}\"";
        var database = Compile($"<MajorUpgrade DowngradeErrorMessage=\"x\" {attribute} />");
        Assert.AreEqual(number, database.Tables["InstallExecuteSequence"].Rows.Single(row => row[0] is "RemoveExistingProducts")[2]);
    }

    /// <summary>Upgrade table: msidbUpgradeAttributesOnlyDetect 2, ...VersionMinInclusive 0x100, ...VersionMaxInclusive 0x200.</summary>
    [TestMethod]
    [DataRow("", 0x102)]
    [DataRow("IncludeMinimum=\"no\"", 0x002)]
    [DataRow("IncludeMaximum=\"yes\"", 0x302)]
    public void UpgradeVersion_IsFoundAndStays(string attributes, int value)
    {
        var database = Compile($"<Upgrade Id=\"{{5E2E9F3A-0A3B-4F43-9C3B-6B1C7C1F0A02}}\"><UpgradeVersion Property=\"FOUND\" OnlyDetect=\"yes\" Minimum=\"1.0.0\" Maximum=\"2.0.0\" {attributes} /></Upgrade>");

        var row = database.Tables["Upgrade"].Rows.Single();
        Assert.AreEqual("1.0.0 2.0.0  FOUND", $"{row[1]} {row[2]} {row[3]} {row[6]}");
        Assert.AreEqual(value, row[4]);
        StringAssert.Contains((string)database.Tables["Property"].Rows.Single(property => property[0] is "SecureCustomProperties")[1]!, "FOUND");
    }

    [TestMethod]
    [DataRow("Property=\"P\" Value=\"V\"", 51)]
    [DataRow("Property=\"P\" ExeCommand=\"\"", 50)]
    [DataRow("Directory=\"TempFolder\" Value=\"V\"", 35)]
    [DataRow("Directory=\"TempFolder\" ExeCommand=\"x\"", 34)]
    [DataRow("BinaryRef=\"B\" ExeCommand=\"x\"", 2)]
    [DataRow("BinaryRef=\"B\" DllEntry=\"x\" Execute=\"firstSequence\"", 257)]
    [DataRow("BinaryRef=\"B\" DllEntry=\"x\" Impersonate=\"no\"", 1)]
    [DataRow("BinaryRef=\"B\" DllEntry=\"x\" Execute=\"rollback\" Impersonate=\"no\"", 3329)]
    [DataRow("BinaryRef=\"B\" DllEntry=\"x\" Execute=\"commit\" Impersonate=\"no\"", 3585)]
    public void CustomAction_HasTheTypeOfItsAttributes(string attributes, int type)
    {
        var database = Compile($"<Binary Id=\"B\" SourceFile=\"tool.exe\" /><CustomAction Id=\"A\" {attributes} />");
        Assert.AreEqual(type, database.Tables["CustomAction"].Rows.Single()[1]);
    }

    [TestMethod]
    [DataRow("string", "#1", "##1")]
    [DataRow("string", "", null)]
    [DataRow("multiString", "one", "[~]one[~]")]
    [DataRow("integer", "[P]", "#[P]")]
    [DataRow("integer", "-1", "#-1")]
    [DataRow("binary", "", "#x")]
    public void RegistryValue_HasTheNotationOfItsType(string type, string value, string? notation)
    {
        using var folder = new AuthoringFolder();
        var database = folder.Compile([folder.Write("a.wxs", Sample.InComponent($"<RegistryValue Root=\"HKLM\" Key=\"K\" Type=\"{type}\" Value=\"{value}\" />"))]);
        Assert.AreEqual(notation, database.Tables["Registry"].Rows.Single()[4]);
    }

    [TestMethod]
    public void CodePage_IsUtf8_UnlessAuthored()
    {
        Assert.AreEqual(65001, Compile("").CodePage);
        Assert.AreEqual(1252, Compile("", "Codepage=\"1252\"").CodePage);
    }

    private static InstallerDatabase Compile(string lines, string attributes = "")
    {
        using var folder = new AuthoringFolder();
        return folder.Compile([folder.Write("a.wxs", Sample.Package(lines, attributes))]);
    }
}
