using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Installation;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Planning;

namespace OutlookProfile.Tests.Installation;

/// <summary>A profile that Outlook has used since it was written: later runs go on from how it is, and what Outlook has put into it stays.</summary>
[TestClass]
public sealed class UsedProfileTests
{
    private const string Name = "Corporate Mail";
    private const string Contacts = "e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1";

    public enum Before
    {
        Nothing,
        TheUsersProfile,
        TheUsersProfileToReplace,
        TheUsersAccount,
    }

    public static IEnumerable<object[]> Everywhere =>
        from version in OutlookVersions.All
        from before in Enum.GetValues<Before>()
        select new object[] { version, before };

    [TestMethod]
    [DynamicData(nameof(Everywhere))]
    public void TheSameConfiguration_WritesNothing_AndFindsNoDifference(OutlookVersion version, Before before)
    {
        var machine = Used(version, before);
        AssertSettled(machine, Acme(before));
    }

    [TestMethod]
    [DynamicData(nameof(Everywhere))]
    public void AnotherConfiguration_IsWritten_AndKeepsWhatOutlookHasAdded(OutlookVersion version, Before before)
    {
        var machine = Used(version, before);
        var second = Acme(before) with { CachedMode = new(true, Download.Full), Http = TestData.Acme.Http with { Proxy = "second.acme.com" } };
        machine.Installation.InstallForGood(second);
        AssertSettled(machine, second);

        var profile = Read(machine, version);
        Assert.AreEqual(Contacts, profile.Services[^1].KeyName);
        Assert.IsTrue(machine.Hive.KeyExists(profile.SectionKey(Contacts)));
        Assert.IsNotNull(machine.Hive.GetValue(profile.SectionKey("8503020000000000c000000000000046"), "01020fff"));
        Assert.AreEqual("MAILBOXSERVER", profile.Text(profile.Accounts[0].SettingsKey, PropertyTags.PR_PROFILE_HOME_SERVER));
        OutlookUse.Start(machine.Hive, version, Name);
        AssertSettled(machine, second);
    }

    /// <summary>What Outlook has put into ours hangs on ours by now: the one that was replaced comes back at the removal.</summary>
    [TestMethod]
    [DataRow(IfExists.Update)]
    [DataRow(IfExists.Keep)]
    public void WhatWasReplaced_StaysReplaced_UntilTheRemoval(IfExists second)
    {
        const OutlookVersion version = OutlookVersion.Outlook2010;
        var machine = Used(version, Before.TheUsersProfileToReplace);
        var services = Read(machine, version).Services;
        machine.Installation.InstallForGood(TestData.Acme with { Profile = TestData.Acme.Profile with { IfExists = second }, Http = TestData.Acme.Http with { Proxy = "second.acme.com" } });

        var profile = Read(machine, version);
        CollectionAssert.AreEqual(services.ToArray(), profile.Services.ToArray());
        Assert.AreEqual("second.acme.com", profile.Text(profile.Accounts.Single().SettingsKey, PropertyTags.PR_ROH_PROXY_SERVER));
        Assert.IsFalse(machine.Hive.KeyExists(profile.SectionKey("01010101010101010101010101010101")));

        machine.Installation.RemoveForGood(TestData.Acme);
        Assert.IsTrue(machine.Hive.KeyExists(profile.SectionKey("01010101010101010101010101010101")));
        Assert.IsEmpty(Read(machine, version).Accounts);
    }

    /// <summary>The user's account had found out nothing yet when the first run named another server: what is there since is about ours.</summary>
    [TestMethod]
    public void WhatOutlookHasFoundOutSince_Stays_WhenNobodyHadFoundOutAnythingBefore()
    {
        const OutlookVersion version = OutlookVersion.Outlook2010;
        var machine = new OneUserMachine { Elevated = true, Outlooks = [new(version, true, OfficeSetup.WindowsInstaller)] };
        var made = new OutlookMadeProfile(machine.Hive, version);
        var section = made.SectionKey(made.AddExchangeAccount("jdoe", "old.acme.com"));
        foreach (var found in new[] { "001e6602", "001e6603", "001e6612", PropertyTags.PR_PROFILE_HOME_SERVER_FQDN.ValueName })
        {
            machine.Hive.DeleteValue(section, found);
        }

        machine.Installation.InstallForGood(TestData.Acme);
        machine.Hive.SetValue(section, RegistryValue.String("001e6602", "MAILBOXSERVER"));
        AssertSettled(machine, TestData.Acme);
        Assert.IsNotNull(machine.Hive.GetValue(section, "001e6602"));

        machine.Installation.InstallForGood(TestData.Acme with { Server = new("third.acme.com") });
        Assert.IsNull(machine.Hive.GetValue(section, "001e6602"));
    }

    private static OneUserMachine Used(OutlookVersion version, Before before)
    {
        var machine = new OneUserMachine { Elevated = true, Outlooks = [new(version, true, OfficeSetup.WindowsInstaller)] };
        if (before != Before.Nothing)
        {
            var profile = new OutlookMadeProfile(machine.Hive, version, Name).WithInternetAccount("jane@home.example");
            if (before == Before.TheUsersAccount)
            {
                profile.AddExchangeAccount("jdoe", "old.acme.com", "jdoe@acme.com");
            }
        }

        machine.Installation.InstallForGood(Acme(before));
        OutlookUse.Start(machine.Hive, version, Name);
        return machine;
    }

    private static ProfileConfiguration Acme(Before before) =>
        TestData.Acme with
        {
            Outlook = TestData.Acme.Outlook with { Versions = VersionSelection.Auto },
            Profile = TestData.Acme.Profile with { IfExists = before == Before.TheUsersProfileToReplace ? IfExists.Replace : IfExists.Update },
        };

    private static ExistingProfile Read(OneUserMachine machine, OutlookVersion version) => ExistingProfile.Read(machine.Hive, OutlookRelease.Of(version), Name)!;

    private static void AssertSettled(OneUserMachine machine, ProfileConfiguration configuration)
    {
        Assert.AreEqual("", string.Join("\n", new ProfileVerification(machine.Machine).FindDifferences(configuration)));
        var state = machine.State;
        Assert.AreEqual(UserOutcome.Unchanged, machine.Installation.InstallForGood(configuration).Runs.Single().Outcome);
        Assert.AreEqual(state, machine.State);
    }
}
