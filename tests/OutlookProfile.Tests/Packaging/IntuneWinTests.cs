using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Cli.Packaging;
using OutlookProfile.Cli.Packaging.Intune;

namespace OutlookProfile.Tests.Packaging;

/// <summary>The container, opened by programs that know nothing of its writer (Debian: openssl, unzip).</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class IntuneWinTests
{
    private static readonly MsiInformation Msi = new(
        "Profile <& Co>", "Acme", "{11111111-1111-1111-1111-111111111111}", "1.2.3", "{22222222-2222-2222-2222-222222222222}",
        "{33333333-3333-3333-3333-333333333333}", Is64Bit: true, RequiresReboot: false, IncludesServices: false, IncludesOdbcDataSource: false,
        WritesLocalMachine: false, WritesUserOrMachine: true, ContainsSystemFolders: false);

    [TestMethod]
    public void Write_GivesTheFilesBack_WhenOpenedWithOpenssl()
    {
        using var folder = new TemporaryFolder();
        var files = SourceFiles(folder);

        var opened = new OpenedIntuneWin(Write(folder, files, ContentKeys.Random()), folder);

        var extracted = opened.Extract();
        CollectionAssert.AreEquivalent(files.Select(Path.GetFileName).ToArray(), Directory.GetFiles(extracted).Select(Path.GetFileName).ToArray());
        foreach (var file in files)
        {
            CollectionAssert.AreEqual(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(extracted, Path.GetFileName(file))), file);
        }
    }

    [TestMethod]
    public void Write_StatesWhatOpensslComputes()
    {
        using var folder = new TemporaryFolder();

        var opened = new OpenedIntuneWin(Write(folder, SourceFiles(folder), ContentKeys.Random()), folder);

        CollectionAssert.AreEqual(opened.ComputeMac(), opened.Mac, "the code before the content");
        CollectionAssert.AreEqual(opened.ComputeMac(), opened.EncryptionBytes("Mac"), "Mac");
        CollectionAssert.AreEqual(opened.EncryptionBytes("InitializationVector"), opened.Vector, "InitializationVector");
        CollectionAssert.AreEqual(opened.ComputeDigest(), opened.EncryptionBytes("FileDigest"), "FileDigest");
        Assert.AreEqual(opened.ArchiveLength.ToString(), opened.Detection.Element("UnencryptedContentSize")!.Value);
    }

    [TestMethod]
    public void Write_DescribesTheApplication_InTheDocumentedOrder()
    {
        using var folder = new TemporaryFolder();

        var opened = new OpenedIntuneWin(Write(folder, SourceFiles(folder), KnownKeys(folder)), folder);

        CollectionAssert.AreEqual(
            new[] { "[Content_Types].xml", "IntuneWinPackage/Contents/IntunePackage.intunewin", "IntuneWinPackage/Metadata/Detection.xml" }, opened.EntryNames);
        // What depends on how well this runtime compresses is what openssl computes in the test above.
        var text = Regex.Replace(opened.DetectionText, "<(UnencryptedContentSize|Mac|FileDigest)>[^<]+", "<$1>...");
        GoldenFile.AssertEqual("packages/Detection.xml", text + "\n");
    }

    [TestMethod]
    public void Write_GivesTheSameBytes_WhenTheKeysAreTheSame()
    {
        using var folder = new TemporaryFolder();
        var files = SourceFiles(folder);
        var keys = KnownKeys(folder);
        var first = File.ReadAllBytes(Write(folder, files, keys));
        foreach (var file in files)
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        }

        CollectionAssert.AreEqual(first, File.ReadAllBytes(Write(folder, files, keys)));
        CollectionAssert.AreNotEqual(first, File.ReadAllBytes(Write(folder, files, ContentKeys.Random())));
    }

    [TestMethod]
    public void Write_GivesEveryEntryTheSameTime_WheneverItRuns()
    {
        using var folder = new TemporaryFolder();
        var container = Write(folder, SourceFiles(folder), ContentKeys.Random());
        var opened = new OpenedIntuneWin(container, folder);

        var times = new[] { container, opened.Archive }.SelectMany(EntryTimes).Distinct().ToArray();

        CollectionAssert.AreEqual(new[] { new DateTime(1980, 1, 1) }, times);
    }

    [TestMethod]
    public void Encrypt_NeedsNoMoreMemory_WhenTheContentIsLarge()
    {
        using var folder = new TemporaryFolder();
        using var plain = File.Create(folder.File("plain"));
        plain.SetLength(64 << 20);
        using var encrypted = File.Create(folder.File("encrypted"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        ContentEncryption.Encrypt(plain, encrypted, ContentKeys.Random());

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.IsTrue(allocated < 2 << 20, $"{allocated} bytes allocated");
        // HMAC, vector, and one whole block of padding.
        Assert.AreEqual((64 << 20) + 32 + 16 + 16, encrypted.Length);
    }

    private static DateTime[] EntryTimes(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return [.. archive.Entries.Select(entry => entry.LastWriteTime.DateTime)];
    }

    private static string[] SourceFiles(TemporaryFolder folder)
    {
        var random = new byte[300_001];
        new Random(1).NextBytes(random);
        return [folder.Write("OutlookProfile.msi", random), folder.Write("oslo.mst", Encoding.ASCII.GetBytes(new string('x', 5000)))];
    }

    private static ContentKeys KnownKeys(TemporaryFolder folder) => ContentKeys.Read(folder.Write("keys.txt", Encoding.ASCII.GetBytes(ContentKeysTests.Known)));

    private static string Write(TemporaryFolder folder, string[] files, ContentKeys keys)
    {
        var path = folder.File("OutlookProfile.intunewin");
        IntuneWin.Write(path, files, Msi, InstallContext.System, keys, folder.Path);
        return path;
    }
}
