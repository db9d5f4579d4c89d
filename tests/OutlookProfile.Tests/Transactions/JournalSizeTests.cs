using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Journaling;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Transactions;

[TestClass]
public sealed class JournalSizeTests
{
    /// <summary>Whoever plants or blows up a file must not make every run read it into memory.</summary>
    [TestMethod]
    public void Read_RefusesTheFile_WhenItIsLongerThanAnyJournal()
    {
        var root = Directory.CreateTempSubdirectory().FullName;
        var folder = JournalFolder.OpenForUser(Path.Combine(root, "OutlookProfile"));
        using (var file = File.Create(Path.Combine(folder.Path, "huge.undo")))
        {
            file.SetLength(4L * 64 * 1024 * 1024 + 1);
        }

        var exception = Assert.ThrowsExactly<JournalException>(() => folder.Read("huge.undo"));

        Assert.Contains("longer than", exception.Message);
        folder.Delete("huge.undo");
        folder.DeleteWhenEmpty();
        Directory.Delete(root, recursive: true);
    }
}
