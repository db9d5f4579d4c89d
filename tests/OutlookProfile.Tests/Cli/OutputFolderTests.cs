using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Cli.Files;
using OutlookProfile.Tests.Packaging;

namespace OutlookProfile.Tests.Cli;

[TestClass]
public sealed class OutputFolderTests
{
    [TestMethod]
    public void Write_ReplacesFilesOfTheSameName_AndKeepsOthers()
    {
        using var folder = new TemporaryFolder();
        folder.Write("out/old.txt", [1]);
        folder.Write("out/deep/same.txt", [1]);

        OutputFolder.Write(folder.File("out"), [], (staging, _) =>
        {
            Directory.CreateDirectory(Path.Combine(staging, "deep"));
            File.WriteAllBytes(Path.Combine(staging, "deep", "same.txt"), [2]);
        });

        CollectionAssert.AreEquivalent(
            new[] { folder.File("out/old.txt"), folder.File("out/deep/same.txt") },
            Directory.GetFileSystemEntries(folder.File("out"), "*.txt", SearchOption.AllDirectories));
        Assert.HasCount(2, Directory.GetFileSystemEntries(folder.File("out")));
        CollectionAssert.AreEqual(new byte[] { 2 }, File.ReadAllBytes(folder.File("out/deep/same.txt")));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Write_LeavesWhatWasThere_WhenItFailsHalfWay(bool existed)
    {
        using var folder = new TemporaryFolder();
        if (existed)
        {
            folder.Write("out/old.txt", [1]);
        }

        Assert.ThrowsExactly<OutputException>(() => OutputFolder.Write(folder.File("out"), [], (staging, _) =>
        {
            File.WriteAllBytes(Path.Combine(staging, "old.txt"), [2]);
            throw new IOException("disk full");
        }));

        Assert.AreEqual(existed, Directory.Exists(folder.File("out")));
        if (existed)
        {
            Assert.HasCount(1, Directory.GetFileSystemEntries(folder.File("out")));
            CollectionAssert.AreEqual(new byte[] { 1 }, File.ReadAllBytes(folder.File("out/old.txt")));
        }
    }

    [TestMethod]
    public void Write_PutsOldFilesBack_WhenOneCannotBeReplaced()
    {
        using var folder = new TemporaryFolder();
        folder.Write("out/a", [1]);
        folder.Write("out/b", [1]);

        var failure = Assert.ThrowsExactly<OutputException>(() => OutputFolder.Write(folder.File("out"), [], (staging, _) =>
        {
            File.WriteAllBytes(Path.Combine(staging, "a"), [2]);
            Directory.CreateDirectory(Path.Combine(staging, "b"));
            File.WriteAllBytes(Path.Combine(staging, "b", "c"), [2]);
        }));

        StringAssert.StartsWith(failure.Message, folder.File("out/b/c") + ": this cannot be written: ");
        StringAssert.EndsWith(failure.Message, "; no file was replaced");
        CollectionAssert.AreEquivalent(new[] { folder.File("out/a"), folder.File("out/b") }, Directory.GetFileSystemEntries(folder.File("out")));
        CollectionAssert.AreEqual(new byte[] { 1 }, File.ReadAllBytes(folder.File("out/a")));
    }

    /// <summary>What kill -9 leaves in the middle of the moves.</summary>
    [TestMethod]
    public void Write_PutsBackFirst_WhatAKilledRunHadTakenAway()
    {
        using var folder = new TemporaryFolder();
        folder.Write("out/outlookprofile.partial/old/a", [1]);
        folder.Write("out/outlookprofile.partial/new/b", [2]);

        OutputFolder.Write(folder.File("out"), [], (staging, _) => File.WriteAllBytes(Path.Combine(staging, "c"), [3]));

        CollectionAssert.AreEquivalent(new[] { folder.File("out/a"), folder.File("out/c") }, Directory.GetFileSystemEntries(folder.File("out")));
        CollectionAssert.AreEqual(new byte[] { 1 }, File.ReadAllBytes(folder.File("out/a")));
    }

    [TestMethod]
    public void Write_IsRefused_WhileAnotherRunWritesThere()
    {
        using var folder = new TemporaryFolder();
        OutputFolder.Write(folder.File("out"), [], (_, _) =>
            StringAssert.EndsWith(
                Assert.ThrowsExactly<UsageException>(() => OutputFolder.Write(folder.File("out"), [], (_, _) => { })).Message,
                ": another run is writing into this folder; wait until it is done"));
    }
}
