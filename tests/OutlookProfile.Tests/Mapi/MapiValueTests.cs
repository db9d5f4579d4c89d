using System;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Mapi;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.MapiProperties;

[TestClass]
public sealed class MapiValueTests
{
    [TestMethod]
    public void Long_IsFourBytesOfBinary_LeastFirst() =>
        Assert.AreEqual(RegistryValue.Binary("00036623", [0x2F, 0, 0, 0]), MapiValue.Long(PropertyTags.PR_ROH_FLAGS, 0x2F));

    [TestMethod]
    public void UnicodeText_IsTerminatedUtf16InBinary()
    {
        // KB 923575 names the value; the bytes are those of an exported profile: 6d,00,61,00...
        var value = MapiValue.Text(PropertyTags.PR_ROH_PROXY_SERVER, "mailserver.example.com:4430");

        Assert.AreEqual("001f6622", value.Name);
        Assert.AreEqual(RegistryValueType.Binary, value.Type);
        CollectionAssert.AreEqual(Encoding.Unicode.GetBytes("mailserver.example.com:4430\0"), value.Data);
        CollectionAssert.AreEqual(new byte[] { 0x6D, 0, 0x61, 0 }, value.Data.Take(4).ToArray());
    }

    [TestMethod]
    public void String8Text_IsAPlainText() =>
        Assert.AreEqual(RegistryValue.String("001e6608", "SERVER"), MapiValue.Text(PropertyTags.PR_PROFILE_UNRESOLVED_SERVER.As(PropertyType.String8), "SERVER"));

    [TestMethod]
    public void Text_IsReadAsItWasWritten_ForAnyText() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonNull<string>>().Filter(text => !text.Get.Contains('\0')),
            text =>
            {
                Assert.AreEqual(text.Get, MapiValue.ReadText(MapiValue.Text(PropertyTags.PR_DISPLAY_NAME, text.Get)));
                Assert.AreEqual(text.Get, MapiValue.ReadText(MapiValue.Text(PropertyTags.PR_DISPLAY_NAME.As(PropertyType.String8), text.Get)));
            }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void Number_IsReadAsItWasWritten_ForAnyNumber() =>
        Prop.ForAll(ArbMap.Default.ArbFor<uint>(), number => MapiValue.ReadLong(MapiValue.Long(PropertyTags.PR_ROH_FLAGS, number)) == number).QuickCheckThrowOnFailure();

    [TestMethod]
    [DataRow(0)]
    [DataRow(3)]
    [DataRow(5)]
    public void Number_IsNone_WhenTheLengthIsWrong(int length) => Assert.IsNull(MapiValue.ReadLong(RegistryValue.Binary("00036623", new byte[length])));

    [TestMethod]
    public void Number_IsNone_WhenTheTypeIsWrong() => Assert.IsNull(MapiValue.ReadLong(RegistryValue.DWord("00036623", 47)));

    [TestMethod]
    public void Uids_AreConcatenated()
    {
        MapiUid[] uids = [MapiUid.FromName("a"), MapiUid.FromName("b")];
        var value = MapiValue.Uids(PropertyTags.PR_SERVICES, uids);

        Assert.AreEqual("01023d0e", value.Name);
        CollectionAssert.AreEqual(uids[0].Bytes.Concat(uids[1].Bytes).ToArray(), value.Data);
        CollectionAssert.AreEqual(uids, MapiValue.ReadUids(value)!.ToArray());
        Assert.IsNull(MapiValue.ReadUids(RegistryValue.Binary("01023d0e", new byte[17])));
        Assert.IsEmpty(MapiValue.ReadUids(RegistryValue.Binary("01023d0e", []))!);
    }

    [TestMethod]
    public void UidOfAName_IsTheNameBasedUuidOfRfc4122()
    {
        var uid = MapiUid.FromName("x");

        Assert.AreEqual(0x50, uid.Bytes[6] & 0xF0);
        Assert.AreEqual(0x80, uid.Bytes[8] & 0xC0);
        Assert.AreEqual(uid, MapiUid.FromName("x"));
        Assert.AreNotEqual(uid, MapiUid.FromName("y"));
        Assert.AreEqual(Convert.ToHexStringLower(uid.Bytes), uid.KeyName);
        Assert.ThrowsExactly<ArgumentException>(() => new MapiUid(new byte[15]));
    }

    [TestMethod]
    [DataRow("00036623", 0x6623, PropertyType.Long)]
    [DataRow("001F6622", 0x6622, PropertyType.Unicode)]
    [DataRow("01023d0e", 0x3D0E, PropertyType.Binary)]
    public void Tag_IsReadFromAValueName(string name, int id, PropertyType type)
    {
        Assert.AreEqual(new PropertyTag((ushort)id, type), PropertyTag.FromValueName(name));
        Assert.AreEqual(name.ToLowerInvariant(), new PropertyTag((ushort)id, type).ValueName);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("clsid")]
    [DataRow("0003662")]
    [DataRow("000366233")]
    [DataRow("0003662g")]
    [DataRow(" 0036623")]
    [DataRow("S001e67f1")]
    public void Tag_IsNone_ForOtherValueNames(string name) => Assert.IsNull(PropertyTag.FromValueName(name));
}
