using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Capture;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Planning;

namespace OutlookProfile.Tests.Capture;

[TestClass]
public sealed class ProfileCaptureTests
{
    public static IEnumerable<object[]> Versions => OutlookVersions.All.Select(version => new object[] { version });

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Capture_GivesTheWorkedExampleBack(OutlookVersion version)
    {
        var machine = UserMachine.With(TestData.Acme, version);
        var captured = ProfileCapture.Capture(machine.Registry, machine.ReadFile, version, "corporate mail", "jdoe");

        Assert.AreEqual(TestData.Acme with { Outlook = TestData.Acme.Outlook with { Versions = VersionSelection.Of([version]) }, Profile = TestData.Acme.Profile with { Name = "corporate mail" } }, captured);
    }

    [TestMethod]
    public void Capture_GivesTheConfigurationBack_ButForWhatAProfileDoesNotHold() =>
        ForAnyConfiguration((configuration, version) =>
        {
            var machine = UserMachine.With(configuration, version);
            var captured = Capture(machine, configuration, version);

            Assert.AreEqual(Held(configuration, version), captured with { Mailbox = Expanded(captured.Mailbox) });
        });

    [TestMethod]
    public void PlanOfWhatWasCaptured_GivesTheSameRegistryAndFiles() =>
        ForAnyConfiguration((configuration, version) =>
        {
            var machine = UserMachine.With(configuration, version);
            var captured = Capture(machine, configuration, version);

            Assert.AreEqual(machine.State, UserMachine.With(captured, version).State);
            Assert.AreEqual(captured, ConfigurationReader.Read(ConfigurationWriter.Write(captured), "captured.json"));
        });

    [TestMethod]
    public void CaptureOfTheRegFileOfAPlan_EqualsTheCaptureOfTheRegistry() =>
        ForAnyConfiguration((configuration, version) =>
        {
            var machine = UserMachine.With(configuration, version);
            var plan = ProfilePlanner.Plan(configuration, version, TestData.Jane, new MemoryRegistry());
            var hive = RegFileHive.Load(RegFileWriter.Encode(OutlookProfile.Planning.Formats.PlanRegFile.Write(plan)), "plan.reg");

            Assert.AreEqual(
                Capture(machine, configuration, version),
                ProfileCapture.Capture(hive, machine.ReadFile, version, configuration.Profile.Name, TestData.Jane.Name));
        });

    [TestMethod]
    public void Configurations_OfTheGenerator_AreValid() =>
        ForAnyConfiguration((configuration, _) =>
            Assert.AreEqual(configuration, ConfigurationReader.Read(ConfigurationWriter.Write(configuration), "any.json")));

    [TestMethod]
    public void Mailbox_BecomesAPlaceholder_OnlyWhereItIsTheUsersName()
    {
        var machine = UserMachine.With(TestData.Acme with { Mailbox = new("50%%", "jdoe@acme.com") }, OutlookVersion.Outlook2010);

        Assert.AreEqual(new MailboxSettings("50%%", "%USERNAME%@acme.com"), Capture("jdoe").Mailbox);
        Assert.AreEqual(new MailboxSettings("%USERNAME%", "jdoe@acme.com"), Capture("50%").Mailbox);
        Assert.AreEqual(new MailboxSettings("50%%", "jdoe@acme.com"), Capture("JDOE").Mailbox);
        Assert.AreEqual(new MailboxSettings("50%%", "jdoe@acme.com"), Capture(null).Mailbox);

        ProfileConfiguration Capture(string? user) => ProfileCapture.Capture(machine.Registry, machine.ReadFile, OutlookVersion.Outlook2010, "Corporate Mail", user);
    }

    [TestMethod]
    public void FirstAccount_IsCaptured_OfSeveral()
    {
        var registry = new MemoryRegistry();
        var profile = new OutlookMadeProfile(registry, OutlookVersion.Outlook2010);
        profile.AddExchangeAccount("one", "one.acme.com");
        profile.WithFirstAccount(profile.AddExchangeAccount("two", "two.acme.com"));

        Assert.AreEqual("two.acme.com", ProfileCapture.Capture(registry, _ => null, OutlookVersion.Outlook2010, "Corporate Mail", null).Server.Fqdn);
    }

    [TestMethod]
    public void ProfileWithoutExchange_SaysSo()
    {
        var registry = new MemoryRegistry();
        new OutlookMadeProfile(registry, OutlookVersion.Outlook2010).WithInternetAccount("jane@home.example");

        AssertCaptureFails(registry, OutlookVersion.Outlook2010, "has no Exchange account");
        AssertCaptureFails(new MemoryRegistry(), OutlookVersion.Outlook2010, "There is no profile \"Corporate Mail\" for Outlook 2010.");
    }

    [TestMethod]
    public void AutodiscoverResponse_ThatIsNotAtHand_IsNamed()
    {
        var machine = UserMachine.With(TestData.Acme, OutlookVersion.Outlook2016);

        AssertCaptureFails(machine.Registry, OutlookVersion.Outlook2016, @"stands in the file C:\Users\jdoe\AppData\Local\OutlookProfile\Autodiscover\acme.com.xml, which is not there");
        machine.Registry.DeleteValue(@"Software\Microsoft\Office\16.0\Outlook\AutoDiscover", "acme.com");
        AssertCaptureFails(machine.Registry, OutlookVersion.Outlook2016, "no local response is named for \"acme.com\"");
    }

    [TestMethod]
    [DataRow("", "this is no Autodiscover response: Root element is missing")]
    [DataRow("<?xml version=\"1.0\" encoding=\"bogus\"?><a/>", "this is no Autodiscover response: ")]
    [DataRow("<?xml version=\"1.0\" encoding=\"utf-7\"?><a/>", "this is no Autodiscover response: ")]
    [DataRow("<?xml version=\"1.0\" encoding=\"utf-32\"?><a/>", "this is no Autodiscover response: ")]
    [DataRow("<?xml version=\"9\" encoding=\"\"?><a/>", "this is no Autodiscover response: ")]
    [DataRow("<a", "this is no Autodiscover response: ")]
    [DataRow("<a/>", "holds no Autodiscover settings")]
    [DataRow("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "DTD")]
    public void AutodiscoverResponse_ThatIsNone_IsNamed(string content, string problem)
    {
        var machine = UserMachine.With(TestData.Acme, OutlookVersion.Outlook2016);
        var message = Assert.ThrowsExactly<CaptureException>(() =>
            ProfileCapture.Capture(machine.Registry, _ => Encoding.UTF8.GetBytes(content), OutlookVersion.Outlook2016, "Corporate Mail", null)).Message;

        StringAssert.StartsWith(message, @"C:\Users\jdoe\AppData\Local\OutlookProfile\Autodiscover\acme.com.xml");
        StringAssert.Contains(message, problem);
    }

    [TestMethod]
    public void AutodiscoverResponse_OfAnotherHand_IsRead()
    {
        // As an Exchange server answers: EXPR only, no certificate named, an address book's protocol beside it.
        const string response = """
            <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006"><Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
            <User><DisplayName>Jane</DisplayName></User><Account><AccountType>email</AccountType><Action>settings</Action>
            <Protocol><Type>EXCH</Type><Server>mbx.acme.com</Server><ServerVersion>738280F7</ServerVersion></Protocol>
            <Protocol><Type>EXPR</Type><Server>rpc.acme.com</Server><SSL>On</SSL><AuthPackage>Ntlm</AuthPackage></Protocol>
            <Protocol><Type>WEB</Type></Protocol></Account></Response></Autodiscover>
            """;
        var machine = UserMachine.With(TestData.Acme, OutlookVersion.Outlook2016);
        var captured = ProfileCapture.Capture(machine.Registry, _ => Encoding.UTF8.GetBytes(response), OutlookVersion.Outlook2016, "Corporate Mail", null);

        Assert.AreEqual("mbx.acme.com", captured.Server.Fqdn);
        Assert.AreEqual(new HttpSettings(true, "rpc.acme.com", true, true, "msstd:rpc.acme.com", new(true, true), HttpAuthentication.Ntlm, false), captured.Http);
    }

    [TestMethod]
    public void Values_ThatNoConfigurationCanSay_AreAllNamed()
    {
        var machine = UserMachine.With(TestData.Acme, OutlookVersion.Outlook2007);
        var section = OutlookRelease.Of(OutlookVersion.Outlook2007).ProfileKey("Corporate Mail") + @"\" + ProfileSections.ExchangeGlobal;
        machine.Registry.SetValue(section, MapiValue.Long(PropertyTags.PR_ROH_PROXY_AUTH_SCHEME, 4));
        machine.Registry.SetValue(section, MapiValue.Text(PropertyTags.PR_ROH_PROXY_SERVER, "https://exchange.acme.com/rpc"));
        var mistakes = Assert.ThrowsExactly<ConfigurationException>(() =>
            ProfileCapture.Capture(machine.Registry, machine.ReadFile, OutlookVersion.Outlook2007, "Corporate Mail", null)).Mistakes;

        CollectionAssert.AreEquivalent(new[] { "http.proxy", "http.authentication" }, mistakes.Select(mistake => mistake.Path).ToArray());
        Assert.IsTrue(mistakes.All(mistake => mistake.Place == section));
        StringAssert.Contains(mistakes.Single(mistake => mistake.Path == "http.authentication").Problem, "found \"4\", expected one of basic, ntlm, negotiate");
    }

    [TestMethod]
    public void DamagedProfile_IsNamed()
    {
        var machine = UserMachine.With(TestData.Acme, OutlookVersion.Outlook2010);
        machine.Registry.SetValue(OutlookRelease.Of(OutlookVersion.Outlook2010).ProfileKey("Corporate Mail") + @"\" + ProfileSections.Master, RegistryValue.Binary("01023d0e", new byte[16]));

        Assert.ThrowsExactly<DamagedProfileException>(() => ProfileCapture.Capture(machine.Registry, machine.ReadFile, OutlookVersion.Outlook2010, "Corporate Mail", null));
    }

    /// <summary>The configuration less what the remarks of <see cref="ProfileCapture"/> list.</summary>
    private static ProfileConfiguration Held(ProfileConfiguration configuration, OutlookVersion version)
    {
        var autodiscover = version == OutlookVersion.Outlook2016;
        var defaults = ConfigurationReader.Read($$"""{ "server": { "fqdn": "{{configuration.Server.Fqdn}}" } }""", "defaults.json");
        var http = configuration.Http;
        if (!http.Enabled)
        {
            http = defaults.Http with { Enabled = false, DisableMapiHttp = http.DisableMapiHttp };
        }
        else if (autodiscover)
        {
            http = http with
            {
                First = defaults.Http.First,
                Principal = http.MutualAuthentication ? http.Principal : "msstd:" + http.Proxy.Split(':')[0],
            };
        }

        return configuration with
        {
            Outlook = new OutlookSettings(VersionSelection.Of([version]), null, IfRunning.Fail),
            Profile = configuration.Profile with { IfExists = IfExists.Update },
            Mailbox = Expanded(autodiscover ? configuration.Mailbox with { User = defaults.Mailbox.User } : configuration.Mailbox),
            CachedMode = configuration.CachedMode with { Download = configuration.CachedMode.Enabled ? configuration.CachedMode.Download : Download.Headers },
            Http = http with { DisableMapiHttp = http.DisableMapiHttp && version >= OutlookVersion.Outlook2013 },
            Users = defaults.Users,
        };
    }

    private static MailboxSettings Expanded(MailboxSettings mailbox) => new(TestData.Jane.Expand(mailbox.User), TestData.Jane.Expand(mailbox.SmtpAddress));

    private static ProfileConfiguration Capture(UserMachine machine, ProfileConfiguration configuration, OutlookVersion version) =>
        ProfileCapture.Capture(machine.Registry, machine.ReadFile, version, configuration.Profile.Name, TestData.Jane.Name);

    private static void AssertCaptureFails(IRegistry registry, OutlookVersion version, string problem) =>
        StringAssert.Contains(Assert.ThrowsExactly<CaptureException>(() => ProfileCapture.Capture(registry, _ => null, version, "Corporate Mail", null)).Message, problem);

    private static void ForAnyConfiguration(Action<ProfileConfiguration, OutlookVersion> check) =>
        Prop.ForAll(AnyConfiguration.Configurations.ToArbitrary(), AnyConfiguration.Versions.ToArbitrary(), check).QuickCheckThrowOnFailure();
}
