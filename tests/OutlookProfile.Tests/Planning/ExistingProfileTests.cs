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
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Planning;

/// <summary>Update, replace and keep, against profiles that others made and against our own.</summary>
[TestClass]
public sealed class ExistingProfileTests
{
    private static readonly string[] Lists = ["01023d0e", "01023d00", "01023d01", "01023d02", "01023d08"];

    public static IEnumerable<object[]> Versions => OutlookVersions.All.Select(version => new object[] { version });

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Update_ChangesOnlyItsOwnValues_InAProfileWithAnInternetAndAnExchangeAccount(OutlookVersion version)
    {
        var machine = new UserMachine();
        var profile = new OutlookMadeProfile(machine.Registry, version).WithInternetAccount("jane@home.example");
        var section = profile.AddExchangeAccount("jdoe", "old.acme.com");
        var before = machine.Values(profile.Key);
        machine.Install(TestData.Acme, version);

        var changed = Changes(before, machine.Values(profile.Key));
        var expected = version switch
        {
            // 16.0 finds the server by the address, which has not changed.
            OutlookVersion.Outlook2016 => [$@"{section}\00036601", $@"{section}\001f3001", $@"{section}\001f6641", .. GlobalSection],
            OutlookVersion.Outlook2003 or OutlookVersion.Outlook2007 => [.. ServerValues(section), $@"{section}\001e6607", .. GlobalSection],
            OutlookVersion.Outlook2010 => [.. ServerValues(section), $@"{section}\001f6608", $@"{section}\001f3001", $@"{section}\001f6641", .. GlobalSection],
            _ => (string[])[.. ServerValues(section), $@"{section}\001f6608", $@"{section}\001f3001", $@"{section}\001f6641", $@"{section}\00036619", .. GlobalSection],
        };
        CollectionAssert.AreEquivalent(expected, changed.Except(Resolved(before)).ToArray());
        CollectionAssert.AreEquivalent(version == OutlookVersion.Outlook2016 ? [] : Resolved(before), changed.Except(expected).ToArray());
        Assert.IsEmpty(machine.Values(profile.Key).Keys.Intersect(changed.Except(expected)).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Update_KeepsWhatOutlookFoundOut_ForTheSameServerAndMailbox(OutlookVersion version)
    {
        var machine = new UserMachine();
        var profile = new OutlookMadeProfile(machine.Registry, version);
        profile.AddExchangeAccount("Doe, Jane", "EXCHANGE", "jdoe@acme.com");
        var before = machine.Values(profile.Key);
        machine.Install(TestData.Acme, version);

        Assert.IsEmpty(Resolved(before).Except(machine.Values(profile.Key).Keys).ToArray());
    }

    [TestMethod]
    [DataRow(OutlookVersion.Outlook2010)]
    [DataRow(OutlookVersion.Outlook2013)]
    [DataRow(OutlookVersion.Outlook2016)]
    public void Update_ForgetsWhatOutlookFoundOut_ForAnotherMailbox(OutlookVersion version)
    {
        var machine = new UserMachine();
        var profile = new OutlookMadeProfile(machine.Registry, version);
        profile.AddExchangeAccount("jdoe", "exchange.acme.com", "john@acme.com");
        var before = machine.Values(profile.Key);
        machine.Install(TestData.Acme, version);

        Assert.HasCount(8, Resolved(before));
        Assert.IsEmpty(Resolved(before).Intersect(machine.Values(profile.Key).Keys).ToArray());
    }

    [TestMethod]
    [DataRow(OutlookVersion.Outlook2010)]
    [DataRow(OutlookVersion.Outlook2013)]
    [DataRow(OutlookVersion.Outlook2016)]
    public void Update_AddsAnAccount_BesideThatOfAnotherOrganisation(OutlookVersion version)
    {
        var machine = new UserMachine();
        var profile = new OutlookMadeProfile(machine.Registry, version).WithInternetAccount("jane@home.example");
        var partner = profile.AddExchangeAccount("jdoe", "mail.partner.example", "jdoe@partner.example");
        profile.WithFirstAccount(partner);
        var before = machine.Values(profile.Key);
        machine.Install(TestData.Acme, version);
        var after = machine.Values(profile.Key);

        var touched = Changes(before, after).Intersect(before.Keys).Except(Lists.Select(list => $@"{ProfileSections.Master}\{list}"));
        CollectionAssert.AreEquivalent(new[] { AddressBooks }, touched.ToArray());
        Assert.HasCount(4, Uids(after, $@"{ProfileSections.Master}\01023d0e"));

        // A repair finds its own account, and leaves the list that Outlook has made anew.
        machine.Registry.SetValue(profile.SectionKey(ProfileSections.AccountManager), RegistryValue.Binary(RegistryPath.Name(AddressBooks), [2, 0, 0, 0, 4, 0, 0, 0]));
        var rebuilt = machine.Values(profile.Key);
        machine.Install(TestData.Acme, version);
        Assert.IsEmpty(Changes(rebuilt, machine.Values(profile.Key)));
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Update_KeepsTheUsersBits_InFlagWords(OutlookVersion version)
    {
        var machine = new UserMachine();
        var profile = new OutlookMadeProfile(machine.Registry, version);
        var values = machine.Values(profile.SectionKey(profile.AddExchangeAccount("jdoe", "old.acme.com")));
        machine.Install(TestData.Acme, version);
        values = machine.Values(profile.SectionKey(SettingsSectionOf(machine, profile, version)));

        Assert.AreEqual(0x58Cu, MapiValue.ReadLong(values["00036601"]));
        if (version < OutlookVersion.Outlook2016)
        {
            Assert.AreEqual(0x8000u, MapiValue.ReadLong(values["00036604"]));
            Assert.AreEqual(0x4100u, MapiValue.ReadLong(values["00036606"]));
            Assert.AreEqual(0x3Fu, MapiValue.ReadLong(values["00036623"]));
        }
    }

    [TestMethod]
    [DataRow(OutlookVersion.Outlook2010)]
    [DataRow(OutlookVersion.Outlook2013)]
    [DataRow(OutlookVersion.Outlook2016)]
    public void Update_TakesTheAccountOfTheAddress_BeforeOneOfTheSameNameAndBeforeTheFirst(OutlookVersion version)
    {
        var machine = new UserMachine();
        var profile = new OutlookMadeProfile(machine.Registry, version);
        var sameName = profile.AddExchangeAccount("jdoe", "mail.partner.example", "jane@partner.example");
        var sameAddress = profile.AddExchangeAccount("Doe, Jane", "old.acme.com", "JDoe@ACME.com");
        profile.WithFirstAccount(sameName);
        var before = machine.Values(profile.Key);
        machine.Install(TestData.Acme, version);

        var changed = Changes(before, machine.Values(profile.Key));
        Assert.Contains($@"{sameAddress}\001f6641", changed);
        Assert.IsFalse(changed.Any(name => name.StartsWith(sameName, StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow(OutlookVersion.Outlook2010)]
    [DataRow(OutlookVersion.Outlook2013)]
    public void Update_TakesTheAccountOfTheName_BeforeTheFirst(OutlookVersion version)
    {
        var machine = new UserMachine();
        var profile = new OutlookMadeProfile(machine.Registry, version);
        profile.WithFirstAccount(profile.AddExchangeAccount("other", "mail.partner.example"));
        var sameName = profile.AddExchangeAccount("JDOE", "old.acme.com");
        var before = machine.Values(profile.Key);
        machine.Install(TestData.Acme, version);

        Assert.IsTrue(Changes(before, machine.Values(profile.Key)).Except(GlobalSection).Except(Resolved(before)).All(name => name.StartsWith(sameName, StringComparison.Ordinal)));
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Update_TakesTheOneExchangeAccount_WhateverItsMailboxIsCalled(OutlookVersion version)
    {
        var machine = new UserMachine();
        var profile = new OutlookMadeProfile(machine.Registry, version);
        profile.AddExchangeAccount("Doe, Jane", "old.acme.com", namesService: version <= OutlookVersion.Outlook2007);
        var before = machine.Values(profile.Key);
        machine.Install(TestData.Acme, version);

        AssertSameLists(before, machine.Values(profile.Key));
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Update_AddsTheServiceOnce_ToAProfileWithoutExchange(OutlookVersion version)
    {
        var machine = new UserMachine();
        var profile = new OutlookMadeProfile(machine.Registry, version).WithInternetAccount("jane@home.example");
        var before = machine.Values(profile.Key);
        machine.Install(TestData.Acme, version);
        var after = machine.Values(profile.Key);

        foreach (var list in Lists)
        {
            var name = $@"{ProfileSections.Master}\{list}";
            var now = Uids(after, name);
            CollectionAssert.AreEqual(Uids(before, name), now.Take(Uids(before, name).Length).ToArray(), "What was in the list stays at its front.");
            Assert.HasCount(now.Distinct().Count(), now);
        }

        Assert.HasCount(3, Uids(after, $@"{ProfileSections.Master}\01023d0e"));
        Assert.IsFalse(after.ContainsKey(AddressBooks));
        Assert.IsEmpty(before.Keys.Except([AddressBooks]).Except(Lists.Select(list => $@"{ProfileSections.Master}\{list}")).Where(name => !before[name].Equals(after[name])).ToArray());
        Assert.HasCount(1, after.Where(value => value.Key.EndsWith("00033009", StringComparison.Ordinal) && (MapiValue.ReadLong(value.Value) & 2) != 0 && IsStore(after, value.Key)), "One default store, as before.");

        machine.Install(TestData.Acme, version);
        AssertSameLists(after, machine.Values(profile.Key));
    }

    [TestMethod]
    public void SecondPlan_ChangesNothing_ForAnyConfiguration() =>
        Prop.ForAll(
            AnyConfiguration.Configurations.ToArbitrary(),
            AnyConfiguration.Versions.ToArbitrary(),
            (configuration, version) =>
            {
                var machine = UserMachine.With(configuration, version);
                var once = machine.State;
                machine.Install(configuration, version);
                Assert.AreEqual(once, machine.State);
            }).QuickCheckThrowOnFailure();

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Keep_TouchesNothingOfTheProfile_ButMakesItTheDefault(OutlookVersion version)
    {
        var machine = new UserMachine();
        var profile = new OutlookMadeProfile(machine.Registry, version);
        profile.AddExchangeAccount("other", "old.acme.com");
        var before = machine.Values();
        var plan = machine.Plan(Choose(IfExists.Keep), version);
        machine.Apply(plan);

        CollectionAssert.AreEqual(new[] { OutlookRelease.Of(version).DefaultProfileKey + @"\DefaultProfile" }, Changes(before, machine.Values()));
        StringAssert.Contains(plan.Notes.Single().ToString(), "is kept as it is");
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Replace_LeavesNothingOfAForeignProfile(OutlookVersion version)
    {
        var machine = new UserMachine();
        var profile = new OutlookMadeProfile(machine.Registry, version).WithInternetAccount("jane@home.example");
        profile.AddExchangeAccount("other", "old.acme.com");
        machine.Install(Choose(IfExists.Replace), version);

        Assert.AreEqual(UserMachine.With(TestData.Acme, version).State, machine.State);
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Replace_IsAnUpdate_ForOurOwnProfile(OutlookVersion version)
    {
        var machine = UserMachine.With(TestData.Acme, version);
        var learned = OutlookRelease.Of(version).ProfileKey("Corporate Mail") + @"\f86ed2903a4a11cfb57e524153480001";
        machine.Registry.SetValue(learned, RegistryValue.Binary("01020fff", [1, 2, 3]));
        var plan = machine.Plan(Choose(IfExists.Replace), version);
        machine.Apply(plan);

        Assert.IsTrue(machine.Registry.KeyExists(learned));
        Assert.IsEmpty(plan.Changes.OfType<DeleteTree>());
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Replace_HelpsOurOwnProfile_WhenItIsDamaged(OutlookVersion version)
    {
        var machine = UserMachine.With(TestData.Acme, version);
        machine.Registry.SetValue(OutlookRelease.Of(version).ProfileKey("Corporate Mail") + @"\" + ProfileSections.Master, RegistryValue.Binary("01023d0e", [1, 2, 3]));
        var plan = machine.Plan(Choose(IfExists.Replace), version);
        machine.Apply(plan);

        Assert.AreEqual(UserMachine.With(TestData.Acme, version).State, machine.State);
        StringAssert.Contains(plan.Notes[0].ToString(), "PR_SERVICES (01023d0e)");
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void EmptyProfileKey_IsANewProfile(OutlookVersion version)
    {
        var machine = new UserMachine();
        machine.Registry.CreateKey(OutlookRelease.Of(version).ProfileKey("Corporate Mail"));
        machine.Install(TestData.Acme, version);

        Assert.AreEqual(UserMachine.With(TestData.Acme, version).State, machine.State);
    }

    [TestMethod]
    public void Update_TakesOverTheFixedSection_OfAProfileThatOutlook2007Made()
    {
        var machine = new UserMachine();
        var profile = new OutlookMadeProfile(machine.Registry, OutlookVersion.Outlook2007);
        profile.AddExchangeAccount("jdoe", "old.acme.com");
        machine.Install(TestData.Acme, OutlookVersion.Outlook2010);
        var values = machine.Values(profile.SectionKey(ProfileSections.ExchangeGlobal));

        Assert.AreEqual("exchange.acme.com", MapiValue.ReadText(values["001e6608"]));
        Assert.AreEqual("exchange.acme.com", MapiValue.ReadText(values["001f6608"]));
        Assert.AreEqual(0x3Fu, MapiValue.ReadLong(values["00036623"]));
    }

    private static string AddressBooks => $@"{ProfileSections.AccountManager}\{{ED475419-B0D6-11D2-8C3B-00104B2A6676}}";

    /// <summary>What Outlook has found out about server and mailbox.</summary>
    private static string[] Resolved(IReadOnlyDictionary<string, RegistryValue> values) =>
        values.Keys.Where(name => RegistryPath.Name(name) is "001e6602" or "001e6603" or "001e6612" or "001f662a" or "001e660b" or "001e660c" or "001e6614" or "001f662b").ToArray();

    private static string[] GlobalSection => [$@"{ProfileSections.OutlookGlobal}\0003041f"];

    private static string[] ServerValues(string section) =>
        new[] { "00036601", "001e6608", "001f6620", "00036604", "00036606", "00036623", "001f6622", "001f6625", "00036627" }.Select(name => $@"{section}\{name}").ToArray();

    private static ProfileConfiguration Choose(IfExists ifExists) => TestData.Acme with { Profile = TestData.Acme.Profile with { IfExists = ifExists } };

    private static string SettingsSectionOf(UserMachine machine, OutlookMadeProfile profile, OutlookVersion version) =>
        version <= OutlookVersion.Outlook2007
            ? ProfileSections.ExchangeGlobal
            : MapiValue.ReadUids(machine.Registry.GetValue(profile.SectionKey(Uids(machine.Values(profile.Key), $@"{ProfileSections.Master}\01023d0e")[0].KeyName), "01023d15"))![0].KeyName;

    private static string[] Changes(IReadOnlyDictionary<string, RegistryValue> before, IReadOnlyDictionary<string, RegistryValue> after) =>
        before.Keys.Union(after.Keys).Where(name => !before.TryGetValue(name, out var old) || !after.TryGetValue(name, out var now) || !old.SameContent(now)).ToArray();

    private static MapiUid[] Uids(IReadOnlyDictionary<string, RegistryValue> values, string name) =>
        values.TryGetValue(name, out var list) ? MapiValue.ReadUids(list)!.ToArray() : [];

    private static bool IsStore(IReadOnlyDictionary<string, RegistryValue> values, string flagsName) =>
        values.TryGetValue(RegistryPath.Join(RegistryPath.Parent(flagsName), "00033e03"), out var type) && MapiValue.ReadLong(type) == (uint)ResourceType.MAPI_STORE_PROVIDER;

    private static void AssertSameLists(IReadOnlyDictionary<string, RegistryValue> before, IReadOnlyDictionary<string, RegistryValue> after)
    {
        foreach (var list in Lists)
        {
            var name = $@"{ProfileSections.Master}\{list}";
            CollectionAssert.AreEqual(Uids(before, name), Uids(after, name), list);
        }
    }
}
