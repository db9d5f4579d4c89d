using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;

namespace WindowsInstaller.Tests.Database;

[TestClass]
public sealed class StreamNameTests
{
    /// <summary>The encodings that Wine's tests and files of Windows Installer show.</summary>
    [TestMethod]
    [DataRow("Property", "\u4840\u4559\u44f2\u4568\u4737")]
    [DataRow("Binary", "\u4840\u430b\u4131\u4735")]
    [DataRow("_StringPool", "\u4840\u3f3f\u4577\u446c\u3e6a\u44b2\u482f")]
    [DataRow("_StringData", "\u4840\u3f3f\u4577\u446c\u3b6a\u45e4\u4824")]
    [DataRow("_Columns", "\u4840\u3b3f\u43f2\u4438\u45b1")]
    [DataRow("_Tables", "\u4840\u3f7f\u4164\u422f\u4836")]
    public void EncodeTable_PairsCharacters_WhenNameIsATable(string table, string encoded)
    {
        Assert.AreEqual(encoded, StreamName.EncodeTable(table));
        Assert.IsTrue(StreamName.IsTable(encoded));
        Assert.AreEqual(table, StreamName.Decode(encoded));
    }

    [TestMethod]
    [DataRow("Binary.config.json", "\u430b\u4131\u4735\u41be")]
    [DataRow("a", "\u4824")]
    [DataRow("", "")]
    [DataRow("a-b", "\u4824-\u4825")]
    [DataRow("ä0", "ä\u4800")]
    public void Encode_StartsWithPairs_WhenNameIsADataStream(string name, string beginning)
    {
        var encoded = StreamName.Encode(name);
        Assert.StartsWith(beginning, encoded);
        Assert.IsFalse(StreamName.IsTable(encoded));
        Assert.AreEqual(name, StreamName.Decode(encoded));
    }

    [TestMethod]
    public void Encode_KeepsName_WhenOleReservesIt() => Assert.AreEqual("\u0005DigitalSignature", StreamName.Encode("\u0005DigitalSignature"));
}
