using System;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Files;

/// <summary>Which file, and in Windows' words why: in the native action DLL .NET has none of its own.</summary>
[TestClass]
[TestCategory("Windows")]
[OSCondition(OperatingSystems.Windows)]
public sealed class WindowsErrorTests
{
    private const int SharingViolation = 32;

    private readonly string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
    private readonly LocalFiles files = new();

    [TestCleanup]
    public void RemoveFile() => File.Delete(path);

    [TestMethod]
    public void Read_NamesTheWindowsError_WhenAnotherProgramHoldsTheFile()
    {
        using var held = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

        var failure = Assert.Throws<IOException>(() => files.Read(path));

        Assert.AreEqual(SharingViolation, failure.HResult & 0xFFFF);
        StringAssert.StartsWith(failure.Message, $"Reading file '{path}' failed: ");
        StringAssert.EndsWith(failure.Message, "(Windows error 32)");
    }

    [TestMethod]
    public void Read_KeepsTheKindOfTheFailure_WhenThereIsNoFile()
    {
        var failure = Assert.Throws<FileNotFoundException>(() => files.Read(path));

        StringAssert.EndsWith(failure.Message, "(Windows error 2)");
    }
}
