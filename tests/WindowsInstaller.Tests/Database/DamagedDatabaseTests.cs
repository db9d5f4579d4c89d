using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.CompoundFiles;
using WindowsInstaller.Database;

namespace WindowsInstaller.Tests.Database;

/// <summary>One deliberate defect each, in the storage of the sample database.</summary>
[TestClass]
public sealed class DamagedDatabaseTests
{
    [TestMethod]
    public void Read_SaysWhatItIs_WhenFileIsATransform() => AssertDamaged(root => root.ClassId = SystemTables.TransformClass, "This is a transform");

    [TestMethod]
    public void Read_SaysWhatItIs_WhenFileIsAPatch() => AssertDamaged(root => root.ClassId = SystemTables.PatchClass, "This is a patch");

    [TestMethod]
    public void Read_SaysWhatItIs_WhenFileIsADocument() => AssertDamaged(root => root.ClassId = new Guid("00020906-0000-0000-c000-000000000046"), "class {00020906-");

    [TestMethod]
    public void Read_SaysSo_WhenStringPoolIsMissing() => AssertDamaged(root => root.Streams.Remove(Name("_StringPool")), "no _StringPool");

    [TestMethod]
    public void Read_SaysSo_WhenStringPoolIsCutOff() => AssertDamaged(root => Cut(root, "_StringPool", 3), "multiple of 4");

    [TestMethod]
    public void Read_SaysSo_WhenStringDataIsCutOff() => AssertDamaged(root => Cut(root, "_StringData", 1), "does not account for");

    [TestMethod]
    public void Read_SaysSo_WhenStringDataIsMissing() => AssertDamaged(root => root.Streams.Remove(Name("_StringData")), "does not account for");

    [TestMethod]
    public void Read_SaysSo_WhenCodePageIsUnknown() => AssertDamaged(root => Stream(root, "_StringPool")[0] = 1, "Code page 1025");

    [TestMethod]
    public void Read_SaysSo_WhenTextIsNotInCodePage() => AssertDamaged(
        root =>
        {
            BitConverter.TryWriteBytes(Stream(root, "_StringPool"), (ushort)65001);
            Stream(root, "_StringData")[0] = 0xFF;
        },
        "String 1 is not valid in code page 65001");

    [TestMethod]
    public void Read_SaysSo_WhenStringIdIsOutOfRange() => AssertDamaged(root => Stream(root, "Property")[1] = 0xFF, "there are only");

    [TestMethod]
    public void Read_SaysSo_WhenTableHasHalfARow() => AssertDamaged(root => Cut(root, "Property", 2), "Table 'Property'", "not whole rows of 4");

    [TestMethod]
    public void Read_SaysSo_WhenTableIsListedTwice() => AssertDamaged(root => Stream(root, "_Tables").AsSpan(0, 2).CopyTo(Stream(root, "_Tables").AsSpan(2)), "twice");

    [TestMethod]
    public void Read_SaysSo_WhenTableHasNoName() => AssertDamaged(root => Stream(root, "_Tables").AsSpan(0, 2).Clear(), "without a name");

    [TestMethod]
    public void Read_SaysSo_WhenTableHasNoColumns() => AssertDamaged(root => root.Streams.Remove(Name("_Columns")), "has no columns");

    [TestMethod]
    public void Read_SaysSo_WhenColumnNumbersHaveAGap() => AssertDamaged(root => Stream(root, "_Columns")[ColumnCount * 2] = 9, "does not describe column 1");

    [TestMethod]
    public void Read_SaysSo_WhenIntegerColumnHasUnknownSize() => AssertDamaged(
        root => BitConverter.TryWriteBytes(Stream(root, "_Columns").AsSpan(ColumnCount * 6), (ushort)(0x8000 | 0x0103)), "no integers of 3 bytes");

    [TestMethod]
    public void Read_SaysSo_WhenStreamOfACellIsMissing() => AssertDamaged(root => root.Streams.Remove(StreamName.Encode("Binary.large")), "Table 'Binary', row 'large'", "missing");

    [TestMethod]
    public void Read_SaysSo_WhenSummaryHasAnotherFormat() => AssertDamaged(root => Summary(root)[28]++, "property set");

    [TestMethod]
    [DataRow(0)]
    [DataRow(20)]
    [DataRow(47)]
    [DataRow(60)]
    [DataRow(140)]
    public void Read_SaysSo_WhenSummaryIsCutOff(int length) => AssertDamaged(root => root.Streams[SystemTables.SummaryStream] = Summary(root)[..length], "beyond its end");

    [TestMethod]
    public void Read_SaysSo_WhenSummaryTextsOverlap() => AssertDamaged(
        root =>
        {
            // Every property becomes the longest text.
            var summary = Summary(root);
            for (var i = 0; i < BitConverter.ToInt32(summary, 52); i++)
            {
                summary.AsSpan(48 + 8 + 8 + 4, 4).CopyTo(summary.AsSpan(48 + 8 + 8 * i + 4));
            }

            BitConverter.TryWriteBytes(summary.AsSpan(48 + BitConverter.ToInt32(summary, 48 + 8 + 8 + 4) + 4), 150);
        },
        "longer than itself");

    private static int ColumnCount => SampleDatabase.Create().Tables.Values.Sum(t => t.Columns.Count);

    private static void AssertDamaged(Action<CompoundStorage> damage, params string[] parts)
    {
        var root = CompoundFile.Read(SampleDatabase.Create().ToBytes());
        damage(root);
        var message = Assert.ThrowsExactly<InstallerDatabaseException>(() => InstallerDatabase.Read(CompoundFile.Write(root))).Message;
        foreach (var part in parts)
        {
            Assert.Contains(part, message);
        }
    }

    private static byte[] Stream(CompoundStorage root, string table) => root.Streams[Name(table)];

    private static byte[] Summary(CompoundStorage root) => root.Streams[SystemTables.SummaryStream];

    private static void Cut(CompoundStorage root, string table, int bytes) => root.Streams[Name(table)] = Stream(root, table)[..^bytes];

    private static string Name(string table) => StreamName.EncodeTable(table);
}
