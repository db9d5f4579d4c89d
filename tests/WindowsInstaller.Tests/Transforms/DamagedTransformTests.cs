using System;
using System.Buffers.Binary;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.CompoundFiles;
using WindowsInstaller.Database;
using WindowsInstaller.Tests.Database;
using WindowsInstaller.Transforms;

namespace WindowsInstaller.Tests.Transforms;

/// <summary>Transforms by hand: streams of 16-bit words over a string pool, applied to the sample database.</summary>
[TestClass]
public sealed class DamagedTransformTests
{
    /// <summary>Sound, to show that the defects below are what is refused: a new table and a row as Microsoft's tools write them.</summary>
    [TestMethod]
    public void ApplyTo_AddsTable_WhenRecordsAreSound()
    {
        var database = SampleDatabase.Create();
        Make(
            ["Patch", "File_", "Sequence", "a"],
            ("_Tables", [0x0101, 1]),
            ("_Columns", [0x0401, 1, 0, 2, 0xAD48, 0x0401, 1, 0x8002, 3, 0x8502]),
            ("Patch", [0x0201, 4, 0x8007])).ApplyTo(database);
        Assert.AreEqual("File_ s72 key, Sequence i2", string.Join(", ", database.Tables["Patch"].Columns.Select(c => $"{c.Name} {c.ToIdt()}{(c.Key ? " key" : "")}")));
        CollectionAssert.AreEqual(new object[] { "a", 7 }, database.Tables["Patch"].Rows.Single());
    }

    [TestMethod]
    public void Changes_LeavesLaterColumnsNull_WhenRecordIsShorterThanTheTable()
    {
        var database = SampleDatabase.Create();
        Make(["New"], ("InstallExecuteSequence", [0x0101, 1])).ApplyTo(database);
        CollectionAssert.AreEqual(new object?[] { "New", null, null }, database.Tables["InstallExecuteSequence"].Rows[^1]);
    }

    [TestMethod]
    public void Changes_SaysSo_WhenRecordIsCutOff() => AssertDamaged("Table 'Property' ends within a record", ["a"], ("Property", [0x0201, 1]));

    [TestMethod]
    public void Changes_SaysSo_WhenRecordHasTooManyCells() => AssertDamaged("a record of 3 cells, but 2 columns", ["a"], ("Property", [0x0301, 1, 1, 1]));

    [TestMethod]
    public void Changes_SaysSo_WhenRecordLacksItsKey() => AssertDamaged("a record of 0 cells", ["a"], ("Property", [0x0001]));

    [TestMethod]
    public void Changes_SaysSo_WhenStringIsMissing() => AssertDamaged("String 9", ["a"], ("Property", [0x0201, 9, 1]));

    [TestMethod]
    public void Changes_SaysSo_WhenStreamIsMissing() => AssertDamaged("Table 'Binary', row 'a': its stream is missing", ["a"], ("Binary", [0x0201, 1, 1]));

    [TestMethod]
    public void Changes_SaysSo_WhenTableIsUnknown() => AssertDamaged("table 'Unknown', which the database does not have", ["a"], ("Unknown", [0x0201, 1, 1]));

    [TestMethod]
    public void Changes_SaysSo_WhenNewTableHasNoColumns() => AssertDamaged("Table 'a' is added without columns", ["a"], ("_Tables", [0x0101, 1]));

    [TestMethod]
    public void Changes_SaysSo_WhenNewTableHasNoKey() => AssertDamaged(
        "Table 'T' has no key", ["T", "a"], ("_Tables", [0x0101, 1]), ("_Columns", [0x0401, 1, 0, 2, 0x8502]), ("T", [0x0101, 0x8001]));

    [TestMethod]
    public void Changes_SaysSo_WhenTableIsAddedTwice() => AssertDamaged("Table 'a' is added twice", ["a"], ("_Tables", [0x0101, 1, 0x0101, 1]));

    [TestMethod]
    public void Changes_SaysSo_WhenNewTableHasNoName() => AssertDamaged("without a name", ["a"], ("_Tables", [0x0101, 0]));

    [TestMethod]
    public void Changes_SaysSo_WhenColumnNumbersHaveAGap() => AssertDamaged(
        "impossible column 1", ["a"], ("_Tables", [0x0101, 1]), ("_Columns", [0x0401, 1, 0x8002, 1, 0xAD48]));

    [TestMethod]
    public void Changes_SaysSo_WhenExistingTableGetsAColumn() => AssertDamaged(
        "columns of the table 'Property'", ["Property", "New"], ("_Columns", [0x0401, 1, 0, 2, 0x8502]));

    [TestMethod]
    public void Changes_IgnoresRows_WhenTheirTableIsDropped()
    {
        var database = SampleDatabase.Create();
        Make(["Property", "ProductName"], ("_Tables", [0, 1]), ("_Columns", [0, 1, 0x8001]), ("Property", [0, 2])).ApplyTo(database);
        Assert.IsFalse(database.Tables.ContainsKey("Property"));
    }

    [TestMethod]
    public void Read_SaysSo_WhenStringPoolIsMissing()
    {
        var root = new CompoundStorage { ClassId = SystemTables.TransformClass };
        Assert.Contains("no _StringPool", Assert.ThrowsExactly<TransformException>(() => Transform.Read(CompoundFile.Write(root))).Message);
    }

    private static void AssertDamaged(string problem, string[] strings, params (string Table, ushort[] Words)[] streams) =>
        Assert.Contains(problem, Assert.ThrowsExactly<TransformException>(() => Make(strings, streams).Changes(SampleDatabase.Create())).Message);

    private static Transform Make(string[] strings, params (string Table, ushort[] Words)[] streams)
    {
        var root = new CompoundStorage { ClassId = SystemTables.TransformClass };
        Add("_StringPool", [0, 0, .. strings.SelectMany(s => new[] { (ushort)s.Length, (ushort)1 })]);
        root.Streams[StreamName.EncodeTable("_StringData")] = Encoding.ASCII.GetBytes(string.Concat(strings));
        foreach (var (table, words) in streams)
        {
            Add(table, words);
        }

        return Transform.Read(CompoundFile.Write(root));

        void Add(string table, ushort[] words)
        {
            var bytes = new byte[words.Length * 2];
            for (var i = 0; i < words.Length; i++)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), words[i]);
            }

            root.Streams[StreamName.EncodeTable(table)] = bytes;
        }
    }
}
