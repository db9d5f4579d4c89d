using System;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Files;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Files;

/// <summary>What every implementation of IFileStore must do.</summary>
public abstract class FileStoreContractTests
{
    private IFileStore files = null!;

    protected static string Root { get; } = Path.Combine(Path.GetTempPath(), "outlookprofile-tests-" + Guid.NewGuid().ToString("N"));

    private static string File => Path.Combine(Root, "file");

    [TestInitialize]
    public void CreateRoot()
    {
        files = Open();
        files.CreateDirectory(Root);
    }

    [TestCleanup]
    public void RemoveRoot()
    {
        files.DeleteFile(File);
        files.DeleteDirectory(Root);
    }

    [TestMethod]
    public void Write_ReplacesTheWholeFile()
    {
        files.Write(File, [1, 2, 3]);
        files.Write(File, [4]);
        Assert.IsTrue(files.FileExists(File));
        Assert.IsFalse(files.DirectoryExists(File));
        CollectionAssert.AreEqual(new byte[] { 4 }, files.Read(File));
    }

    [TestMethod]
    public void Write_Fails_WhenTheFolderDoesNotExist() =>
        Assert.Throws<IOException>(() => files.Write(Path.Combine(Root, "missing", "file"), [1]));

    [TestMethod]
    public void Write_Fails_WhenADirectoryIsInTheWay()
    {
        files.CreateDirectory(File);
        try
        {
            files.Write(File, [1]);
            Assert.Fail("A directory has been replaced by a file.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Assert.IsTrue(files.DirectoryExists(File));
        }

        files.DeleteDirectory(File);
    }

    [TestMethod]
    public void Read_Fails_WhenThereIsNoFile() => Assert.Throws<FileNotFoundException>(() => files.Read(File));

    [TestMethod]
    public void EveryDeletion_DoesNothing_WhenThereIsNothing()
    {
        files.DeleteFile(File);
        files.DeleteDirectory(Path.Combine(Root, "missing"));
        Assert.IsTrue(files.DirectoryExists(Root));
    }

    [TestMethod]
    public void DeleteDirectory_Fails_WhenSomethingIsInIt()
    {
        files.Write(File, []);
        Assert.Throws<IOException>(() => files.DeleteDirectory(Root));
        Assert.IsTrue(files.FileExists(File));
    }

    [TestMethod]
    public void DirectoryIsEmpty_KnowsFilesAndMissingFolders()
    {
        Assert.IsTrue(files.DirectoryIsEmpty(Root));
        files.Write(File, []);
        Assert.IsFalse(files.DirectoryIsEmpty(Root));
        Assert.IsFalse(files.DirectoryIsEmpty(Path.Combine(Root, "missing")));
    }

    protected abstract IFileStore Open();
}

[TestClass]
public sealed class MemoryFilesTests : FileStoreContractTests
{
    protected override IFileStore Open() => new MemoryFiles();
}

[TestClass]
public sealed class OverlayFilesTests : FileStoreContractTests
{
    protected override IFileStore Open() => new OverlayFiles(new MemoryFiles());
}

[TestClass]
[TestCategory("Windows")]
public sealed class LocalFilesTests : FileStoreContractTests
{
    [TestMethod]
    public void Write_LeavesNoTemporaryFile_WhetherItSucceedsOrFails()
    {
        var files = Open();
        var target = Path.Combine(Root, "folder");
        files.Write(Path.Combine(Root, "file"), [1]);
        files.CreateDirectory(target);
        try
        {
            files.Write(target, [1]);
            Assert.Fail("A directory has been replaced by a file.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Assert.HasCount(2, Directory.GetFileSystemEntries(Root));
        }

        files.DeleteDirectory(target);
    }

    protected override IFileStore Open() => new LocalFiles();
}
