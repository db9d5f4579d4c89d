using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;
using WindowsInstaller.Tests.Tools;
using static WindowsInstaller.Tests.Database.SampleDatabase;

namespace WindowsInstaller.Tests.Database;

/// <summary>The file format as msitools (libmsi and libgsf) see it.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class MsitoolsTests
{
    [TestMethod]
    public void Msiinfo_ListsOurTables_WhenDatabaseIsOurs()
    {
        using var folder = Save(Create(), out var file);
        CollectionAssert.AreEqual(
            Create().Tables.Keys.Order(StringComparer.Ordinal).ToList(),
            Lines(Tool.Run("msiinfo", "tables", file)).Where(t => !t.StartsWith('_')).Order(StringComparer.Ordinal).ToList());
    }

    [TestMethod]
    public void Msiinfo_ExportsOurRows_WhenDatabaseIsOurs()
    {
        using var folder = Save(Create(), out var file);
        foreach (var table in Create().Tables.Values)
        {
            var exported = Export(file, table.Name);
            CollectionAssert.AreEqual(Idt.Lines(table).Take(3).ToList(), exported.Take(3).ToList(), table.Name);
            CollectionAssert.AreEquivalent(Idt.Lines(table).Skip(3).ToList(), exported.Skip(3).ToList(), table.Name);
        }
    }

    [TestMethod]
    public void Msiinfo_ExportsUnicode_WhenCodePageIsUtf8()
    {
        var database = Create();
        database.CodePage = 65001;
        database.Tables["Property"].Rows.Add(["Japanese", "日本語"]);
        using var folder = Save(database, out var file);
        CollectionAssert.Contains(Export(file, "Property"), "Japanese\t日本語");
    }

    [TestMethod]
    public void Msiinfo_ShowsOurSummary_WhenDatabaseIsOurs()
    {
        using var folder = Save(Create(), out var file);
        var summary = Tool.Run("msiinfo", "suminfo", file);
        foreach (var text in new[] { "Title: Installation Database", "Subject: Sample", "Author: M", "Template: x64;1033", "{5D2C8A4E-0F5B-4F0D-8E3B-7A1B2C3D4E03}", "Security: 2" })
        {
            Assert.Contains(text, summary);
        }
    }

    [TestMethod]
    public void Msiinfo_ExtractsOurStreams_WhenDatabaseIsOurs()
    {
        using var folder = Save(Create(), out var file);
        var names = Lines(Tool.Run("msiinfo", "streams", file));
        CollectionAssert.IsSubsetOf(new[] { "Binary.ProfileConfiguration", "Binary.large", "Numbers.32767.-2147483647", "product.cab" }, names);
        Assert.AreEqual("{}", Tool.Run("msiinfo", "extract", file, "Binary.ProfileConfiguration"));
    }

    [TestMethod]
    public void Msiinfo_ExportsEveryRow_WhenStringIdsTakeThreeBytes()
    {
        var database = new InstallerDatabase();
        var table = AddTable(database, "T", [("K", "s0", true), ("V", "S0", false)]);
        table.Rows.AddRange(Enumerable.Range(0, 70_000).Select(i => new object?[] { "text " + i, null }));
        using var folder = Save(database, out var file);
        CollectionAssert.AreEquivalent(Idt.Lines(table), Export(file, "T"));
    }

    [TestMethod]
    [DataRow(70_000, 1)]
    [DataRow(70_000, 3)]
    [DataRow(300_000, 1)]
    public void Msiinfo_ExportsLongText_WhenItTakesMoreThan64KB(int length, int references)
    {
        var text = new string('x', length);
        var database = new InstallerDatabase();
        var table = AddTable(database, "T", [("K", "i2", true), ("V", "S0", false)]);
        table.Rows.AddRange(Enumerable.Range(0, references).Select(i => new object?[] { i, text }));
        table.Rows.Add([100, "after"]);
        using var folder = Save(database, out var file);
        CollectionAssert.AreEquivalent(Idt.Lines(table), Export(file, "T"));
    }

    [TestMethod]
    public void Open_ReturnsEverything_WhenMsibuildMadeTheFile()
    {
        var expected = Create();
        expected.Tables.Remove("Empty");
        foreach (var table in expected.Tables.Values)
        {
            table.Rows.RemoveAll(row => row.Any(cell => cell is byte[] { Length: 0 }));
        }

        using var folder = new TemporaryFolder();
        var file = folder["made.msi"];
        Tool.Run("msibuild", file, "-s", "The subject", "The author", "x64;1033", "{5D2C8A4E-0F5B-4F0D-8E3B-7A1B2C3D4E03}");
        File.WriteAllBytes(folder["product.cab"], expected.Streams["product.cab"]);
        File.WriteAllText(folder["codepage.idt"], "\r\n\r\n1252\t_ForceCodepage\r\n");
        foreach (var table in expected.Tables.Values)
        {
            Idt.Write(folder.Folder, table);
        }

        string[] imports = [.. expected.Tables.Keys.Append("codepage").SelectMany(t => new[] { "-i", t + ".idt" })];
        Tool.Run(new ProcessStartInfo("msibuild", [file, .. imports, "-a", "product.cab", "product.cab"]) { WorkingDirectory = folder.Folder });

        var actual = InstallerDatabase.Open(file);
        Assert.AreEqual(1252, actual.CodePage);
        DatabaseComparison.AssertTablesEqual(expected, actual);
        CollectionAssert.AreEqual(expected.Streams["product.cab"], actual.Streams["product.cab"]);
        Assert.AreEqual("The subject", actual.Summary.Properties[SummaryInformation.Subject]);
        Assert.AreEqual("The author", actual.Summary.Properties[SummaryInformation.Author]);
        Assert.AreEqual("x64;1033", actual.Summary.Properties[SummaryInformation.Template]);
    }

    /// <summary>In the folder of the file, because the streams of a table are written into the current one.</summary>
    private static string[] Export(string file, string table) =>
        Lines(Tool.Run(new ProcessStartInfo("msiinfo", ["export", file, table]) { WorkingDirectory = Path.GetDirectoryName(file) }));

    private static TemporaryFolder Save(InstallerDatabase database, out string file)
    {
        var folder = new TemporaryFolder();
        file = folder["sample.msi"];
        database.Save(file);
        return folder;
    }

    private static string[] Lines(string output) => output.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
}
