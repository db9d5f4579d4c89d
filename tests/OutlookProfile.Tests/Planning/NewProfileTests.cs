using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Planning;

[TestClass]
public sealed class NewProfileTests
{
    private static readonly string[] FixedSections =
    [
        ProfileSections.Master, ProfileSections.OutlookGlobal, ProfileSections.ExchangeGlobal, ProfileSections.ProfileInstance,
    ];

    public static IEnumerable<object[]> Versions => OutlookVersions.All.Select(version => new object[] { version });

    [TestMethod]
    [DataRow(OutlookVersion.Outlook2003, @"Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem\Profiles", @"Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem\Profiles")]
    [DataRow(OutlookVersion.Outlook2007, @"Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem\Profiles", @"Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem\Profiles")]
    [DataRow(OutlookVersion.Outlook2010, @"Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem\Profiles", @"Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem\Profiles")]
    [DataRow(OutlookVersion.Outlook2013, @"Software\Microsoft\Office\15.0\Outlook\Profiles", @"Software\Microsoft\Office\15.0\Outlook")]
    [DataRow(OutlookVersion.Outlook2016, @"Software\Microsoft\Office\16.0\Outlook\Profiles", @"Software\Microsoft\Office\16.0\Outlook")]
    public void Profile_IsWhereTheVersionLooks_AndIsItsDefault(OutlookVersion version, string profiles, string defaultKey)
    {
        var machine = UserMachine.With(TestData.Acme, version);

        CollectionAssert.AreEqual(new[] { "Corporate Mail" }, machine.Registry.GetSubKeyNames(profiles).ToArray());
        Assert.AreEqual(RegistryValue.String("DefaultProfile", "Corporate Mail"), machine.Registry.GetValue(defaultKey, "DefaultProfile"));
    }

    [TestMethod]
    [DataRow(OutlookVersion.Outlook2003, "13dbb0c8aa05101a9bb000aa002fc45a", 0x184u, 9u)]
    [DataRow(OutlookVersion.Outlook2007, "13dbb0c8aa05101a9bb000aa002fc45a", 0x184u, 9u)]
    [DataRow(OutlookVersion.Outlook2010, null, 0x984u, 9u)]
    [DataRow(OutlookVersion.Outlook2013, null, 0x984u, 0u)]
    public void SettingsSection_HoldsTheWorkedExample(OutlookVersion version, string? fixedSection, uint configFlags, uint authPackage)
    {
        var machine = UserMachine.With(TestData.Acme, version);
        var values = machine.Values(SettingsKey(machine, version, fixedSection));
        var text = fixedSection is null ? "001f" : "001e";

        Assert.AreEqual(0x501u, Long(values, "00036600"));
        Assert.AreEqual(configFlags, Long(values, "00036601"));
        Assert.AreEqual(0u, Long(values, "00036604"));
        Assert.AreEqual(3u, Long(values, "00036605"));
        Assert.AreEqual(0x4000u, Long(values, "00036606"));
        Assert.AreEqual("jdoe", Text(values, text + "6607"));
        Assert.AreEqual("exchange.acme.com", Text(values, text + "6608"));
        Assert.AreEqual("exchange.acme.com", Text(values, "001e6608"));
        Assert.AreEqual(authPackage, Long(values, "00036619"));
        Assert.AreEqual("jdoe@acme.com", Text(values, "001f6620"));
        Assert.AreEqual("exchange.acme.com", Text(values, "001f6622"));
        Assert.AreEqual(0x2Fu, Long(values, "00036623"));
        Assert.AreEqual("msstd:exchange.acme.com", Text(values, "001f6625"));
        Assert.AreEqual(1u, Long(values, "00036627"));
    }

    [TestMethod]
    public void SettingsSection_OnlyNamesTheMailbox_ForOutlook2016()
    {
        var machine = UserMachine.With(TestData.Acme, OutlookVersion.Outlook2016);
        var values = machine.Values(SettingsKey(machine, OutlookVersion.Outlook2016, null));

        Assert.AreEqual("SMTP:jdoe@acme.com", Text(values, "001f6641"));
        Assert.AreEqual("jdoe@acme.com", Text(values, "001f3001"));
        Assert.AreEqual(0x984u, Long(values, "00036601"));
        CollectionAssert.AreEquivalent(
            new[] { "001f6641", "001f3001", "00036600", "00036601", "00036605", "01023d00", "01023d01", "01023d02", "01023d0c" },
            values.Keys.ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void EverySection_IsReachable_AndEveryPointerLeadsToASection(OutlookVersion version)
    {
        var machine = UserMachine.With(TestData.Acme, version);
        var profile = OutlookRelease.Of(version).ProfileKey("Corporate Mail");
        var sections = machine.Registry.GetSubKeyNames(profile);
        string[] pointers = ["01023d0e", "01023d00", "01023d01", "01023d02", "01023d08", "01023d0c", "01023d15"];
        var pointedTo = machine.Values(profile)
            .Where(value => pointers.Contains(value.Key[^8..]))
            .SelectMany(value => MapiValue.ReadUids(value.Value)!)
            .Select(uid => uid.KeyName)
            .ToHashSet();

        CollectionAssert.AreEquivalent(sections.ToArray(), pointedTo.Union(FixedSections.Intersect(sections)).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Providers_AreThoseOfTheServiceTemplate(OutlookVersion version)
    {
        var machine = UserMachine.With(TestData.Acme, version);
        var profile = OutlookRelease.Of(version).ProfileKey("Corporate Mail");
        var providers = machine.Registry.GetSubKeyNames(profile)
            .Where(section => machine.Registry.GetValue($@"{profile}\{section}", "00033e03") is not null)
            .Select(section => machine.Values($@"{profile}\{section}"))
            .Select(values => $"{Long(values, "00033e03"):x} {Text(values, Type(version) + "300a")} {LongOrNone(values, "00033009")} {LongOrNone(values, "00036609")} {LongOrNone(values, "0003660a")}")
            .Order(StringComparer.Ordinal);

        CollectionAssert.AreEqual(
            new[]
            {
                "21 EMSMDB.DLL 1006 c 1",
                "21 EMSMDB.DLL 40 6 3",
                "23 EMSABP.DLL 0 - -",
                "24 EMSMDB.DLL - 0 -",
                "24 EMSUI.DLL - 40 a",
                "28 EMSMDB.DLL 200 - -",
            },
            providers.ToArray());
    }

    [TestMethod]
    public void Properties_AreEncodedAsMapiKeepsThem_ForAnyConfiguration() =>
        ForAnyConfiguration((configuration, version) =>
        {
            foreach (var (name, value) in UserMachine.With(configuration, version).Values(OutlookRelease.Of(version).ProfileKey(configuration.Profile.Name)))
            {
                var data = value.Data;
                var right = RegistryPath.Name(name)[..4] switch
                {
                    "0003" => value.Type == RegistryValueType.Binary && data.Length == 4,
                    "001e" => value.Type == RegistryValueType.String,
                    "001f" => value.Type == RegistryValueType.Binary && data.Length % 2 == 0 && data[^1] == 0 && data[^2] == 0,
                    "0102" => value.Type == RegistryValueType.Binary && data.Length % 16 == 0,
                    "101e" or "101f" => value.Type == RegistryValueType.Binary && data[0] == 3,
                    _ => false,
                };
                Assert.IsTrue(right, $"{name}: {value}");
            }
        });

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Texts_AreOfTheVersionsType(OutlookVersion version)
    {
        var texts = UserMachine.With(TestData.Acme, version).Values(OutlookRelease.Of(version).ProfilesKey).Keys
            .Select(RegistryPath.Name)
            .Where(name => name.StartsWith("001", StringComparison.Ordinal))
            .ToArray();

        // These three exist as PT_UNICODE only (KB 898835; the stock .prf maps AccountName as PT_UNICODE); of the server's name sources conflict.
        string[] unicodeOnly = ["001f6620", "001f6622", "001f6625", "001e6608"];
        Assert.IsGreaterThan(20, texts.Length);
        Assert.IsTrue(texts.All(name => name.StartsWith(Type(version), StringComparison.Ordinal) || unicodeOnly.Contains(name)), string.Join(" ", texts));
    }

    [TestMethod]
    public void UnverifiedNames_AreNeverWritten_ForAnyConfiguration() =>
        ForAnyConfiguration((configuration, version) =>
        {
            // No source was found for these (bits of 0x6629, an element that the POX pages do not have).
            string[] unverified = ["00036629", "ServerExclusiveConnect"];
            var machine = UserMachine.With(configuration, version);
            foreach (var name in unverified)
            {
                Assert.IsFalse(machine.Values().Keys.Any(key => RegistryPath.Name(key) == name), name);
                Assert.IsFalse(machine.Files.Values.Any(file => System.Text.Encoding.UTF8.GetString(file).Contains(name)), name);
            }
        });

    [TestMethod]
    public void SectionUids_AreDistinct_AndTheSameForEveryPlanOfOneUserAndProfile()
    {
        var first = OwnSections(TestData.Acme, TestData.Jane);

        Assert.HasCount(first.Distinct().Count(), first);
        Assert.HasCount(8, first);
        CollectionAssert.AreEqual(first, OwnSections(TestData.Acme with { Server = new("mail.other.example") }, TestData.Jane));
        CollectionAssert.AreEqual(first, OwnSections(TestData.Acme, TestData.Jane with { Name = "JDOE", ComputerName = "OTHER" }));
        Assert.IsEmpty(first.Intersect(OwnSections(TestData.Acme, TestData.Jane with { Name = "other" })).ToArray());
        Assert.IsEmpty(first.Intersect(OwnSections(TestData.Acme with { Profile = TestData.Acme.Profile with { Name = "Other" } }, TestData.Jane)).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void EncryptionOff_SetsTheInverseBit_AndClearsTheDialogs(OutlookVersion version)
    {
        var machine = UserMachine.With(TestData.Acme with { Encryption = false }, version);
        if (version == OutlookVersion.Outlook2016)
        {
            Assert.AreEqual(0u, machine.Registry.GetValue(OutlookRelease.Of(version).RpcPolicyKey, "EnableRPCEncryption")?.AsDWord());
            return;
        }

        var values = machine.Values(SettingsKey(machine, version, version <= OutlookVersion.Outlook2007 ? ProfileSections.ExchangeGlobal : null));
        Assert.AreEqual(2u, Long(values, "00036604"));
        Assert.AreEqual(0u, Long(values, "00036606"));
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void CachedModeOff_ClearsTheBits_AndNamesNoDownload(OutlookVersion version)
    {
        var machine = UserMachine.With(TestData.Acme with { CachedMode = new(false, Download.Full) }, version);
        var values = machine.Values();

        Assert.AreEqual(version < OutlookVersion.Outlook2010 ? 4u : 0x804u, MapiValue.ReadLong(values.Single(value => value.Key.EndsWith("00036601", StringComparison.Ordinal)).Value));
        Assert.IsFalse(values.Keys.Any(key => key.EndsWith("0003041f", StringComparison.Ordinal) || key.EndsWith("CachedExchangeMode", StringComparison.Ordinal)));
        if (OutlookRelease.Of(version).HasCachedModePolicy)
        {
            Assert.AreEqual(0u, machine.Registry.GetValue(OutlookRelease.Of(version).CachedModePolicyKey, "Enable")?.AsDWord());
        }
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void HttpOff_WritesNoProxy(OutlookVersion version)
    {
        var machine = UserMachine.With(TestData.Acme with { Http = TestData.Acme.Http with { Enabled = false } }, version);
        string[] proxy = ["001f6622", "001f6625", "00036627", "ProxyServerName", "ProxyServerPrincipalName", "ProxyAuthenticationService"];

        Assert.IsFalse(machine.Values().Keys.Any(key => proxy.Contains(RegistryPath.Name(key))));
        if (version < OutlookVersion.Outlook2016)
        {
            Assert.AreEqual(0u, MapiValue.ReadLong(machine.Values().Single(value => value.Key.EndsWith("00036623", StringComparison.Ordinal)).Value));
        }
        else
        {
            Assert.AreEqual(0u, machine.Registry.GetValue(OutlookRelease.Of(version).RpcPolicyKey, "ProxyServerFlags")?.AsDWord());
        }
    }

    [TestMethod]
    [DataRow(OutlookVersion.Outlook2003)]
    [DataRow(OutlookVersion.Outlook2007)]
    [DataRow(OutlookVersion.Outlook2010)]
    public void NothingButTheProfileAndItsChoice_IsWritten_UpToOutlook2010(OutlookVersion version)
    {
        var machine = UserMachine.With(TestData.Acme with { Http = TestData.Acme.Http with { DisableMapiHttp = true } }, version);

        Assert.IsEmpty(machine.Files);
        Assert.IsTrue(machine.Values().Keys.All(key => key.StartsWith(OutlookRelease.Of(version).ProfilesKey, StringComparison.OrdinalIgnoreCase)));
    }

    [TestMethod]
    [DataRow(OutlookVersion.Outlook2013)]
    [DataRow(OutlookVersion.Outlook2016)]
    public void MapiHttpDisabled_IsWritten_OnlyWhenAsked(OutlookVersion version)
    {
        var asked = TestData.Acme with { Http = TestData.Acme.Http with { DisableMapiHttp = true } };

        Assert.AreEqual(1u, UserMachine.With(asked, version).Registry.GetValue(@"Software\Microsoft\Exchange", "MapiHttpDisabled")?.AsDWord());
        Assert.IsFalse(UserMachine.With(TestData.Acme, version).Registry.KeyExists(@"Software\Microsoft\Exchange"));
    }

    [TestMethod]
    [DataRow(true, "1")]
    [DataRow(false, "0")]
    [DataRow(null, null)]
    public void PromptForProfile_IsAText_AndLeftAloneWhenNotSet(bool? prompt, string? expected)
    {
        var configuration = TestData.Acme with { Profile = TestData.Acme.Profile with { PromptForProfile = prompt } };
        var machine = UserMachine.With(configuration, OutlookVersion.Outlook2010);

        Assert.AreEqual(expected, machine.Registry.GetValue(@"Software\Microsoft\Exchange\Client\Options", "PickLogonProfile")?.AsText());
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void DefaultProfile_IsLeftAlone_WhenNotAskedFor(OutlookVersion version)
    {
        var machine = new UserMachine();
        machine.Registry.SetValue(OutlookRelease.Of(version).DefaultProfileKey, RegistryValue.String("DefaultProfile", "Mine"));
        machine.Install(TestData.Acme with { Profile = TestData.Acme.Profile with { MakeDefault = false } }, version);

        Assert.AreEqual("Mine", machine.Registry.GetValue(OutlookRelease.Of(version).DefaultProfileKey, "DefaultProfile")?.AsText());
    }

    [TestMethod]
    [DataRow(HttpAuthentication.Basic, 1u, 0u)]
    [DataRow(HttpAuthentication.Ntlm, 2u, 10u)]
    [DataRow(HttpAuthentication.Negotiate, 16u, 9u)]
    public void Authentication_SetsSchemeAndPackage_ForOutlook2013(HttpAuthentication authentication, uint scheme, uint package)
    {
        var values = UserMachine.With(TestData.Acme with { Http = TestData.Acme.Http with { Authentication = authentication } }, OutlookVersion.Outlook2013).Values();

        Assert.AreEqual(scheme, MapiValue.ReadLong(values.Single(value => value.Key.EndsWith("00036627", StringComparison.Ordinal)).Value));
        Assert.AreEqual(package, MapiValue.ReadLong(values.Single(value => value.Key.EndsWith("00036619", StringComparison.Ordinal)).Value));
    }

    [TestMethod]
    public void SharedChanges_ArePlannedOnce_ForSeveralVersions()
    {
        var configuration = TestData.Acme with { Http = TestData.Acme.Http with { DisableMapiHttp = true } };
        configuration = configuration with { Autodiscover = new(Local: true) };
        var plan = ProfilePlanner.Plan(configuration, [OutlookVersion.Outlook2010, OutlookVersion.Outlook2013, OutlookVersion.Outlook2016], TestData.Jane, new MemoryRegistry());

        Assert.HasCount(1, plan.Changes.OfType<WriteFile>());
        Assert.HasCount(1, plan.Changes.OfType<SetValue>().Where(set => set.Value.Name == "MapiHttpDisabled"));
        Assert.HasCount(3, plan.Changes.OfType<SetValue>().Where(set => set.Value.Name == "DefaultProfile"));
    }

    [TestMethod]
    public void MailboxName_BeyondAscii_IsNotedForOutlook2003()
    {
        var configuration = TestData.Acme with { Mailbox = TestData.Acme.Mailbox with { User = "J\u00E4ne" } };

        Assert.HasCount(1, Noted(OutlookVersion.Outlook2003));
        Assert.IsEmpty(Noted(new(OutlookVersion.Outlook2010, true)));

        string[] Noted(TargetOutlook outlook) => [.. new UserMachine().Plan(configuration, outlook).Notes.Where(note => note.ToString().Contains("ANSI code page", StringComparison.Ordinal)).Select(note => note.ToString())];
    }

    [TestMethod]
    public void Address_ThatIsNone_IsAClearError()
    {
        var configuration = TestData.Acme with { Mailbox = TestData.Acme.Mailbox with { SmtpAddress = "%MAIL%" } };
        var user = TestData.Jane with { Mail = () => "Jane Doe" };

        StringAssert.Contains(Assert.ThrowsExactly<PlanException>(() => new UserMachine().Plan(configuration, OutlookVersion.Outlook2010, user)).Message, "gives \"Jane Doe\" for jdoe");
        StringAssert.Contains(
            Assert.ThrowsExactly<PlaceholderException>(() => new UserMachine().Plan(configuration, OutlookVersion.Outlook2010, user with { Mail = () => null })).Message,
            "%MAIL% has no value");
    }

    private static void ForAnyConfiguration(Action<ProfileConfiguration, OutlookVersion> check) =>
        Prop.ForAll(AnyConfiguration.Configurations.ToArbitrary(), AnyConfiguration.Versions.ToArbitrary(), check).QuickCheckThrowOnFailure();

    private static string[] OwnSections(ProfileConfiguration configuration, TargetUser user)
    {
        var machine = UserMachine.With(configuration, OutlookVersion.Outlook2010, user);
        return machine.Registry.GetSubKeyNames(OutlookRelease.Of(OutlookVersion.Outlook2010).ProfileKey(configuration.Profile.Name)).Except(FixedSections).ToArray();
    }

    private static string Type(OutlookVersion version) => version <= OutlookVersion.Outlook2007 ? "001e" : "001f";

    private static string SettingsKey(UserMachine machine, OutlookVersion version, string? fixedSection)
    {
        var profile = OutlookRelease.Of(version).ProfileKey("Corporate Mail");
        var section = fixedSection ?? Convert.ToHexStringLower(machine.Registry.GetValue($@"{profile}\{ProfileSections.OutlookGlobal}", "01023d15")!.Data);
        return $@"{profile}\{section}";
    }

    private static uint Long(IReadOnlyDictionary<string, RegistryValue> values, string name) => MapiValue.ReadLong(values[name])!.Value;

    private static string LongOrNone(IReadOnlyDictionary<string, RegistryValue> values, string name) =>
        values.TryGetValue(name, out var value) ? $"{MapiValue.ReadLong(value):x}" : "-";

    private static string Text(IReadOnlyDictionary<string, RegistryValue> values, string name) => MapiValue.ReadText(values[name])!;
}
