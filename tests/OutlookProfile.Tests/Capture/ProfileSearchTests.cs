using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Capture;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Planning;

namespace OutlookProfile.Tests.Capture;

[TestClass]
public sealed class ProfileSearchTests
{
    [TestMethod]
    [DataRow(OutlookVersion.Outlook2003, OutlookVersion.Outlook2007)]
    [DataRow(OutlookVersion.Outlook2007, OutlookVersion.Outlook2007)]
    [DataRow(OutlookVersion.Outlook2010, OutlookVersion.Outlook2010)]
    [DataRow(OutlookVersion.Outlook2013, OutlookVersion.Outlook2013)]
    [DataRow(OutlookVersion.Outlook2016, OutlookVersion.Outlook2016)]
    public void Choose_FindsOutTheVersion_FromTheOnlyProfile(OutlookVersion written, OutlookVersion expected) =>
        Assert.AreEqual(("Mine", expected), ProfileSearch.Choose(Machine(("Mine", written, false)).Registry, null, null));

    [TestMethod]
    public void Choose_TakesTheDefaultProfile_OfSeveral()
    {
        var registry = Machine(("One", OutlookVersion.Outlook2010, false), ("Two", OutlookVersion.Outlook2010, true), ("Three", OutlookVersion.Outlook2010, false)).Registry;

        Assert.AreEqual(("Two", OutlookVersion.Outlook2010), ProfileSearch.Choose(registry, null, null));
        Assert.AreEqual(("Three", OutlookVersion.Outlook2010), ProfileSearch.Choose(registry, "THREE", null));
        Assert.AreEqual(("One", OutlookVersion.Outlook2003), ProfileSearch.Choose(registry, "One", OutlookVersion.Outlook2003));
    }

    [TestMethod]
    public void Choose_NamesTheProfiles_WhenNoneIsTheDefault() =>
        Assert.AreEqual(
            "There is more than one profile; name one of them, and its Outlook version where that is not enough: \"One\" (11.0, 12.0, 14.0), \"Two\" (11.0, 12.0, 14.0).",
            Failure(Machine(("One", OutlookVersion.Outlook2010, false), ("Two", OutlookVersion.Outlook2010, false)).Registry, null, null));

    [TestMethod]
    public void Choose_AsksForTheVersion_WhenTwoHaveTheProfile()
    {
        var registry = Machine(("One", OutlookVersion.Outlook2013, true), ("One", OutlookVersion.Outlook2016, true)).Registry;

        StringAssert.Contains(Failure(registry, "One", null), "\"One\" (15.0, default), \"One\" (16.0, default)");
        StringAssert.Contains(Failure(registry, null, null), "more than one profile");
        Assert.AreEqual(("One", OutlookVersion.Outlook2016), ProfileSearch.Choose(registry, null, OutlookVersion.Outlook2016));
    }

    [TestMethod]
    public void Choose_SaysWhatThereIs_WhenTheNameIsWrong()
    {
        var registry = Machine(("One", OutlookVersion.Outlook2013, false)).Registry;

        Assert.AreEqual("There is no Outlook profile \"Two\"; there is \"One\" (15.0).", Failure(registry, "Two", null));
        Assert.AreEqual("There is no Outlook profile for Outlook 2010; there is \"One\" (15.0).", Failure(registry, null, OutlookVersion.Outlook2010));
        Assert.AreEqual("There is no Outlook profile.", Failure(new MemoryRegistry(), null, null));
    }

    [TestMethod]
    [DataRow("HKEY_CURRENT_USER")]
    [DataRow("hkey_current_user")]
    [DataRow(@"HKEY_USERS\S-1-5-21-1-2-3-1001")]
    public void RegFile_OfAWholeSubtree_HoldsTheProfile(string root)
    {
        var machine = Machine(("Mine", OutlookVersion.Outlook2010, true));
        var text = RegFileWriter.Write(RegFileWriter.FromRegistry(machine.Registry, root, "Software")) + "\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n\"x\"=\"y\"\r\n";

        Assert.AreEqual(("Mine", OutlookVersion.Outlook2010), ProfileSearch.Choose(RegFileHive.Load(RegFileWriter.Encode(text), "x.reg"), null, null));
    }

    [TestMethod]
    public void RegFile_WithoutAUser_SaysSo() =>
        StringAssert.Contains(
            Assert.ThrowsExactly<CaptureException>(() => RegFileHive.Load(Encoding.UTF8.GetBytes("Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n"), "x.reg")).Message,
            "x.reg holds no key of HKEY_CURRENT_USER");

    [TestMethod]
    [DataRow("")]
    [DataRow("{ \"profile\": 1 }")]
    public void RegFile_ThatIsNone_IsATypedError(string content) =>
        StringAssert.StartsWith(Assert.ThrowsExactly<RegFileException>(() => RegFileHive.Load(Encoding.UTF8.GetBytes(content), "x.reg")).Message, "x.reg(1): ");

    private static UserMachine Machine(params (string Name, OutlookVersion Version, bool IsDefault)[] profiles)
    {
        var machine = new UserMachine();
        foreach (var (name, version, isDefault) in profiles)
        {
            machine.Install(TestData.Acme with { Profile = new ProfileSettings(name, isDefault, IfExists.Update, null) }, version);
        }

        return machine;
    }

    private static string Failure(IRegistry registry, string? name, OutlookVersion? version) =>
        Assert.ThrowsExactly<CaptureException>(() => ProfileSearch.Choose(registry, name, version)).Message;
}
