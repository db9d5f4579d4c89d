using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;
using WindowsInstaller.Tests.Database;
using WindowsInstaller.Tests.Tools;
using WindowsInstaller.Tests.Transforms;
using WindowsInstaller.Transforms;
using static WindowsInstaller.Tests.Wine.WinePrefix;

namespace WindowsInstaller.Tests.Wine;

/// <summary>Databases and transforms as an msi.dll sees them that nobody here wrote.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class MsiDllTests
{
    [TestMethod]
    public void MsiDll_ReadsOurRows_WhenDatabaseIsOurs()
    {
        using var folder = new TemporaryFolder();
        var database = SampleDatabase.Create();
        database.Save(folder["base.msi"]);
        AssertRows(database, folder.Folder, "");
    }

    [TestMethod]
    public void MsiDll_ReadsOurSummary_WhenFilesAreOurs()
    {
        using var folder = new TemporaryFolder();
        var database = SampleDatabase.Create();
        var transform = TransformBuilder.Difference(database, SampleChanges.Apply(database));
        database.Save(folder["base.msi"]);
        transform.Save(folder["transform.mst"]);
        Assert.AreEqual(AsMsiDll(database.Summary), TransformCheck(folder.Folder, "summary", "base.msi"));
        Assert.AreEqual(AsMsiDll(transform.Summary), TransformCheck(folder.Folder, "summary", "transform.mst"));
    }

    [TestMethod]
    public void MsiDll_SeesOurChanges_WhenTransformIsOurs()
    {
        using var folder = new TemporaryFolder();
        var before = SampleDatabase.Create();
        var transform = TransformBuilder.Difference(before, SampleChanges.Apply(before));
        before.Save(folder["base.msi"]);
        transform.Save(folder["transform.mst"]);
        Assert.AreEqual(
            Sorted(transform.View(before).Select(AsMsiDll)),
            Sorted(Lines(TransformCheck(folder.Folder, "view", "base.msi", "transform.mst"))));
    }

    [TestMethod]
    public void MsiDll_MakesChangedDatabase_WhenTransformIsApplied()
    {
        var before = SampleDatabase.Create();
        AssertApplied(before, SampleChanges.Apply(before));
    }

    [TestMethod]
    [DataRow(65001, "日本語 é 😀")]
    [DataRow(932, "日本語")]
    [DataRow(1251, "Привет")]
    public void MsiDll_KeepsText_WhenBothHaveTheCodePage(int codePage, string text)
    {
        var before = SampleDatabase.Create();
        before.CodePage = codePage;
        before.Tables["Property"].Rows.RemoveAll(row => row[0] is "Umlaut");
        var after = before.Clone();
        after.Tables["Property"].Set("Text", text);
        AssertApplied(before, after);
    }

    [TestMethod]
    public void MsiDll_KeepsText_WhenItIsLong()
    {
        var before = SampleDatabase.Create();
        var after = before.Clone();
        after.Tables["Property"].Set("Long", new string('x', 200_000));
        after.Tables["Property"].Set("AfterLong", "after");
        AssertApplied(before, after);
    }

    [TestMethod]
    public void MsiDll_MakesChangedDatabase_WhenStringIdsTakeThreeBytes()
    {
        var before = SampleDatabase.Create();
        var after = before.Clone();
        var table = SampleDatabase.AddTable(after, "Wide", [("Key", "s0", true), ("Number", "i2", false)]);
        table.Rows.AddRange(Enumerable.Range(0, 66_000).Select(i => new object?[] { "text " + i, i % 100 }));
        AssertApplied(before, after);
    }

    private static void AssertApplied(InstallerDatabase before, InstallerDatabase after)
    {
        using var folder = new TemporaryFolder();
        before.Save(folder["base.msi"]);
        TransformBuilder.Difference(before, after).Save(folder["transform.mst"]);
        AssertRows(after, folder.Folder, "transform.mst");
    }

    private static void AssertRows(InstallerDatabase expected, string folder, string transform)
    {
        var tables = expected.Tables.Values.Select(table => $"_Tables: {table.Name}");
        var rows = expected.Tables.Values.SelectMany(table => table.Rows.Select(row => $"{table.Name}: {string.Join('|', row.Select(Show))}"));
        var actual = Lines(TransformCheck(folder, ["rows", "base.msi", transform, "_Tables", .. expected.Tables.Keys]));
        Assert.AreEqual(Sorted(tables.Concat(rows)), Sorted(actual));
    }

    private static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));

    private static object? Show(object? cell) => cell is byte[] bytes ? $"{bytes.Length} {Fnv(bytes):X16}" : cell;

    private static ulong Fnv(byte[] bytes) => bytes.Aggregate(0xcbf29ce484222325, (hash, value) => unchecked((hash ^ value) * 0x100000001b3));

    /// <summary>For a stream msi.dll shows its name and no current value; Wine's shows the type word of a new column instead of its .idt type.</summary>
    private static string AsMsiDll(TransformViewRow row) => row switch
    {
        { Data: byte[] } => $"{row.Table}|{row.Column}|{row.Row}|{row.Table}.{row.Row!.Replace('\t', '.')}|",
        { Row: null, Data: string type } => $"{row.Table}|{row.Column}||{ColumnType.Encode(row.Table, Column.FromIdt(row.Column, type, row.Current is 1))}|{row.Current}",
        _ => $"{row.Table}|{row.Column}|{row.Row}|{row.Data}|{row.Current}",
    };

    private static string AsMsiDll(SummaryInformation summary) =>
        string.Concat(summary.Properties.Select(p => $"{p.Key}={(p.Value is DateTime time ? time.ToFileTimeUtc().ToString("X16", CultureInfo.InvariantCulture) : p.Value)}\n"));

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
