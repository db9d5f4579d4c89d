using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.CompoundFiles;
using WindowsInstaller.Database;
using WindowsInstaller.Tests.Tools;
using static WindowsInstaller.Tests.Database.DatabaseComparison;
using static WindowsInstaller.Tests.Database.SampleDatabase;

namespace WindowsInstaller.Tests.Database;

[TestClass]
public sealed class InstallerDatabaseTests
{
    [TestMethod]
    public void Read_ReturnsWhatWasWritten_WhenDatabaseHasEveryKindOfColumn() => AssertEqual(Create(), InstallerDatabase.Read(Create().ToBytes()));

    [TestMethod]
    public void ToBytes_GivesSameBytes_WhenDatabasesAreEqual() => CollectionAssert.AreEqual(Create().ToBytes(), Create().ToBytes());

    [TestMethod]
    public void Read_ReturnsWhatWasWritten_WhenDatabaseIsEmpty() => AssertEqual(new InstallerDatabase(), InstallerDatabase.Read(new InstallerDatabase().ToBytes()));

    /// <summary>Windows Installer looks rows up by bisection over the stored keys.</summary>
    [TestMethod]
    public void ToBytes_SortsRowsByStoredKey_WhenRowsAreInAnyOrder()
    {
        var database = new InstallerDatabase();
        AddTable(database, "T", [("A", "i2", true), ("B", "s10", true)], [2, "x"], [-1, "y"], [2, "w"], [1, "x"]);
        var rows = InstallerDatabase.Read(database.ToBytes()).Tables["T"].Rows;
        Assert.AreEqual("-1y 1x 2x 2w", string.Join(' ', rows.Select(r => $"{r[0]}{r[1]}")), "Text is ordered by string id, which counts by first use.");
    }

    [TestMethod]
    [DataRow(65_535, 2)]
    [DataRow(65_536, 3)]
    public void ToBytes_WidensStringIds_WhenThereAreTooManyStrings(int strings, int width)
    {
        // "T" and "K" take two ids.
        var database = new InstallerDatabase();
        var table = AddTable(database, "T", [("K", "s0", true)]);
        table.Rows.AddRange(Enumerable.Range(0, strings - 2).Select(i => new object?[] { "text " + i }));
        var file = database.ToBytes();
        Assert.HasCount((strings - 2) * width, CompoundFile.Read(file).Streams[StreamName.EncodeTable("T")]);
        AssertEqual(database, InstallerDatabase.Read(file));
    }

    [TestMethod]
    [DataRow(65_535)]
    [DataRow(65_536)]
    [DataRow(70_000)]
    [DataRow(131_072)]
    [DataRow(300_000)]
    public void Read_ReturnsWhatWasWritten_WhenTextIsLong(int length)
    {
        var database = Create();
        database.Tables["Property"].Rows.Add(["Long", new string('x', length)]);
        database.Tables["Property"].Rows.Add(["AfterLong", "after"]);
        AssertEqual(database, InstallerDatabase.Read(database.ToBytes()));
    }

    [TestMethod]
    [DataRow(1252, "Grüße €")]
    [DataRow(65001, "Grüße 日本語 😀")]
    [DataRow(932, "日本語 ｱ")]
    [DataRow(1251, "Привет")]
    [DataRow(0, "ASCII")]
    public void Read_ReturnsWhatWasWritten_WhenCodePageHasTheCharacters(int codePage, string text)
    {
        var database = Create();
        database.CodePage = codePage;
        database.Tables["Property"].Rows.RemoveAll(row => row[0] is "Umlaut");
        database.Tables["Property"].Rows.Add(["Text", text]);
        AssertEqual(database, InstallerDatabase.Read(database.ToBytes()));
    }

    [TestMethod]
    [DataRow(1252, "Ω", "'Ω' (U+03A9) is not in code page 1252")]
    [DataRow(1252, "😀", "'😀' (U+1F600) is not in code page 1252")]
    [DataRow(932, "é", "'é' (U+00E9) is not in code page 932")]
    [DataRow(0, "ü", "'ü' (U+00FC) is not in the neutral code page 0 (ASCII)")]
    public void ToBytes_NamesCellAndCharacter_WhenCodePageLacksIt(int codePage, string text, string problem)
    {
        var database = new InstallerDatabase { CodePage = codePage };
        AddTable(database, "Property", [("Property", "s72", true), ("Value", "l0", false)], ["P", text]);
        AssertRefused(database, $"Table 'Property', row 'P', column 'Value': {problem}");
    }

    /// <summary>Not a data row: attributes cannot carry a lone surrogate.</summary>
    [TestMethod]
    public void ToBytes_NamesSurrogate_WhenItStandsAlone()
    {
        var database = new InstallerDatabase { CodePage = 65001 };
        AddTable(database, "Property", [("Property", "s72", true), ("Value", "l0", false)], ["P", "\ud800"]);
        AssertRefused(database, "the lone surrogate U+D800 is not in code page 65001");
    }

    [TestMethod]
    [DataRow(12345)]
    [DataRow(1200)]
    [DataRow(65000)]
    public void ToBytes_Refuses_WhenCodePageCannotHoldText(int codePage) => AssertRefused(new InstallerDatabase { CodePage = codePage }, $"Code page {codePage}");

    [TestMethod]
    [DataRow("i2", 40_000, "40000 is outside the range of an i2 column")]
    [DataRow("i2", -32768, "-32768 is outside")]
    [DataRow("i4", int.MinValue, "-2147483648 is outside")]
    [DataRow("i2", "text", "a Int16 column cannot hold a String")]
    [DataRow("s10", 5, "a Text column cannot hold a Int32")]
    [DataRow("s10", null, "empty, but the column is not nullable")]
    [DataRow("s10", "", "empty, but the column is not nullable")]
    public void ToBytes_NamesCell_WhenValueDoesNotFitColumn(string type, object? value, string problem)
    {
        var database = new InstallerDatabase();
        AddTable(database, "T", [("K", "s10", true), ("V", type, false)], ["key", value]);
        AssertRefused(database, "Table 'T', row 'key', column 'V'", problem);
    }

    [TestMethod]
    public void ToBytes_NamesRow_WhenKeyIsThereTwice()
    {
        var database = new InstallerDatabase();
        AddTable(database, "T", [("K", "s10", true), ("N", "i2", true)], ["a", 1], ["a", 2], ["a", 1]);
        AssertRefused(database, "Table 'T', row 'a\t1' is there twice");
    }

    [TestMethod]
    public void ToBytes_NamesRow_WhenStreamNameIsTooLong()
    {
        var database = new InstallerDatabase();
        AddTable(database, "Binary", [("Name", "s72", true), ("Data", "v0", false)], [new string('n', 56), Array.Empty<byte>()]);
        AssertRefused(database, "Table 'Binary', row 'nnn", "too long");
    }

    [TestMethod]
    public void ToBytes_NamesStream_WhenTwoRowsShareIt()
    {
        var database = new InstallerDatabase();
        AddTable(database, "T", [("A", "s10", true), ("B", "s10", true), ("D", "v0", false)], ["a.b", "c", Array.Empty<byte>()], ["a", "b.c", Array.Empty<byte>()]);
        AssertRefused(database, "two streams 'T.a.b.c'");
    }

    [TestMethod]
    [DataRow("_Tables", "belongs to Windows Installer")]
    [DataRow("A234567890123456789012345678901234567890123456789012345678901", "1 to 60")]
    public void ToBytes_NamesTable_WhenNameIsNotAllowed(string name, string problem)
    {
        var database = new InstallerDatabase();
        AddTable(database, name, [("K", "s10", true)]);
        AssertRefused(database, name, problem);
    }

    [TestMethod]
    public void ToBytes_NamesTable_WhenItHasNoKey()
    {
        var database = new InstallerDatabase();
        AddTable(database, "T", [("K", "s10", false)]);
        AssertRefused(database, "Table 'T' has no key column");
    }

    [TestMethod]
    public void Read_KeepsStorages_WhenFileHasEmbeddedTransforms()
    {
        var database = Create();
        database.Storages["1031.mst"] = new CompoundStorage { ClassId = SystemTables.TransformClass };
        database.Storages["1031.mst"].Streams["data"] = [1, 2, 3];
        var read = InstallerDatabase.Read(database.ToBytes());
        AssertEqual(database, read);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, read.Storages["1031.mst"].Streams["data"]);
    }

    [TestMethod]
    public void Save_ReplacesFileAndLeavesNothingElse_WhenFileExists()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sample.msi"], "old");
        Create().Save(folder["sample.msi"]);
        AssertEqual(Create(), InstallerDatabase.Open(folder["sample.msi"]));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Folder));
    }

    [TestMethod]
    public void Save_KeepsOldFile_WhenDatabaseCannotBeStored()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sample.msi"], "old");
        var database = Create();
        database.CodePage = 0;
        Assert.ThrowsExactly<InstallerDatabaseException>(() => database.Save(folder["sample.msi"]));
        Assert.AreEqual("old", File.ReadAllText(folder["sample.msi"]));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Folder));
    }

    [TestMethod]
    public void Open_NamesFileAndReason_WhenFileIsNoDatabase()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["sample.msi"], "text");
        var message = Assert.ThrowsExactly<InstallerDatabaseException>(() => InstallerDatabase.Open(folder["sample.msi"])).Message;
        Assert.StartsWith(folder["sample.msi"], message);
        Assert.Contains("no compound file", message);
    }

    private static void AssertRefused(InstallerDatabase database, params string[] parts)
    {
        var message = Assert.ThrowsExactly<InstallerDatabaseException>(() => database.ToBytes()).Message;
        foreach (var part in parts)
        {
            Assert.Contains(part, message);
        }
    }
}
