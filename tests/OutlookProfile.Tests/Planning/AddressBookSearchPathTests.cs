using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Capture;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Transactions;

namespace OutlookProfile.Tests.Planning;

/// <summary>Where Outlook looks names up: MAPI's own property, and whoever has set it keeps it.</summary>
[TestClass]
public sealed class AddressBookSearchPathTests
{
    private const string Stays = "has a search path for names of its own (PR_AB_SEARCH_PATH), which stays as it is.";

    private static readonly string[] Types = ["11023d05", "01023d05"];

    public static IEnumerable<object[]> Versions => OutlookVersions.All.Select(version => new object[] { version });

    public static IEnumerable<object[]> VersionsAndTypes => from version in OutlookVersions.All from type in Types select new object[] { version, type };

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void NewProfile_HasNone_AndThePlanSaysWhy(OutlookVersion version)
    {
        var machine = new UserMachine();
        var plan = machine.Plan(TestData.Acme, version);

        Assert.HasCount(1, plan.Notes.Where(note => note.ToString() == "PR_AB_SEARCH_PATH (11023d05) is left out: MAPI keeps it for itself, and makes it from the profile's address books.").ToArray());
        Assert.IsFalse(machine.Apply(plan).Values().Keys.Any(name => name.EndsWith("3d05", StringComparison.Ordinal)));
        Assert.IsFalse(machine.Plan(TestData.Acme, version).Notes.Any(note => note.ToString().Contains("PR_AB_SEARCH_PATH", StringComparison.Ordinal)), "once is enough");
    }

    [TestMethod]
    [DynamicData(nameof(VersionsAndTypes))]
    public void Path_Stays_WhenAnAccountIsAdded_AndThePlanSaysHowToAddTheNewOne(OutlookVersion version, string type)
    {
        var (world, value) = With(version, type);
        var before = world.Profile;

        Assert.HasCount(type == Types[0] ? 1 : 0, Install(world, version).Notes.Where(note => note.ToString().Contains(Stays, StringComparison.Ordinal)).ToArray(), "MAPI reads no other type of it");
        AssertSame(world, version, value);
        Install(world, version);
        AssertSame(world, version, value);

        Assert.IsEmpty(world.Uninstall().Kept);
        Assert.AreEqual(before, world.Profile);
    }

    [TestMethod]
    [DynamicData(nameof(VersionsAndTypes))]
    public void Path_Stays_WhenTheAccountIsUpdated(OutlookVersion version, string type)
    {
        var (world, value) = With(version, type, profile => profile.AddExchangeAccount("jdoe", "old.acme.com", "jdoe@acme.com"));
        var before = world.Profile;

        Assert.IsFalse(Install(world, version).Notes.Any(note => note.ToString().Contains("PR_AB_SEARCH_PATH", StringComparison.Ordinal)), "the account's address list is in it, or its owner took it out");
        AssertSame(world, version, value);

        world.Uninstall();
        Assert.AreEqual(before, world.Profile);
    }

    [TestMethod]
    [DynamicData(nameof(VersionsAndTypes))]
    public void Capture_TakesAProfileThatHasOne(OutlookVersion version, string type)
    {
        var (world, _) = With(version, type);
        Install(world, version);

        var captured = ProfileCapture.Capture(world.Registry, new ProfileFiles(_ => null, () => []), version, "Corporate Mail", "jdoe");

        Assert.AreEqual(ConfigurationWriter.Write(Captured(new World(), version)), ConfigurationWriter.Write(captured.Configuration));

        static ProfileConfiguration Captured(World bare, OutlookVersion version)
        {
            Install(bare, version);
            return ProfileCapture.Capture(bare.Registry, new ProfileFiles(_ => null, () => []), version, "Corporate Mail", "jdoe").Configuration;
        }
    }

    private static (World World, RegistryValue Value) With(OutlookVersion version, string type, Action<OutlookMadeProfile>? more = null)
    {
        var world = new World();
        var profile = new OutlookMadeProfile(world.Registry, version).WithInternetAccount("jane@home.example");
        more?.Invoke(profile);
        var real = world.Registry.GetValue(Master(version), "11023d05")!;
        world.Registry.DeleteValue(Master(version), "11023d05");
        var value = RegistryValue.Binary(type, real.Data);
        world.Registry.SetValue(Master(version), value);
        return (world, value);
    }

    private static void AssertSame(World world, OutlookVersion version, RegistryValue value)
    {
        Assert.AreEqual(value, world.Registry.GetValue(Master(version), value.Name));
        Assert.IsNull(world.Registry.GetValue(Master(version), Types.Single(type => type != value.Name)), "there is never one of each type");
    }

    private static Changes.ProfilePlan Install(World world, OutlookVersion version)
    {
        var plan = ProfilePlanner.Plan(TestData.Acme, version, TestData.Jane, world.Registry);
        world.Install(plan);
        return plan;
    }

    private static string Master(OutlookVersion version) => $@"{OutlookRelease.Of(version).ProfileKey("Corporate Mail")}\{ProfileSections.Master}";
}
