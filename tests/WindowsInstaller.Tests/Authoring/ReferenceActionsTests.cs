using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;

namespace WindowsInstaller.Tests.Authoring;

/// <summary>The package without dialogs equals, row by row, what the Windows toolset made of the same authoring.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "the cross-build is for systems without the toolset")]
public sealed class ReferenceActionsTests
{
    private static readonly InstallerDatabase Database = Compile();

    public static IEnumerable<object[]> Tables =>
        Directory.GetFiles(AuthoringFolder.Reference("actions"), "*.idt").Select(Path.GetFileNameWithoutExtension).Order().Select(name => new object[] { name! });

    [TestMethod]
    [DynamicData(nameof(Tables))]
    public void Table_EqualsTheReference_WhenCompiled(string table) =>
        Assert.AreEqual(GoldenTable.Read("actions", table), GoldenTable.Of(Database.Tables[table]));

    [TestMethod]
    public void Tables_AreThoseOfTheReference_WhenCompiled() =>
        CollectionAssert.AreEquivalent(Tables.Select(row => row[0]).Append("_Validation").ToList(), Database.Tables.Keys.ToList());

    [TestMethod]
    public void Cells_ObeyTheValidationTable_WhenCompiled() =>
        Assert.IsEmpty(DatabaseValidation.Findings(Database), string.Join('\n', DatabaseValidation.Findings(Database)));

    /// <summary>Microsoft's schema has one row for each column, those of _Validation itself among them.</summary>
    [TestMethod]
    [DataRow("Component", "KeyPath", "Y,,,File;Registry;ODBCDataSource,1,Identifier,")]
    [DataRow("Feature", "Directory_", "Y,,,Directory,1,UpperCase,")]
    [DataRow("InstallExecuteSequence", "Sequence", "Y,-4,32767,,,,")]
    [DataRow("RemoveFile", "InstallMode", "N,,,,,,1;2;3")]
    [DataRow("Registry", "Root", "N,-1,3,,,,")]
    [DataRow("Component", "Attributes", "N,,,,,,")]
    [DataRow("_Validation", "Nullable", "N,,,,,,Y;N")]
    public void Validation_IsThatOfWindowsInstallersSchema(string table, string column, string rule)
    {
        var row = Database.Tables["_Validation"].Rows.Single(row => (string)row[0]! == table && (string)row[1]! == column);

        Assert.AreEqual(rule, string.Join(',', row.Skip(2).Take(7)));
    }

    [TestMethod]
    public void Streams_AreThoseOfTheReference_WhenCompiled()
    {
        var cells = Database.Tables.Values.SelectMany(table => table.Rows.Where(row => row.Any(cell => cell is byte[])).Select(row => $"{table.Name}.{row[0]}"));
        var expected = File.ReadAllLines(AuthoringFolder.Reference("actions/streams.txt")).Where(name => !name.EndsWith("SummaryInformation", StringComparison.Ordinal));
        CollectionAssert.AreEquivalent(expected.ToList(), cells.Concat(Database.Streams.Keys).ToList());
    }

    [TestMethod]
    public void Summary_EqualsTheReference_ButForTheProgramThatMadeIt()
    {
        var summary = Database.Summary.Properties;
        string[] actual =
        [
            $"Title: {summary[SummaryInformation.Title]}",
            $"Subject: {summary[SummaryInformation.Subject]}",
            $"Author: {summary[SummaryInformation.Author]}",
            $"Keywords: {summary[SummaryInformation.Keywords]}",
            $"Comments: {summary[SummaryInformation.Comments]}",
            $"Template: {summary[SummaryInformation.Template]}",
            $"Version: {summary[SummaryInformation.PageCount]} ({summary[SummaryInformation.PageCount]:x})",
            $"Source: {summary[SummaryInformation.WordCount]} ({summary[SummaryInformation.WordCount]:x})",
            $"Security: {summary[SummaryInformation.Security]} ({summary[SummaryInformation.Security]:x})",
        ];
        var expected = File.ReadAllLines(AuthoringFolder.Reference("actions/summary.txt")).Where(line => !line.StartsWith("Application: ", StringComparison.Ordinal));
        CollectionAssert.AreEqual(expected.ToList(), actual);
    }

    [TestMethod]
    public void Binary_HoldsTheFile_WhenCompiled()
    {
        var row = Database.Tables["Binary"].Rows.Single(row => (string)row[0]! == "ProfileConfiguration");
        CollectionAssert.AreEqual("{}"u8.ToArray(), (byte[])row[1]!);
    }

    private static InstallerDatabase Compile()
    {
        using var folder = new AuthoringFolder();
        return folder.Compile([folder.Write("actions.wxs", File.ReadAllText(AuthoringFolder.Reference("actions.wxs")))]);
    }
}
