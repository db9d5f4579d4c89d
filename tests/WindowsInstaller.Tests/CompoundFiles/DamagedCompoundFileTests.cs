using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.CompoundFiles;

namespace WindowsInstaller.Tests.CompoundFiles;

/// <summary>One deliberate defect each, in the sample of CompoundFileTests.</summary>
[TestClass]
public sealed class DamagedCompoundFileTests
{
    private const int RootEntry = 0;
    private const int FirstChild = 1;

    [TestMethod]
    [DataRow(0, "no compound file")]
    [DataRow(4, "truncated")]
    [DataRow(511, "truncated")]
    [DataRow(512, "only 0")]
    [DataRow(5000, "truncated")]
    public void Read_SaysSo_WhenFileIsCutOff(int length, string problem) => AssertDamaged(_ => { }, problem, length);

    [TestMethod]
    public void Read_SaysSo_WhenFileIsNoCompoundFile() => AssertDamaged(file => file[0] = (byte)'M', "no compound file");

    [TestMethod]
    public void Read_SaysSo_WhenVersionIsUnknown() => AssertDamaged(file => file[26] = 5, "version 5");

    [TestMethod]
    public void Read_SaysSo_WhenSectorSizeContradictsVersion() => AssertDamaged(file => file[30] = 31, "sector shift is 31");

    [TestMethod]
    public void Read_SaysSo_WhenMiniSectorSizeIsWrong() => AssertDamaged(file => file[32] = 0, "mini sector shift is 0");

    [TestMethod]
    public void Read_SaysSo_WhenMiniStreamCutoffIsWrong() => AssertDamaged(file => file[57] = 0x20, "cutoff is 8192");

    [TestMethod]
    public void Read_SaysSo_WhenFatChainIsACycle() => AssertDamaged(
        file => U32(file, FatEntry(file, DirectorySector(file)), DirectorySector(file)), "already in use");

    [TestMethod]
    public void Read_SaysSo_WhenDifatIsACycle() => AssertDamaged(
        file =>
        {
            // A DIFAT sector that names itself as the next one and holds no FAT sectors.
            var sector = (uint)(file.Length / 512 - 2);
            file.AsSpan(file.Length - 512).Fill(0xFF);
            U32(file, file.Length - 4, sector);
            U32(file, 68, sector);
        },
        "already in use");

    [TestMethod]
    public void Read_SaysSo_WhenMiniFatChainIsACycle() => AssertDamaged(
        file =>
        {
            var miniFat = (BitConverter.ToInt32(file, 60) + 1) * 512;
            var first = BitConverter.ToUInt32(file, Entry(file, "small19") + 116);
            U32(file, miniFat + 4 * (int)first, first);
        },
        "already in use");

    [TestMethod]
    public void Read_SaysSo_WhenDirectoryTreeIsACycle() => AssertDamaged(file => U32(file, Entry(file, FirstChild) + 68, FirstChild), "entry 1 twice");

    [TestMethod]
    public void Read_SaysSo_WhenStorageContainsItself() => AssertDamaged(file => U32(file, Entry(file, "inner") + 76, 0), "entry 0 twice");

    [TestMethod]
    public void Read_SaysSo_WhenDirectoryRefersBeyondItsEnd() => AssertDamaged(file => U32(file, Entry(file, FirstChild) + 72, 5000), "entry 5000");

    [TestMethod]
    public void Read_SaysSo_WhenSectorLiesBeyondTheFile() => AssertDamaged(file => U32(file, 48, 99_999), "sector 99999");

    [TestMethod]
    public void Read_SaysSo_WhenFirstEntryIsNoRoot() => AssertDamaged(file => file[Entry(file, RootEntry) + 66] = 2, "root entry");

    [TestMethod]
    public void Read_SaysSo_WhenEntryTypeIsUnknown() => AssertDamaged(file => file[Entry(file, FirstChild) + 66] = 9, "type 9");

    [TestMethod]
    [DataRow(0)]
    [DataRow(2)]
    [DataRow(7)]
    [DataRow(66)]
    [DataRow(65534)]
    public void Read_SaysSo_WhenNameLengthIsImpossible(int length) =>
        AssertDamaged(file => BitConverter.TryWriteBytes(file.AsSpan(Entry(file, FirstChild) + 64), (ushort)length), $"name of {length} bytes");

    [TestMethod]
    public void Read_SaysSo_WhenStreamIsLargerThanTheFile() => AssertDamaged(file => U32(file, Entry(file, "large") + 120, 0xFFFFFFF0), "4294967280 bytes");

    [TestMethod]
    public void Read_SaysSo_WhenSmallStreamIsLargerThanTheMiniStream() => AssertDamaged(
        file =>
        {
            U32(file, Entry(file, RootEntry) + 120, 64);
            U32(file, Entry(file, "small19") + 120, 65);
        },
        "mini stream");

    [TestMethod]
    public void Read_SaysSo_WhenTwoStreamsShareSectors() => AssertDamaged(
        file =>
        {
            file.AsSpan(Entry(file, "large") + 116, 4).CopyTo(file.AsSpan(Entry(file, "stream") + 116));
        },
        "already in use");

    /// <summary>A list of 30000 entries would exhaust the stack of a recursive reader.</summary>
    [TestMethod]
    public void Read_ReturnsStreams_WhenDirectoryTreeIsAList()
    {
        const int count = 30_000;
        var root = new CompoundStorage();
        for (var i = 0; i < count; i++)
        {
            root.Streams[i.ToString("D5", System.Globalization.CultureInfo.InvariantCulture)] = [];
        }

        var file = CompoundFile.Write(root);
        U32(file, Entry(file, RootEntry) + 76, 1);
        for (var i = 1; i <= count; i++)
        {
            U32(file, Entry(file, i) + 68, 0xFFFFFFFF);
            U32(file, Entry(file, i) + 72, i < count ? (uint)i + 1 : 0xFFFFFFFF);
        }

        Assert.HasCount(count, CompoundFile.Read(file).Streams);
    }

    [TestMethod]
    public void Read_SaysSo_WhenStoragesNestTooDeep()
    {
        const int count = 1000;
        var root = new CompoundStorage();
        for (var i = 0; i < count; i++)
        {
            root.Storages["s" + i] = new CompoundStorage();
        }

        var file = CompoundFile.Write(root);
        for (var i = 0; i <= count; i++)
        {
            U32(file, Entry(file, i) + 68, 0xFFFFFFFF);
            U32(file, Entry(file, i) + 72, 0xFFFFFFFF);
            U32(file, Entry(file, i) + 76, i < count ? (uint)i + 1 : 0xFFFFFFFF);
        }

        StringAssert.Contains(Assert.ThrowsExactly<CompoundFileException>(() => CompoundFile.Read(file)).Message, "deeper than 64");
    }

    private static void AssertDamaged(Action<byte[]> damage, string problem, int? length = null)
    {
        var file = CompoundFile.Write(CompoundFileTests.Sample());
        damage(file);
        file = file[..(length ?? file.Length)];
        StringAssert.Contains(Assert.ThrowsExactly<CompoundFileException>(() => CompoundFile.Read(file)).Message, problem);
    }

    private static int Entry(byte[] file, int id) => RawDirectory.Position(file) + 128 * id;

    private static int Entry(byte[] file, string name) => Entry(file, RawDirectory.Read(file).FindIndex(e => e.Name == name));

    private static uint DirectorySector(byte[] file) => BitConverter.ToUInt32(file, 48);

    private static int FatEntry(byte[] file, uint sector) => (BitConverter.ToInt32(file, 76) + 1) * 512 + 4 * (int)sector;

    private static void U32(byte[] file, int at, uint value) => BitConverter.TryWriteBytes(file.AsSpan(at), value);
}
