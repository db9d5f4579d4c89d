using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Planning;

[TestClass]
public sealed class LocalAutodiscoverTests
{
    private static readonly ProfileConfiguration Local = TestData.Acme with { Autodiscover = new(Local: true) };

    [TestMethod]
    [DataRow(OutlookVersion.Outlook2010)]
    [DataRow(OutlookVersion.Outlook2013)]
    [DataRow(OutlookVersion.Outlook2016)]
    public void Answer_IsRegisteredForTheMailDomain_WhenAskedFor(OutlookVersion version)
    {
        var machine = UserMachine.With(Local, version);
        var key = $@"Software\Microsoft\Office\{version.Number()}\Outlook\AutoDiscover";
        const string path = @"C:\Users\jdoe\AppData\Local\OutlookProfile\Autodiscover\acme.com.xml";

        Assert.AreEqual(RegistryValue.String("acme.com", path), machine.Registry.GetValue(key, "acme.com"));
        Assert.AreEqual(RegistryValue.DWord("PreferLocalXML", 1), machine.Registry.GetValue(key, "PreferLocalXML"));
        Assert.AreEqual(AutodiscoverResponse.Write(Local, TestData.Jane), Encoding.UTF8.GetString(machine.Files[path]));
    }

    [TestMethod]
    public void NoAnswerIsWritten_UnlessAskedFor()
    {
        foreach (var version in OutlookVersions.All)
        {
            Assert.IsEmpty(UserMachine.With(TestData.Acme, version).Files);
            Assert.IsFalse(UserMachine.With(TestData.Acme, version).Registry.KeyExists(OutlookRelease.Of(version).AutodiscoverKey));
        }

        Assert.IsEmpty(UserMachine.With(Local, OutlookVersion.Outlook2007).Files);
    }

    [TestMethod]
    public void Note_SaysWhatTheFileCosts_WithoutUrls()
    {
        const string url = "https://mail.acme.com/EWS/Exchange.asmx";
        Assert.IsTrue(HasNote(Local));
        Assert.IsTrue(HasNote(Local with { Autodiscover = new(Local: true, url, url) }));
        Assert.IsFalse(HasNote(Local with { Autodiscover = new(Local: true, url, url, url) }));

        static bool HasNote(ProfileConfiguration configuration) =>
            new UserMachine().Plan(configuration, OutlookVersion.Outlook2016).Notes.Any(note => note.ToString().StartsWith("autodiscover.local:", System.StringComparison.Ordinal) && note.ToString().Contains("no offline address book"));
    }

    [TestMethod]
    [DataRow(OutlookVersion.Outlook2003, 0)]
    [DataRow(OutlookVersion.Outlook2007, 5)]
    [DataRow(OutlookVersion.Outlook2010, 6)]
    [DataRow(OutlookVersion.Outlook2013, 6)]
    [DataRow(OutlookVersion.Outlook2016, 7)]
    public void Exclude_WritesTheNamesThatTheVersionKnows(OutlookVersion version, int count)
    {
        var machine = UserMachine.With(TestData.Acme with { Autodiscover = new(Exclude: (AutodiscoverSources)0x7F) }, version);
        var values = machine.Registry.GetValues(OutlookRelease.Of(version).AutodiscoverKey);

        Assert.HasCount(count, values);
        Assert.IsTrue(values.All(value => value.Name.StartsWith("Exclude", System.StringComparison.Ordinal) && value.AsDWord() == 1));
    }

    [TestMethod]
    [DataRow(true, 1u)]
    [DataRow(false, 0u)]
    [DataRow(null, null)]
    public void ZeroConfig_IsWritten_OnlyWhenSet(bool? zeroConfig, uint? expected)
    {
        var configuration = TestData.Acme with { Autodiscover = new(ZeroConfig: zeroConfig) };

        Assert.AreEqual(expected, UserMachine.With(configuration, OutlookVersion.Outlook2010).Registry.GetValue(@"Software\Microsoft\Office\14.0\Outlook\AutoDiscover", "ZeroConfigExchange")?.AsDWord());
        Assert.IsNull(UserMachine.With(configuration, OutlookVersion.Outlook2007).Registry.GetValue(@"Software\Microsoft\Office\12.0\Outlook\AutoDiscover", "ZeroConfigExchange"));
    }
}
