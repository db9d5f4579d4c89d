using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;

namespace OutlookProfile.Tests.Configuration;

/// <summary>From bytes to text: encodings, and files that are none.</summary>
[TestClass]
public sealed class ConfigurationFileTests
{
    private const string Text = "{ \"profile\": { \"name\": \"Zürich 😀\" } }";

    private string folder = "";

    [TestInitialize]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("configuration").FullName;

    [TestCleanup]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void Text_IsRead_InEveryEncodingThatEditorsWrite()
    {
        foreach (Encoding encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            var path = Path.Combine(folder, "site.json");
            File.WriteAllText(path, Text, encoding);
            Assert.AreEqual(Text, ConfigurationFile.Read(path), encoding.WebName);
            Assert.AreEqual(Text, ConfigurationFile.Decode(File.ReadAllBytes(path), "site.json"));
        }
    }

    [TestMethod]
    [DataRow(new byte[] { 0x22, 0x5A, 0xFC, 0x72 }, "(1,3): the bytes FC are not UTF-8; save the file as UTF-8")]
    [DataRow(new byte[] { 0xEF, 0xBB, 0xBF, 0x7B, 0x0D, 0x0A, 0x20, 0xC3, 0xA9, 0xFC }, "(2,3): the bytes FC are not UTF-8; save the file as UTF-8")]
    [DataRow(new byte[] { 0xC0, 0x80 }, "(1,1): the bytes C0 are not UTF-8; save the file as UTF-8")]
    [DataRow(new byte[] { 0xED, 0xA0, 0x80 }, "(1,1): the bytes ED are not UTF-8; save the file as UTF-8")]
    [DataRow(new byte[] { 0xFF, 0xFE, 0x0A, 0x00, 0x00, 0xD8, 0x41, 0x00 }, "(2,1): the bytes 00-D8 are not UTF-16; save the file as UTF-8")]
    [DataRow(new byte[] { 0xFE, 0xFF, 0x00 }, "(1,1): the bytes 00 are not UTF-16; save the file as UTF-8")]
    public void Bytes_AreMistakeAtTheirPlace_WhenNoText(byte[] content, string problem) =>
        AssertMistake("site.json" + problem, () => ConfigurationFile.Decode(content, "site.json"));

    [TestMethod]
    public void File_IsMistake_WhenMissing()
    {
        var path = Path.Combine(folder, "none.json");
        AssertMistake($"{path}: there is no such file", () => ConfigurationFile.Read(path));
        path = Path.Combine(folder, "none", "none.json");
        AssertMistake($"{path}: there is no such file", () => ConfigurationFile.Read(path));
    }

    [TestMethod]
    public void File_IsMistake_WhenFolder() =>
        AssertMistake($"{folder}: this is a folder, expected a configuration file", () => ConfigurationFile.Read(folder));

    [TestMethod]
    public void File_IsMistake_WhenPathIsNone()
    {
        StringAssert.StartsWith(Message(() => ConfigurationFile.Read("")), ": the file cannot be read: ");
        StringAssert.StartsWith(Message(() => ConfigurationFile.Read("a\0b")), "a\0b: the file cannot be read: ");
    }

    [TestMethod]
    public void File_IsMistake_WhenLargerThanOneMegabyte()
    {
        var path = Path.Combine(folder, "large.json");
        File.WriteAllBytes(path, Enumerable.Repeat((byte)' ', ConfigurationFile.LargestSize).ToArray());
        Assert.AreEqual(ConfigurationFile.LargestSize, ConfigurationFile.Read(path).Length);
        File.AppendAllText(path, " ");
        AssertMistake($"{path}: the file is larger than 1 MB, which no configuration is", () => ConfigurationFile.Read(path));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void File_IsMistake_WhenEndless() =>
        AssertMistake("/dev/zero: the file is larger than 1 MB, which no configuration is", () => ConfigurationFile.Read("/dev/zero"));

    private static void AssertMistake(string expected, Action action) => Assert.AreEqual(expected, Message(action));

    private static string Message(Action action) => Assert.ThrowsExactly<ConfigurationException>(action).Message;
}
