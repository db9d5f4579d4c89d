using System;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;

namespace WindowsInstaller.Tests.Database;

[TestClass]
public sealed class StringPoolTests
{
    [TestMethod]
    public void PoolStream_HoldsLengthsAndReferences_WhenStringsAreAdded()
    {
        var pool = new StringPoolBuilder(65001);
        Assert.AreEqual("1 2 1 0", string.Join(' ', pool.Add("Foo"), pool.Add("Größe"), pool.Add("Foo"), pool.Add("")));
        Assert.AreEqual("E9FD0000" + "03000200" + "07000100", Convert.ToHexString(pool.PoolStream()));
        Assert.AreEqual("FooGröße", Encoding.UTF8.GetString(pool.DataStream()));
    }

    [TestMethod]
    public void Read_KeepsIds_WhenPoolHasUnusedEntries()
    {
        var pool = StringPool.Read(Convert.FromHexString("E4040080" + "03000200" + "00000000" + "04000700"), "FooQuux"u8.ToArray());
        Assert.AreEqual(1252, pool.CodePage);
        Assert.AreEqual(3, pool.ReferenceSize);
        Assert.AreEqual("Foo", pool[1]);
        Assert.IsNull(pool[0]);
        Assert.IsNull(pool[2]);
        Assert.AreEqual("Quux", pool[3]);
    }

    /// <summary>A text of 0x20001 bytes with 5 references, as each kind of reader expects it.</summary>
    [TestMethod]
    [DataRow("00000500" + "01000200", DisplayName = "reference count first")]
    [DataRow("00000200" + "01000500", DisplayName = "high word first")]
    public void Read_UnderstandsLongText_WhenLengthIsWrittenEitherWay(string entry)
    {
        var data = Enumerable.Repeat((byte)'x', 0x20001).Concat("end"u8.ToArray()).ToArray();
        var pool = StringPool.Read(Convert.FromHexString("00000000" + entry + "03000100"), data);
        Assert.AreEqual(0x20001, pool[1]!.Length);
        Assert.AreEqual("end", pool[2]);
    }

    [TestMethod]
    public void PoolStream_HoldsHighWordInBothPlaces_WhenTextIsLong()
    {
        var pool = new StringPoolBuilder(0);
        pool.Add(new string('x', 0x20001));
        Assert.AreEqual("00000000" + "00000200" + "01000200", Convert.ToHexString(pool.PoolStream()));
    }

    [TestMethod]
    public void Read_SaysSo_WhenLongTextLacksItsSecondEntry() =>
        Assert.Contains("does not account", Assert.ThrowsExactly<InstallerDatabaseException>(() => StringPool.Read(Convert.FromHexString("00000000" + "00000100"), [])).Message);
}
