using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;
using OutlookProfile.Transactions;

namespace OutlookProfile.Tests.Transactions;

[TestClass]
public sealed class JournalTests
{
    [TestMethod]
    public void Journal_HasTheDocumentedFormat()
    {
        var world = new World();
        var header = new JournalHeader(
            new Guid("00112233-4455-6677-8899-aabbccddeeff"), TransactionKind.Write, RunOrigin.Installer, "S-1-5-21-1", new DateTime(2010, 5, 12, 0, 0, 0, DateTimeKind.Utc), 0x1234);
        using var transaction = Transaction.Begin(world.Store, header, world.Registry, world.Files);
        transaction.Apply(World.Plan(new SetValue("k", RegistryValue.DWord("v", 7), $"")));
        var expected = FrameBuilder.Build(
            "OPJRNL",
            header.TransactionId,
            [1, 1, 1, .. FrameBuilder.Text("S-1-5-21-1"), .. BitConverter.GetBytes(header.StartedUtc.Ticks), 0x34, 0x12, 0, 0],
            [
                2, 2, 0, 0, 0,
                2, .. FrameBuilder.Text("k"),
                1, .. FrameBuilder.Text("k"), .. FrameBuilder.Text("v"), 0, 1, .. FrameBuilder.Text("v"), 4, 0, 0, 0, 4, 0, 0, 0, 7, 0, 0, 0,
            ]);
        Assert.AreEqual("00112233445566778899aabbccddeeff.S-1-5-21-1.journal", world.Store.List().Single());
        Assert.AreEqual(Convert.ToHexString(expected), Convert.ToHexString(world.Store.Read(world.Store.List().Single())!));
    }

    [TestMethod]
    public void Read_IgnoresTheTornTail_WhereverItIsCut()
    {
        var whole = Sample();
        var boundaries = Boundaries(whole);
        for (var length = boundaries[1]; length <= whole.Length; length++)
        {
            var content = JournalReader.Read(whole[..length], "x");
            var complete = boundaries.Count(boundary => boundary <= length) - 2;
            Assert.HasCount(complete, content.Entries, $"{length}");
            Assert.AreEqual(!boundaries.Contains(length), content.Torn);
        }
    }

    [TestMethod]
    public void Read_ReportsDamage_WhenAnyByteBeforeTheLastRecordIsWrong()
    {
        var whole = Sample();
        var boundaries = Boundaries(whole);
        for (var position = 0; position < boundaries[^2]; position++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[position] ^= 0x10;
            Assert.ThrowsExactly<JournalException>(() => JournalReader.Read(damaged, "x"), $"byte {position}");
        }
    }

    [TestMethod]
    public void Read_ReportsDamage_WhenARecordInTheMiddleIsMissing()
    {
        var whole = Sample();
        var boundaries = Boundaries(whole);
        for (var record = 2; record < boundaries.Length; record++)
        {
            byte[] without = [.. whole[..boundaries[record - 2]], .. whole[boundaries[record - 1]..]];
            Assert.Contains($"record {record - 2} is damaged, yet record {record - 1} follows it", Message(without));
        }
    }

    [TestMethod]
    public void Read_TakesARecordOnce_WhenTheDiskBringsItBackBehindItsSuccessors()
    {
        var whole = Sample();
        var boundaries = Boundaries(whole);
        var content = JournalReader.Read([.. whole, .. whole[boundaries[1]..boundaries[2]]], "x");
        Assert.HasCount(4, content.Entries);
        Assert.IsTrue(content.Torn);
    }

    [TestMethod]
    public void UndoRecord_IsDamaged_WhenAnythingStandsBehindItOrIsMissing()
    {
        var world = new World();
        world.Install(Scenarios.Write("one"));
        var name = world.Store.List().Single(UndoRecord.IsUndoRecord);
        var whole = world.Store.Read(name)!;
        Assert.IsNotEmpty(UndoRecord.Decode(whole, name).Items);
        foreach (var bytes in new byte[][] { [.. whole, 0], [.. whole, .. whole[24..]], whole[..^1], whole[..24] })
        {
            Assert.Contains("the undo record is damaged or cut off", Assert.ThrowsExactly<JournalException>(() => UndoRecord.Decode(bytes, name)).Message);
        }
    }

    [TestMethod]
    public void Read_TakesNoRecordOfAnEmbeddedFileForItsOwn()
    {
        // The undo record inside the last record has frames too; cut off behind them, the record is torn and not damaged.
        var world = new World();
        world.Install(Scenarios.Write("one"));
        using var transaction = world.Begin(TransactionKind.Write);
        transaction.Apply(Scenarios.Write("two"));
        transaction.Complete();
        var bytes = world.Store.Read(world.Store.List().Single(name => name.EndsWith(".journal", StringComparison.Ordinal)))!;
        var content = JournalReader.Read(bytes[..^1], "x");
        Assert.IsTrue(content.Torn);
        Assert.IsEmpty(content.Entries.OfType<UndoRecordEntry>());
        Assert.HasCount(1, JournalReader.Read(bytes, "x").Entries.OfType<UndoRecordEntry>());
    }

    [TestMethod]
    public void Read_NamesFileAndReason_WhenItIsNoJournal()
    {
        var bytes = Sample();
        bytes[6] = 2;
        Assert.Contains("x (offset 6): the file has format version 2, this program reads version 1", Message(bytes));
        Assert.Contains("does not begin with OPJRNL", Message([]));
        Assert.Contains("does not begin with OPJRNL", Message(new byte[100]));
        Assert.Contains("the journal's header is damaged", Message(Sample()[..30]));
        Assert.Contains("there is no record of kind 9", Message(Build([9])));
        Assert.Contains("where it cannot be", Message(FrameBuilder.Build("OPJRNL", Guid.Empty, [2, 0, 0, 0, 0])));
        Assert.Contains("where it cannot be", Message(Build([3], [2, 0, 0, 0, 0])));
        Assert.Contains("there is no entry of kind 200", Message(Build([2, 1, 0, 0, 0, 200, 0, 0])));
        Assert.Contains("records cannot be in", Message(Build([2, 255, 255, 255, 255])));
        Assert.Contains("goes beyond", Message(Build([2, 1, 0, 0, 0, 2, 255, 255, 255, 127])));
        Assert.Contains("a registry key is malformed", Message(Build([2, 1, 0, 0, 0, 2, .. FrameBuilder.Text(@"a\\b")])));
        Assert.Contains("a file path is malformed", Message(Build([2, 1, 0, 0, 0, 6, .. FrameBuilder.Text("a\0")])));
        Assert.Contains("an odd number of bytes", Message(Build([2, 1, 0, 0, 0, 2, 1, 0, 0, 0, 65])));
        Assert.Contains(
            "a value has another name",
            Message(Build([2, 1, 0, 0, 0, 1, .. FrameBuilder.Text("k"), .. FrameBuilder.Text("v"), 1, .. FrameBuilder.Text("w"), .. new byte[8], 0])));
        Assert.Contains("left over", Message(Build([2, 1, 0, 0, 0, 2, .. FrameBuilder.Text("a"), 0])));
        Assert.Contains("the header is malformed", Message(FrameBuilder.Build("OPJRNL", Guid.Empty, [1, 9, 1, .. FrameBuilder.Text("user"), .. new byte[12]])));
        Assert.Contains("the header is malformed", Message(FrameBuilder.Build("OPJRNL", Guid.Empty, [1, 1, 1, .. FrameBuilder.Text("../x"), .. new byte[12]])));
    }

    [TestMethod]
    public void Describe_ShowsWhatWasDone_WithoutContents()
    {
        var world = new World();
        using var transaction = world.Begin(TransactionKind.Write);
        transaction.Apply(World.Plan(new SetValue("k", RegistryValue.String("v", "secret"), $"")));
        var lines = JournalReader.Describe(JournalReader.Read(world.Store.Read(JournalReader.Names(world.Store).Single())!, "x")).Select(line => PseudoLanguage.AssertTranslatable(line)).ToArray();
        Assert.StartsWith("Write by the tool for 'user', ", lines[0].ToString());
        Assert.EndsWith(", not ended", lines[0].ToString());
        CollectionAssert.AreEqual(new[] { "key 'k': created", "value 'v' of key 'k': absent -> String of 14 bytes" }, lines[1..]);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("a b")]
    [DataRow(@"..\x")]
    [DataRow(".")]
    public void JournalHeader_RefusesTheScope_WhenItIsNoFileName(string scope) =>
        Assert.ThrowsExactly<ArgumentException>(() => JournalHeader.Create(Guid.NewGuid(), TransactionKind.Write, RunOrigin.Tool, scope));

    private static string Message(byte[] bytes) => Assert.ThrowsExactly<JournalException>(() => JournalReader.Read(bytes, "x")).Message;

    /// <summary>A good header and then the given payloads.</summary>
    private static byte[] Build(params byte[][] payloads) =>
        FrameBuilder.Build("OPJRNL", Guid.Empty, [[1, 1, 1, .. FrameBuilder.Text("user"), .. new byte[12]], .. payloads]);

    /// <summary>A header and four records of one entry each.</summary>
    private static byte[] Sample()
    {
        var world = new World();
        world.Registry.CreateKey("k");
        using var transaction = world.Begin(TransactionKind.Write);
        PlannedChange[] changes =
        [
            new SetValue("k", RegistryValue.String("a", "text"), $""),
            new SetValue("k", RegistryValue.DWord("b", 1), $""),
            new DeleteValue("k", "a", $""),
            new DeleteValue("k", "b", $""),
        ];
        foreach (var change in changes)
        {
            transaction.Apply(World.Plan(change));
        }

        return world.Store.Read(world.Store.List().Single())!;
    }

    /// <summary>Where the prologue and each record end.</summary>
    private static int[] Boundaries(byte[] file)
    {
        var position = 24;
        return [position, .. FrameBuilder.Payloads(file).Select(payload => position += 16 + payload.Length)];
    }
}
