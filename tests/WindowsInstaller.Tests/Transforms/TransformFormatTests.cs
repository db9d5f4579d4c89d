using System;
using System.Buffers.Binary;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.CompoundFiles;
using WindowsInstaller.Database;
using WindowsInstaller.Transforms;
using static WindowsInstaller.Tests.Database.SampleDatabase;

namespace WindowsInstaller.Tests.Transforms;

/// <summary>
/// The 16-bit words of transform streams, beside those of the patch transforms made by Microsoft's tools that Wine's tests
/// hold (dlls/msi/tests/patch.c, t2_data0 to t2_data6). String ids differ only in their numbering.
/// </summary>
[TestClass]
public sealed class TransformFormatTests
{
    [TestMethod]
    public void Difference_WritesMaskOfChangedColumns_WhenCellsChange()
    {
        var root = Difference(db => db.Tables["File"].Set("patch.txt", "component", "patch.txt", 1000, null, null, 4096, 1000));
        Assert.AreEqual("00c0 0001 9000 83e8", Words(root, "File"));
    }

    [TestMethod]
    public void Difference_WritesAllCells_WhenRowIsNew()
    {
        var root = Difference(db => db.Tables["Media"].Set(2, 1001, null, "#CAB_msitest", null, "prop"));
        Assert.AreEqual("0601 8002 03e9 8000 0000 0001 0000 0002", Words(root, "Media"));
    }

    [TestMethod]
    public void Difference_WritesUpdateThenInsert_WhenPropertiesChange()
    {
        var root = Difference(db =>
        {
            db.Tables["Property"].Set("ProductName", "changed");
            db.Tables["Property"].Set("NEW", "inserted");
        });
        Assert.AreEqual("0002 0001 0002 0201 0003 0004", Words(root, "Property"));
        Assert.AreEqual("ProductNamechangedNEWinserted", System.Text.Encoding.ASCII.GetString(root.Streams[StreamName.EncodeTable("_StringData")]));
        Assert.AreEqual("0000 0000 000b 0001 0007 0001 0003 0001 0008 0001", Words(root, "_StringPool"));
    }

    [TestMethod]
    public void Difference_WritesNullAsZero_WhenCellIsEmpty()
    {
        var root = Difference(db => db.Tables["InstallExecuteSequence"].Set("PatchFiles", null, 2001));
        Assert.AreEqual("0301 0001 0000 87d1", Words(root, "InstallExecuteSequence"));
    }

    [TestMethod]
    public void Difference_WritesKeysOnly_WhenRowIsDeleted()
    {
        var root = Difference(db => db.Tables["Property"].Rows.RemoveAll(row => row[0] is "ProductName"));
        Assert.AreEqual("0000 0001", Words(root, "Property"));
    }

    [TestMethod]
    public void Difference_WritesStreamBesideRow_WhenStreamCellChanges()
    {
        var root = Difference(db =>
        {
            db.Tables["Binary"].Set("old", new byte[] { 1 });
            db.Tables["Binary"].Set("new", new byte[] { 2 });
        });
        Assert.AreEqual("0002 0001 0001 0201 0002 0001", Words(root, "Binary"));
        CollectionAssert.AreEqual(new byte[] { 1 }, root.Streams[StreamName.Encode("Binary.old")]);
        CollectionAssert.AreEqual(new byte[] { 2 }, root.Streams[StreamName.Encode("Binary.new")]);
    }

    [TestMethod]
    public void Difference_LeavesColumnNumbersOut_WhenTableIsNew()
    {
        var root = Difference(db => AddTable(
            db,
            "Patch",
            [("File_", "s72", true), ("Sequence", "i2", true), ("PatchSize", "i4", false), ("Attributes", "i2", false), ("Header", "V0", false), ("StreamRef_", "S72", false)]));
        Assert.AreEqual("0101 0001", Words(root, "_Tables"));
        Assert.AreEqual(
            "0401 0001 0000 0002 ad48 0401 0001 0000 0003 a502 0401 0001 0000 0004 8104 "
            + "0401 0001 0000 0005 8502 0401 0001 0000 0006 9900 0401 0001 0000 0007 9d48",
            Words(root, "_Columns"));
        Assert.DoesNotContain(StreamName.EncodeTable("Patch"), root.Streams.Keys);
    }

    [TestMethod]
    public void Difference_DeletesFromTables_WhenTableIsDropped()
    {
        var root = Difference(db => db.Tables.Remove("Media"));
        Assert.AreEqual("0000 0001", Words(root, "_Tables"));
        Assert.DoesNotContain(StreamName.EncodeTable("_Columns"), root.Streams.Keys);
    }

    [TestMethod]
    public void Difference_WritesThreeByteIds_WhenThereAreTooManyStrings()
    {
        var root = Difference(db => AddTable(db, "Wide", [("Key", "s0", true)]).Rows.AddRange(Enumerable.Range(0, 66_000).Select(i => new object?[] { "text " + i })));
        Assert.AreEqual("0000 8000", Words(root, "_StringPool")[..9]);
        Assert.HasCount(66_000 * 5, root.Streams[StreamName.EncodeTable("Wide")]);
        Assert.AreEqual("0101030000", Convert.ToHexString(root.Streams[StreamName.EncodeTable("Wide")], 0, 5), "Ids 1 and 2 are the names of table and column.");
    }

    [TestMethod]
    public void Difference_HasNoTableStreams_WhenNothingChanges()
    {
        var root = Difference(_ => { });
        CollectionAssert.AreEquivalent(
            new[] { StreamName.EncodeTable("_StringPool"), StreamName.EncodeTable("_StringData"), SystemTables.SummaryStream }, root.Streams.Keys);
    }

    [TestMethod]
    public void Difference_HasClassOfTransforms_WhenWritten() =>
        Assert.AreEqual(new Guid("000C1082-0000-0000-C000-000000000046"), Difference(_ => { }).ClassId);

    [TestMethod]
    public void Difference_TiesItselfToTheUpgradeCode_WhenWritten()
    {
        var before = Base();
        var transform = TransformBuilder.Edit(before, db =>
        {
            db.Tables["Property"].Set("ProductVersion", "1.2.0");
            db.Summary.Properties[SummaryInformation.Template] = "x64;1031";
            db.Summary.Properties[SummaryInformation.PageCount] = 405;
        });
        Assert.AreEqual(
            "2=Transform; 7=x64;1033; 8=x64;1031; "
            + $"9={ProductCode}1.0.0;{ProductCode}1.2.0;{UpgradeCode}; 14=500; 16={0x08000017}; 19=4",
            string.Join("; ", Transform.Read(transform.ToBytes()).Summary.Properties.Select(p => $"{p.Key}={p.Value}")));
        Assert.AreEqual(TransformValidation.UpgradeCode, transform.Validation);
        Assert.AreEqual(TransformErrors.Usual, transform.IgnoredErrors);
    }

    /// <summary>The larger installer version of the two, whichever has it (Page Count Summary property).</summary>
    [TestMethod]
    [DataRow(405, 500)]
    [DataRow(600, 600)]
    public void Difference_AsksForTheLargerInstallerVersion_OfTheTwo(int after, int expected)
    {
        var transform = TransformBuilder.Edit(Base(), db =>
        {
            db.Tables["Property"].Set("ProductVersion", "1.2.0");
            db.Summary.Properties[SummaryInformation.PageCount] = after;
        });
        Assert.AreEqual(expected, transform.Summary.Properties[SummaryInformation.PageCount]);
    }

    [TestMethod]
    public void Difference_GivesSameBytes_WhenMadeAgain()
    {
        byte[] Make() => TransformBuilder.Difference(Create(), SampleChanges.Apply(Create())).ToBytes();
        CollectionAssert.AreEqual(Make(), Make());
        CollectionAssert.AreEqual(Make(), Transform.Read(Make()).ToBytes());
    }

    private static InstallerDatabase Base()
    {
        var database = new InstallerDatabase();
        AddTable(database, "Property", [("Property", "s72", true), ("Value", "l0", false)], ["ProductCode", ProductCode], ["ProductVersion", "1.0.0"], ["UpgradeCode", UpgradeCode], ["ProductName", "Sample"]);
        AddTable(
            database,
            "File",
            [("File", "s72", true), ("Component_", "s72", false), ("FileName", "l255", false), ("FileSize", "i4", false), ("Version", "S72", false), ("Language", "S20", false), ("Attributes", "I2", false), ("Sequence", "i2", false)],
            ["patch.txt", "component", "patch.txt", 1000, null, null, 8192, 1]);
        AddTable(
            database,
            "Media",
            [("DiskId", "i2", true), ("LastSequence", "i4", false), ("DiskPrompt", "L64", false), ("Cabinet", "S255", false), ("VolumeLabel", "S32", false), ("Source", "S72", false)],
            [1, 1, null, "product.cab", null, null]);
        AddTable(database, "InstallExecuteSequence", [("Action", "s72", true), ("Condition", "S255", false), ("Sequence", "I2", false)]);
        AddTable(database, "Binary", [("Name", "s72", true), ("Data", "v0", false)], ["old", new byte[] { 0 }]);
        database.Summary.Properties[SummaryInformation.Template] = "x64;1033";
        database.Summary.Properties[SummaryInformation.PageCount] = 500;
        return database;
    }

    private static CompoundStorage Difference(Action<InstallerDatabase> edit) => CompoundFile.Read(TransformBuilder.Edit(Base(), edit).ToBytes());

    private static string Words(CompoundStorage root, string table)
    {
        var bytes = root.Streams[StreamName.EncodeTable(table)];
        return string.Join(' ', Enumerable.Range(0, bytes.Length / 2).Select(i => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(2 * i)).ToString("x4")));
    }
}
