using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.CompoundFiles;
using static WindowsInstaller.Tests.CompoundFiles.CompoundStorageComparison;

namespace WindowsInstaller.Tests.CompoundFiles;

[TestClass]
public sealed class CompoundFileTests
{
    /// <summary>Around every boundary: mini sector, sector, mini stream cutoff, one FAT sector, the 109 FAT sectors that fit the header.</summary>
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(63)]
    [DataRow(64)]
    [DataRow(65)]
    [DataRow(4095)]
    [DataRow(4096)]
    [DataRow(4097)]
    [DataRow(124 * 512)]
    [DataRow(125 * 512)]
    [DataRow(109 * 128 * 512)]
    [DataRow(109 * 128 * 512 + 128 * 512)]
    [DataRow(20_000_000)]
    public void Read_ReturnsWhatWasWritten_WhenStreamHasLength(int length)
    {
        var root = new CompoundStorage { ClassId = new Guid("000C1084-0000-0000-C000-000000000046") };
        root.Streams["stream"] = Bytes(length);
        AssertEqual(root, CompoundFile.Read(CompoundFile.Write(root)));
    }

    [TestMethod]
    public void Read_ReturnsWhatWasWritten_WhenStoragesAreOfAnyShape() =>
        Prop.ForAll(Storages(3).ToArbitrary(), root => AssertEqual(root, CompoundFile.Read(CompoundFile.Write(root)))).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Write_GivesSameBytes_WhenStoragesAreEqual()
    {
        var file = CompoundFile.Write(Sample());
        CollectionAssert.AreEqual(file, CompoundFile.Write(Sample()));
        CollectionAssert.AreEqual(file, CompoundFile.Write(CompoundFile.Read(file)));
    }

    [TestMethod]
    public void Write_SetsNoTimeStamps_WhenStoragesAreWritten()
    {
        foreach (var entry in RawDirectory.Read(CompoundFile.Write(Sample())))
        {
            Assert.IsTrue(entry.Bytes.AsSpan(100, 16).IndexOfAnyExcept((byte)0) < 0, $"'{entry.Name}' has a creation or modification time.");
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(6)]
    [DataRow(7)]
    [DataRow(8)]
    [DataRow(100)]
    [DataRow(1000)]
    public void Write_MakesRedBlackTree_WhenStorageHasStreams(int count)
    {
        var root = new CompoundStorage();
        for (var i = 0; i < count; i++)
        {
            root.Streams["s" + i] = [];
        }

        RawDirectory.AssertRedBlackTree(CompoundFile.Write(root));
    }

    [TestMethod]
    [DataRow("", "1 to 31")]
    [DataRow("12345678901234567890123456789012", "1 to 31")]
    [DataRow("a/b", "U+002F")]
    [DataRow("a!b", "U+0021")]
    public void Write_NamesTheRule_WhenNameCannotBeStored(string name, string rule)
    {
        var root = new CompoundStorage();
        root.Streams[name] = [];
        StringAssert.Contains(Assert.ThrowsExactly<CompoundFileException>(() => CompoundFile.Write(root)).Message, rule);
    }

    [TestMethod]
    public void Write_Refuses_WhenStreamAndStorageShareAName()
    {
        var root = new CompoundStorage();
        root.Streams["Name"] = [];
        root.Storages["NAME"] = new CompoundStorage();
        StringAssert.Contains(Assert.ThrowsExactly<CompoundFileException>(() => CompoundFile.Write(root)).Message, "both be named");
    }

    [TestMethod]
    public void Write_Refuses_WhenStoragesNestTooDeep()
    {
        var root = new CompoundStorage();
        var innermost = root;
        for (var i = 0; i < 100_000; i++)
        {
            innermost = innermost.Storages["s"] = new CompoundStorage();
        }

        StringAssert.Contains(Assert.ThrowsExactly<CompoundFileException>(() => CompoundFile.Write(root)).Message, "deeper than 64");
    }

    [TestMethod]
    public void Read_ReturnsStreams_WhenFileHasVersion4()
    {
        var small = Bytes(100);
        var large = Bytes(5000);
        var root = CompoundFile.Read(Version4File.Create(small, large));
        CollectionAssert.AreEqual(small, root.Streams["small"]);
        CollectionAssert.AreEqual(large, root.Streams["large"]);
    }

    internal static CompoundStorage Sample()
    {
        var root = new CompoundStorage { ClassId = new Guid("000C1084-0000-0000-C000-000000000046") };
        for (var i = 0; i < 20; i++)
        {
            root.Streams["small" + i] = Bytes(i * 17);
        }

        root.Streams["large"] = Bytes(10_000);
        root.Storages["inner"] = new CompoundStorage { ClassId = new Guid("000C1082-0000-0000-C000-000000000046") };
        root.Storages["inner"].Streams["stream"] = Bytes(5000);
        return root;
    }

    internal static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static Gen<CompoundStorage> Storages(int depth)
    {
        var names = Gen.Elements("a", "b", "Name", "\u0005SummaryInformation", "\u4840\u3f3f\u4577", "äöü", "a longer name of 31 characters.");
        var contents = Gen.Elements(0, 1, 64, 100, 511, 4095, 4096, 5000, 70_000).Select(Bytes);
        var streams = (from name in names from content in contents select (name, content)).ListOf();
        var inner = depth == 0
            ? Gen.Constant(Array.Empty<(string, CompoundStorage)>())
            : Gen.Choose(0, 2).SelectMany(count => (from name in names from storage in Storages(depth - 1) select (name, storage)).ArrayOf(count));
        return from s in streams
               from i in inner
               from classId in ArbMap.Default.GeneratorFor<Guid>()
               select Storage(s, i, classId);

        static CompoundStorage Storage(System.Collections.Generic.IEnumerable<(string, byte[])> streams, (string, CompoundStorage)[] inner, Guid classId)
        {
            var storage = new CompoundStorage { ClassId = classId };
            foreach (var (name, child) in inner)
            {
                storage.Storages[name] = child;
            }

            foreach (var (name, content) in streams.Where(s => !storage.Storages.ContainsKey(s.Item1)))
            {
                storage.Streams[name] = content;
            }

            return storage;
        }
    }
}
