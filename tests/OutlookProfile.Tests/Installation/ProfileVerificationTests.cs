using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Installation;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Installation;

[TestClass]
public sealed class ProfileVerificationTests
{
    public static IEnumerable<object[]> Versions => OutlookVersions.All.Select(version => new object[] { version });

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void FindDifferences_FindsNone_AfterInstall(OutlookVersion version) => Assert.IsEmpty(Verify(Installed(version), version));

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void FindDifferences_FindsOne_ForEachSingleValueThatIsChangedOrDeleted(OutlookVersion version)
    {
        var written = Plan(version).Changes.OfType<SetValue>().ToArray();
        Assert.IsGreaterThan(60, written.Length);
        foreach (var set in written)
        {
            var machine = Installed(version);
            machine.HiveOf(1001).SetValue(set.Key, new RegistryValue(set.Value.Name, set.Value.Type, [.. set.Value.Data.Select(octet => (byte)~octet)]));
            Assert.IsNotEmpty(Verify(machine, version), $"{set.Key}\\{set.Value.Name} changed");

            machine = Installed(version);
            machine.HiveOf(1001).DeleteValue(set.Key, set.Value.Name);
            Assert.IsNotEmpty(Verify(machine, version), $"{set.Key}\\{set.Value.Name} deleted");
        }
    }

    [TestMethod]
    public void FindDifferences_NamesUserValueAndBoth_WhenAFlagIsChanged()
    {
        var machine = Installed(OutlookVersion.Outlook2010);
        var profile = ExistingProfile.Read(machine.HiveOf(1001), OutlookRelease.Of(OutlookVersion.Outlook2010), "Corporate Mail")!;
        machine.HiveOf(1001).SetValue(profile.Accounts.Single().SettingsKey, MapiValue.Long(PropertyTags.PR_ROH_FLAGS, 0x2B));
        var difference = Verify(machine, OutlookVersion.Outlook2010).Single();
        StringAssert.StartsWith(difference, @"jdoe: HKEY_CURRENT_USER\Software\Microsoft\Windows NT");
        StringAssert.Contains(difference, "PR_ROH_FLAGS (00036623): found 0x2B (");
        StringAssert.Contains(difference, "expected 0x2F (");
    }

    [TestMethod]
    public void FindDifferences_FindsNone_WhenTheUserAddsAnotherService()
    {
        var machine = Installed(OutlookVersion.Outlook2010);
        var hive = machine.HiveOf(1001);
        var profile = ExistingProfile.Read(hive, OutlookRelease.Of(OutlookVersion.Outlook2010), "Corporate Mail")!;
        var other = MapiUid.FromName("Personal Folders");
        hive.SetValue(profile.SectionKey(other.KeyName), MapiValue.Text(PropertyTags.PR_SERVICE_NAME, "MSUPST MS"));
        hive.SetValue(profile.MasterKey, MapiValue.Uids(PropertyTags.PR_SERVICES, [.. profile.Services, other]));
        hive.SetValue(profile.MasterKey, MapiValue.Uids(PropertyTags.PR_STORE_PROVIDERS, [.. profile.Stores, other]));
        Assert.IsEmpty(Verify(machine, OutlookVersion.Outlook2010));
    }

    [TestMethod]
    public void FindDifferences_NamesTheFile_WhenTheAutodiscoverResponseIsGone()
    {
        // A distinguished name, so that nobody asks a directory for one.
        var configuration = For(OutlookVersion.Outlook2016) with { Autodiscover = new(Local: true), Mailbox = new("/o=Acme/cn=%USERNAME%", "%USERNAME%@acme.com") };
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        machine.Installation().Install(configuration, System.Guid.NewGuid(), null);
        machine.Files.DeleteFile(Change(configuration, OutlookVersion.Outlook2016).Path);
        StringAssert.EndsWith(new ProfileVerification(machine.Machine()).FindDifferences(configuration).Single().ToString(), "acme.com.xml: is missing");
    }

    private static WriteFile Change(OutlookProfile.Configuration.ProfileConfiguration configuration, OutlookVersion version)
    {
        using var target = new FakeMachine().WithLoggedOnUser(1001, "jdoe").Machine().Users.Open(FakeMachine.Sid(1001), []);
        return ProfilePlanner.Plan(configuration, version, target.User, target.Hive).Changes.OfType<WriteFile>().Single();
    }

    private static ProfilePlan Plan(OutlookVersion version)
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        using var target = machine.Machine().Users.Open(FakeMachine.Sid(1001), []);
        return ProfilePlanner.Plan(For(version), version, target.User, target.Hive);
    }

    private static FakeMachine Installed(OutlookVersion version)
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        var id = Guid.NewGuid();
        machine.Installation().Install(For(version), id, FakeMachine.InstallFolder);
        machine.Installation().Commit(id);
        return machine;
    }

    private static IReadOnlyList<string> Verify(FakeMachine machine, OutlookVersion version) =>
        new ProfileVerification(machine.Machine()).FindDifferences(For(version)).Select(difference => difference.ToString()).ToArray();

    private static OutlookProfile.Configuration.ProfileConfiguration For(OutlookVersion version) =>
        TestData.Acme with { Outlook = TestData.Acme.Outlook with { Versions = OutlookProfile.Configuration.VersionSelection.Of([version]) } };
}
