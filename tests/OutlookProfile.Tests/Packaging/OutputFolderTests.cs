using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Cli.Packaging;

namespace OutlookProfile.Tests.Packaging;

[TestClass]
public sealed class OutputFolderTests
{
    [TestMethod]
    public void Write_ReplacesFilesOfTheSameName_AndKeepsOthers()
    {
        using var folder = new TemporaryFolder();
        folder.Write("out/old.txt", [1]);
        folder.Write("out/deep/same.txt", [1]);

        OutputFolder.Write(folder.File("out"), staging =>
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

        Assert.ThrowsExactly<IOException>(() => OutputFolder.Write(folder.File("out"), staging =>
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
}
