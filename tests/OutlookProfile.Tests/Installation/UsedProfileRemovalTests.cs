using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Planning;

namespace OutlookProfile.Tests.Installation;

/// <summary>Removal after Outlook has used the profile: its account manager, its address book and what it found out about the mailbox are in it by then.</summary>
[TestClass]
public sealed class UsedProfileRemovalTests
{
    private const string MailAccounts = "{ED475418-B0D6-11D2-8C3B-00104B2A6676}";
    private const string AddressBooks = "{ED475419-B0D6-11D2-8C3B-00104B2A6676}";

    public static object[][] Versions => OutlookVersions.All.Select(version => new object[] { version }).ToArray();

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Remove_TakesTheWholeProfile_WhenItWasMadeHereAndHoldsNoOtherAccount(OutlookVersion version)
    {
        var machine = new OneUserMachine { Elevated = true };
        var before = machine.State;
        machine.Installation.InstallForGood(For(version));
        Use(machine.Hive, version);

        machine.Installation.RemoveForGood(For(version));

        Assert.AreEqual(before, machine.State);
        Assert.IsEmpty(machine.Journals.List());
        Assert.IsTrue(machine.Log.Any(line => line.Contains("the profile \"Corporate Mail\" goes with what others have put into it since")), string.Join('\n', machine.Log));
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Remove_BringsTheReplacedProfileBack_WhateverOutlookHasPutInItsPlace(OutlookVersion version)
    {
        var machine = new OneUserMachine { Elevated = true };
        new OutlookMadeProfile(machine.Hive, version).WithInternetAccount("jane@home.example");
        var before = machine.State;
        var replacing = For(version) with { Profile = TestData.Acme.Profile with { IfExists = IfExists.Replace } };
        machine.Installation.InstallForGood(replacing);
        Use(machine.Hive, version);

        machine.Installation.RemoveForGood(replacing);

        Assert.AreEqual(before, machine.State);
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Remove_LeavesAndNamesTheProfile_ButNotOurAccountInIt_WhenSomebodyHasAddedAnother(OutlookVersion version)
    {
        var machine = new OneUserMachine { Elevated = true };
        machine.Installation.InstallForGood(For(version));
        var profile = OutlookRelease.Of(version).ProfileKey("Corporate Mail");
        var ours = Use(machine.Hive, version);
        var manager = $@"{profile}\{ProfileSections.AccountManager}";
        var store = MapiUid.FromName("a data file of the user's");
        machine.Hive.SetValue($@"{profile}\{store}", MapiValue.Text(PropertyTags.PR_SERVICE_NAME, "MSUPST MS"));
        Append(machine.Hive, profile, PropertyTags.PR_SERVICES, store);

        machine.Installation.RemoveForGood(For(version));

        Assert.IsTrue(machine.Log.Any(line => line.Contains("the profile \"Corporate Mail\" stays without our account") && line.Contains("MSUPST MS")), string.Join('\n', machine.Log));
        CollectionAssert.AreEqual(new[] { MapiUid.FromName("the Outlook Address Book"), store }, MapiValue.ReadUids(machine.Hive.GetValue($@"{profile}\{ProfileSections.Master}", "01023d0e"))!.ToArray());
        Assert.IsFalse(machine.Hive.KeyExists($@"{profile}\{ours}"), "our service's section");
        CollectionAssert.AreEqual(new[] { "00000002" }, machine.Hive.GetSubKeyNames(manager).ToArray());
        Assert.AreEqual(RegistryValue.Binary(MailAccounts, []), machine.Hive.GetValue(manager, MailAccounts));
        Assert.AreEqual(RegistryValue.Binary(AddressBooks, [2, 0, 0, 0]), machine.Hive.GetValue(manager, AddressBooks));
        Assert.IsNotNull(ExistingProfile.Read(machine.Hive, OutlookRelease.Of(version), "Corporate Mail"), "a profile that contradicts itself would have been refused");
    }

    [TestMethod]
    public void Remove_TakesOurAccountOutOfSomebodysProfile_WithAllThatOutlookHasAddedToIt()
    {
        var version = OutlookVersion.Outlook2016;
        var machine = new OneUserMachine { Elevated = true };
        new OutlookMadeProfile(machine.Hive, version).WithInternetAccount("jane@home.example");
        var before = machine.State;
        machine.Installation.InstallForGood(For(version));
        var profile = OutlookRelease.Of(version).ProfileKey("Corporate Mail");
        var ours = MapiValue.ReadUids(machine.Hive.GetValue($@"{profile}\{ProfileSections.Master}", "01023d0e"))!.Last();
        machine.Hive.SetValue($@"{profile}\{ours}", RegistryValue.Binary("01023615", new byte[16]));
        machine.Hive.SetValue($@"{profile}\{ProfileSections.AccountManager}\0000000a", RegistryValue.Binary("Service UID", ours.Bytes));
        machine.Hive.SetValue($@"{profile}\{ProfileSections.AccountManager}", RegistryValue.Binary(MailAccounts, [1, 0, 0, 0, 10, 0, 0, 0]));

        machine.Installation.RemoveForGood(For(version));

        Assert.AreEqual(before, machine.State);
    }

    [TestMethod]
    public void Remove_RestoresEverything_WhereverAWriteFails()
    {
        var failures = 0;
        for (var at = 0; ; at += 7)
        {
            var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
            machine.Install(TestData.Acme);
            Use(machine.HiveOf(1001), OutlookVersion.Outlook2010);
            var used = RegistrySnapshot.Take(machine.HiveOf(1001), "").ToString();
            var write = 0;
            machine.WriteFailure = _ => write++ == at ? new RegistryException($"Deleting key", "Failing", RegistryException.AccessDenied) : null;
            machine.Remove(TestData.Acme);
            machine.WriteFailure = _ => null;
            if (write <= at)
            {
                break;
            }

            failures++;
            Assert.AreEqual(used, RegistrySnapshot.Take(machine.HiveOf(1001), "").ToString(), $"write {at}");
            Assert.AreEqual("1 user: 1 removed", machine.Remove(TestData.Acme).ToString(), $"after write {at}");
            Assert.IsFalse(machine.HasProfile(1001), $"after write {at}");
        }

        Assert.IsGreaterThan(10, failures);
    }

    /// <summary>Whoever has changed a setting of ours, in Outlook's own dialog or elsewhere, keeps it; where the account says it, the account's section is kept with it.</summary>
    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Remove_KeepsAndNamesWhatTheUserHasChanged_AlsoWhenOutlookHasUsedTheProfile(OutlookVersion version)
    {
        var machine = new OneUserMachine { Elevated = true };
        machine.Installation.InstallForGood(For(version));
        var release = OutlookRelease.Of(version);
        var profile = release.ProfileKey("Corporate Mail");
        var ours = Use(machine.Hive, version);
        var changed = MapiValue.Long(PropertyTags.PR_CACHE_SYNC_MODE, 2);
        machine.Hive.SetValue($@"{profile}\{ProfileSections.OutlookGlobal}", changed);

        machine.Installation.RemoveForGood(For(version));

        Assert.AreEqual(changed, machine.Hive.GetValue($@"{profile}\{ProfileSections.OutlookGlobal}", changed.Name));
        Assert.IsTrue(machine.Log.Any(line => line.Contains(changed.Name) && line.Contains("somebody has changed it")), string.Join('\n', machine.Log));
        Assert.IsFalse(machine.Hive.KeyExists($@"{profile}\{ours}"), "our service's section");
        Assert.IsFalse(machine.Hive.KeyExists($@"{profile}\{ProfileSections.AccountManager}\00000001"), "an account whose service is gone");
        Assert.IsNotNull(ExistingProfile.Read(machine.Hive, release, "Corporate Mail"), "a profile that contradicts itself would have been refused");
    }

    /// <summary>What is in the way of the rest is named, and the record is undone all the same.</summary>
    [TestMethod]
    public void Remove_LeavesAndNamesAnAddedKey_ThatIsClosed()
    {
        var machine = new OneUserMachine { Elevated = true };
        machine.Installation.InstallForGood(For(OutlookVersion.Outlook2016));
        var profile = OutlookRelease.Of(OutlookVersion.Outlook2016).ProfileKey("Corporate Mail");
        Use(machine.Hive, OutlookVersion.Outlook2016);
        machine.Refusals[$@"{profile}\f86ed2903a4a11cfb57e524153480001"] = OutlookProfile.Tests.Registry.Refusal.Writing;

        Assert.AreEqual("1 user: 1 removed", machine.Installation.RemoveForGood(For(OutlookVersion.Outlook2016)).ToString());

        Assert.IsTrue(machine.Log.Any(line => line.Contains("what others have put into the profile \"Corporate Mail\" stays: ")), string.Join('\n', machine.Log));
        Assert.IsEmpty(machine.Journals.List());
    }

    [TestMethod]
    public void Remove_TakesTheWholeProfileAway_WhenNobodyHasNotedItDown()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        machine.Install(TestData.Acme);
        var ours = Use(machine.HiveOf(1001), OutlookVersion.Outlook2010);
        machine.Journals.Delete(OutlookProfile.Journaling.UndoRecord.NameOf(FakeMachine.Sid(1001)));

        machine.Remove(TestData.Acme);

        Assert.IsFalse(machine.HasProfile(1001), ours.ToString());
    }

    /// <summary>Outlook's first starts with a profile of ours.</summary>
    /// <returns>Our service.</returns>
    private static MapiUid Use(MemoryRegistry hive, OutlookVersion version)
    {
        var release = OutlookRelease.Of(version);
        var profile = release.ProfileKey("Corporate Mail");
        var ours = MapiValue.ReadUids(hive.GetValue($@"{profile}\{ProfileSections.Master}", "01023d0e"))![0];
        var contacts = MapiUid.FromName("the Outlook Address Book");
        var book = MapiUid.FromName("its provider");
        hive.SetValue($@"{profile}\{contacts}", MapiValue.Text(PropertyTags.PR_SERVICE_NAME.As(release.TextType), "CONTAB"));
        hive.SetValue($@"{profile}\{book}", MapiValue.Long(PropertyTags.PR_RESOURCE_TYPE, (uint)ResourceType.MAPI_AB_PROVIDER));
        Append(hive, profile, PropertyTags.PR_SERVICES, contacts);
        Append(hive, profile, PropertyTags.PR_AB_PROVIDERS, book);
        hive.SetValue($@"{profile}\{ProfileSections.Master}", RegistryValue.Binary("11023d05", [0, 0, 0, 0]));
        var manager = $@"{profile}\{ProfileSections.AccountManager}";
        hive.SetValue(manager, RegistryValue.DWord("NextAccountID", 3));
        hive.SetValue(manager, RegistryValue.Binary(MailAccounts, [1, 0, 0, 0]));
        hive.SetValue(manager, RegistryValue.Binary(AddressBooks, [1, 0, 0, 0, 2, 0, 0, 0]));
        hive.SetValue(manager + @"\00000001", RegistryValue.Binary("Service UID", ours.Bytes));
        hive.SetValue(manager + @"\00000002", RegistryValue.Binary("Service UID", contacts.Bytes));
        foreach (var section in hive.GetSubKeyNames(profile))
        {
            // Those that every profile has: what is new in them cannot be told from what was there before, when they have replaced another's.
            if (section != ProfileSections.Master && section != ProfileSections.AccountManager)
            {
                hive.SetValue($@"{profile}\{section}", RegistryValue.Binary("0003feed", [1, 0, 0, 0]));
            }
        }

        // A key that only Outlook knows.
        hive.SetValue($@"{profile}\f86ed2903a4a11cfb57e524153480001", RegistryValue.Binary("0102300c", [1]));
        return ours;
    }

    private static void Append(MemoryRegistry hive, string profile, PropertyTag list, MapiUid uid)
    {
        var master = $@"{profile}\{ProfileSections.Master}";
        hive.SetValue(master, MapiValue.Uids(list, (MapiValue.ReadUids(hive.GetValue(master, list.ValueName)) ?? []).Append(uid)));
    }

    private static ProfileConfiguration For(OutlookVersion version) => TestData.Acme with { Outlook = TestData.Acme.Outlook with { Versions = VersionSelection.Of([version]) } };
}
