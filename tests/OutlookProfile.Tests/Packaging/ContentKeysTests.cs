using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Cli.Packaging;
using OutlookProfile.Cli.Packaging.Intune;

namespace OutlookProfile.Tests.Packaging;

[TestClass]
public sealed class ContentKeysTests
{
    internal const string Known = """
        EncryptionKey=000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
        MacKey=202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f
        InitializationVector=404142434445464748494a4b4c4d4e4f
        """;

    [TestMethod]
    public void Read_GivesTheBytes_WhenLinesComeInAnyOrder()
    {
        using var folder = new TemporaryFolder();

        var keys = ContentKeys.Read(Write(folder, string.Join("\r\n\r\n", Known.Split('\n').Reverse()).Replace("=", " = ")));

        CollectionAssert.AreEqual(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray(), keys.EncryptionKey);
        CollectionAssert.AreEqual(Enumerable.Range(32, 32).Select(i => (byte)i).ToArray(), keys.MacKey);
        CollectionAssert.AreEqual(Enumerable.Range(64, 16).Select(i => (byte)i).ToArray(), keys.InitializationVector);
    }

    [TestMethod]
    [DataRow("EncryptionKey=0001", "keys.txt(1): EncryptionKey must be 64 hexadecimal digits")]
    [DataRow("InitializationVector=4041424344454647zz494a4b4c4d4e4f", "keys.txt(1): InitializationVector must be 32 hexadecimal digits")]
    [DataRow("InitializationVector=404142434445464748494a4b4c4d4e4f\nInitializationVector=404142434445464748494a4b4c4d4e4f", "keys.txt(2): InitializationVector is given twice")]
    [DataRow("iv=404142434445464748494a4b4c4d4e4f", "keys.txt(1): expected one of EncryptionKey, MacKey, InitializationVector, then = and hexadecimal digits")]
    [DataRow("InitializationVector=404142434445464748494a4b4c4d4e4f", "keys.txt: EncryptionKey is missing; expected 64 hexadecimal digits")]
    public void Read_SaysWhereAndWhat_WhenTheFileIsWrong(string text, string message)
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, text);

        var thrown = Assert.ThrowsExactly<UsageException>(() => ContentKeys.Read(path));

        Assert.AreEqual(message, thrown.Message.Replace(folder.Path + "/", "").Replace(folder.Path + "\\", ""));
    }

    [TestMethod]
    public void Random_GivesOtherKeys_EveryTime() =>
        CollectionAssert.AreNotEqual(ContentKeys.Random().EncryptionKey, ContentKeys.Random().EncryptionKey);

    private static string Write(TemporaryFolder folder, string text) => folder.Write("keys.txt", Encoding.ASCII.GetBytes(text));
}
