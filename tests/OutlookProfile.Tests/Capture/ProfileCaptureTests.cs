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
        var captured = ProfileCapture.Capture(machine.Registry, machine.ProfileFiles, version, "corporate mail", "jdoe").Configuration;

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
                ProfileCapture.Capture(hive, machine.ProfileFiles, version, configuration.Profile.Name, TestData.Jane.Name).Configuration);
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

        ProfileConfiguration Capture(string? user) => ProfileCapture.Capture(machine.Registry, machine.ProfileFiles, OutlookVersion.Outlook2010, "Corporate Mail", user).Configuration;
    }

    [TestMethod]
    public void FirstAccount_IsCaptured_OfSeveral()
    {
        var registry = new MemoryRegistry();
        var profile = new OutlookMadeProfile(registry, OutlookVersion.Outlook2010);
        profile.AddExchangeAccount("one", "one.acme.com");
        profile.WithFirstAccount(profile.AddExchangeAccount("two", "two.acme.com"));

        Assert.AreEqual("two.acme.com", ProfileCapture.Capture(registry, Nothing, OutlookVersion.Outlook2010, "Corporate Mail", null).Configuration.Server.Fqdn);
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
    public void LocalAnswer_ThatIsNotAtHand_IsNamed_AndWhatElseIsThereIsTaken()
    {
        var machine = UserMachine.With(TestData.Acme with { Autodiscover = new(Local: true) }, OutlookVersion.Outlook2016);
        var captured = ProfileCapture.Capture(machine.Registry, Nothing, OutlookVersion.Outlook2016, "Corporate Mail", "jdoe");

        CollectionAssert.AreEqual(
            new[]
            {
                @"autodiscover.local: Outlook takes the answer for acme.com from the file C:\Users\jdoe\AppData\Local\OutlookProfile\Autodiscover\acme.com.xml, which is not at hand.",
                "server.fqdn: Outlook 2016 or later asks Autodiscover for it; the proxy's name stands in its place.",
            },
            captured.Unknown.Select(unknown => unknown.ToString()).ToArray());
        Assert.AreEqual(TestData.Acme.Http, captured.Configuration.Http);
    }

    [TestMethod]
    public void RealProfile_WithoutAnythingOfOurs_IsTakenAsFarAsItGoes_ForOutlook2016()
    {
        var registry = new MemoryRegistry();
        var profile = new OutlookMadeProfile(registry, OutlookVersion.Outlook2016, "Outlook").WithInternetAccount("jane@home.example");
        var section = profile.AddExchangeAccount("Doe, Jane", "old.acme.com", "jane.doe@acme.com");
        registry.DeleteValue(profile.SectionKey(section), "001e6608");
        registry.DeleteValue(profile.SectionKey(section), "001f662a");
        registry.DeleteValue(profile.SectionKey(section), "00036623");

        StringAssert.Contains(
            Assert.ThrowsExactly<CaptureException>(() => ProfileCapture.Capture(registry, Nothing, OutlookVersion.Outlook2016, "Outlook", null)).Message,
            "neither policies nor the account nor an Autodiscover answer that Outlook keeps name a server or a proxy");

        // What Outlook keeps of Autodiscover: another mailbox's answer, and this one's.
        var kept = new ProfileFiles(_ => null, () => [(@"C:\a - Autodiscover.xml", Response("john@acme.com", "1")), (@"C:\b - Autodiscover.xml", Response("JANE.DOE@acme.com", "2"))]);
        var captured = ProfileCapture.Capture(registry, kept, OutlookVersion.Outlook2016, "Outlook", null);
        Assert.AreEqual("2a4b6c8d-0e1f-4a2b-8c3d-4e5f60718292@acme.com", captured.Configuration.Server.Fqdn);
        Assert.AreEqual("rpc2.acme.com", captured.Configuration.Http.Proxy);
        Assert.AreEqual(HttpAuthentication.Ntlm, captured.Configuration.Http.Authentication);
        StringAssert.StartsWith(captured.Unknown.Single().ToString(), @"http.first: C:\b - Autodiscover.xml");

        // The account's own values come before them, and policies before all.
        profile.Set(section, MapiValue.Text(PropertyTags.PR_PROFILE_HOME_SERVER_FQDN, "mbx.acme.com"));
        profile.Set(section, MapiValue.Text(PropertyTags.PR_ROH_PROXY_SERVER, "own.acme.com"));
        profile.Set(section, MapiValue.Long(PropertyTags.PR_ROH_FLAGS, 0x2F));
        captured = ProfileCapture.Capture(registry, kept, OutlookVersion.Outlook2016, "Outlook", null);
        Assert.AreEqual(("mbx.acme.com", "own.acme.com"), (captured.Configuration.Server.Fqdn, captured.Configuration.Http.Proxy));
        Assert.IsEmpty(captured.Unknown);
        registry.SetValue(OutlookRelease.Of(OutlookVersion.Outlook2016).RpcPolicyKey, RegistryValue.ExpandString("ProxyServerName", "policy.acme.com"));
        Assert.AreEqual("policy.acme.com", ProfileCapture.Capture(registry, kept, OutlookVersion.Outlook2016, "Outlook", null).Configuration.Http.Proxy);

        static byte[] Response(string address, string number) => Encoding.UTF8.GetBytes($"""
            <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006"><Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
            <User><DisplayName>x</DisplayName><AutoDiscoverSMTPAddress>{address}</AutoDiscoverSMTPAddress></User><Account><AccountType>email</AccountType><Action>settings</Action>
            <Protocol><Type>EXCH</Type><Server>2a4b6c8d-0e1f-4a2b-8c3d-4e5f6071829{number}@acme.com</Server></Protocol>
            <Protocol><Type>EXHTTP</Type><Server>rpc{number}.acme.com</Server><SSL>On</SSL><AuthPackage>Ntlm</AuthPackage></Protocol></Account></Response></Autodiscover>
            """);
    }

    [TestMethod]
    public void MailboxAtItsDomain_IsTakenAsTheServer_AsExchange2013HasIt()
    {
        var server = "2a4b6c8d-0e1f-4a2b-8c3d-4e5f60718293@acme.com";
        var machine = UserMachine.With(TestData.Acme with { Server = new("%MAILBOXGUID%@acme.com") }, OutlookVersion.Outlook2013);

        Assert.AreEqual(server, ProfileCapture.Capture(machine.Registry, Nothing, OutlookVersion.Outlook2013, "Corporate Mail", null).Configuration.Server.Fqdn);
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
        var machine = UserMachine.With(TestData.Acme with { Autodiscover = new(Local: true) }, OutlookVersion.Outlook2016);
        var message = Assert.ThrowsExactly<CaptureException>(() =>
            ProfileCapture.Capture(machine.Registry, Everywhere(content), OutlookVersion.Outlook2016, "Corporate Mail", null)).Message;

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
        var machine = new UserMachine { ClosedKeys = [OutlookPolicies.Root] };
        machine.Registry.CreateKey(OutlookPolicies.Root);
        machine.Install(TestData.Acme with { Autodiscover = new(Local: true) }, OutlookVersion.Outlook2016);
        var captured = ProfileCapture.Capture(machine.Registry, Everywhere(response), OutlookVersion.Outlook2016, "Corporate Mail", null).Configuration;

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
            ProfileCapture.Capture(machine.Registry, machine.ProfileFiles, OutlookVersion.Outlook2007, "Corporate Mail", null)).Mistakes;

        CollectionAssert.AreEquivalent(new[] { "http.proxy", "http.authentication" }, mistakes.Select(mistake => mistake.Path).ToArray());
        Assert.IsTrue(mistakes.All(mistake => mistake.Place == section));
        StringAssert.Contains(mistakes.Single(mistake => mistake.Path == "http.authentication").Problem.ToString(), "found \"4\", expected one of basic, ntlm, negotiate");
    }

    [TestMethod]
    public void DamagedProfile_IsNamed()
    {
        var machine = UserMachine.With(TestData.Acme, OutlookVersion.Outlook2010);
        machine.Registry.SetValue(OutlookRelease.Of(OutlookVersion.Outlook2010).ProfileKey("Corporate Mail") + @"\" + ProfileSections.Master, RegistryValue.Binary("01023d0e", new byte[16]));

        Assert.ThrowsExactly<DamagedProfileException>(() => ProfileCapture.Capture(machine.Registry, machine.ProfileFiles, OutlookVersion.Outlook2010, "Corporate Mail", null));
    }

    private static ProfileFiles Nothing { get; } = new(_ => null, () => []);

    private static ProfileFiles Everywhere(string content) => new(_ => Encoding.UTF8.GetBytes(content), () => []);

    /// <summary>The configuration less what the remarks of <see cref="ProfileCapture"/> list.</summary>
    private static ProfileConfiguration Held(ProfileConfiguration configuration, OutlookVersion version)
    {
        var release = OutlookRelease.Of(version);
        var modern = version == OutlookVersion.Outlook2016;
        var local = configuration.Autodiscover.Local && release.ReadsLocalAutodiscover;
        var http = configuration.Http;
        var server = modern && !local ? http.Proxy.Split(':')[0] : TestData.Jane.ExpandServer(configuration.Server.Fqdn);
        var defaults = ConfigurationReader.Read($$"""{ "server": { "fqdn": "{{server}}" }, "http": { "enabled": false } }""", "defaults.json");
        if (!http.Enabled)
        {
            http = defaults.Http with { DisableMapiHttp = http.DisableMapiHttp, Enforce = http.Enforce };
        }
        else if (modern && !http.MutualAuthentication)
        {
            http = http with { Principal = "msstd:" + http.Proxy.Split(':')[0] };
        }

        var cached = configuration.CachedMode;
        var autodiscover = configuration.Autodiscover;
        return configuration with
        {
            Outlook = new OutlookSettings(VersionSelection.Of([version]), null, IfRunning.Fail),
            Profile = configuration.Profile with { IfExists = IfExists.Update },
            Mailbox = Expanded(modern && !local ? configuration.Mailbox with { User = defaults.Mailbox.User } : configuration.Mailbox),
            Server = new ServerSettings(server),
            CachedMode = new(
                cached.Enabled,
                cached.Enabled ? cached.Download : Download.Headers,
                cached.Enabled && cached.Window is { } window && release.Knows(window) ? window : null,
                cached.Enabled && release.KnowsSharedFolders ? cached.SharedFolders : null),
            Encryption = configuration.Encryption,
            Http = http with
            {
                DisableMapiHttp = http.DisableMapiHttp && release.KnowsMapiHttp,
                Enforce = http.Enforce && release.KnowsHttpPolicy && !modern,
            },
            Autodiscover = new(
                local,
                local ? autodiscover.EwsUrl : null,
                local ? autodiscover.OofUrl : null,
                local ? autodiscover.OabUrl : null,
                autodiscover.Exclude & ~AutodiscoverChoices.UnknownTo(release, autodiscover.Exclude),
                release.KnowsZeroConfig ? autodiscover.ZeroConfig : null),
            Users = defaults.Users,
        };
    }

    private static MailboxSettings Expanded(MailboxSettings mailbox) => new(TestData.Jane.Expand(mailbox.User), TestData.Jane.Expand(mailbox.SmtpAddress));

    private static ProfileConfiguration Capture(UserMachine machine, ProfileConfiguration configuration, OutlookVersion version) =>
        ProfileCapture.Capture(machine.Registry, machine.ProfileFiles, version, configuration.Profile.Name, TestData.Jane.Name).Configuration;

    private static void AssertCaptureFails(IRegistry registry, OutlookVersion version, string problem) =>
        StringAssert.Contains(Assert.ThrowsExactly<CaptureException>(() => ProfileCapture.Capture(registry, Nothing, version, "Corporate Mail", null)).Message, problem);

    private static void ForAnyConfiguration(Action<ProfileConfiguration, OutlookVersion> check) =>
        Prop.ForAll(
            AnyConfiguration.Configurations.ToArbitrary(),
            AnyConfiguration.Versions.ToArbitrary(),
            (configuration, version) =>
            {
                // Without HTTP and without a local answer nothing in a profile of 16.0 names a server.
                var isHeld = version < OutlookVersion.Outlook2016 || configuration.Http.Enabled || configuration.Autodiscover.Local;
                check(isHeld ? configuration : configuration with { Http = configuration.Http with { Enabled = true } }, version);
            }).QuickCheckThrowOnFailure();
}
