using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Planning;
using OutlookProfile.Tests.Registry;
using OutlookProfile.Tests.Transactions;
using OutlookProfile.Transactions;

namespace OutlookProfile.Tests.Installation;

/// <summary>A configuration that takes another's place leaves nothing of it behind, and a removal afterwards gives what was there before both.</summary>
[TestClass]
public sealed class ChangedConfigurationTests
{
    /// <summary>Files of the user's where the tests run: the plan's own paths are Windows' paths.</summary>
    private static readonly TargetUser Jane = TestData.Jane with { FilesFolder = "/home/jdoe/OutlookProfile" };

    [TestMethod]
    [DynamicData(nameof(OneByOne))]
    public void Outdated_GoesBack_AndIsADifferenceUntilThen(string what, ProfileConfiguration first, ProfileConfiguration second, OutlookVersion[] before, OutlookVersion[] after)
    {
        var world = new World();
        Install(world, first, before);
        var plan = Plan(world, second, after);
        world.Install(plan, takeBack: false);
        var left = new OutdatedItems(plan, UndoRecord.Read(world.Store, "user")).Find(world.Registry, world.Files);
        Assert.IsNotEmpty(left, what);
        Install(world, second, after);
        Assert.IsEmpty(new OutdatedItems(Plan(world, second, after), UndoRecord.Read(world.Store, "user")).Find(world.Registry, world.Files), what);
        Assert.AreEqual(Alone(new World(), second, after), world.Profile, what);
    }

    [TestMethod]
    public void WhatSomebodyHasChanged_Stays_AndIsNamed()
    {
        var world = new World();
        Install(world, TestData.Acme with { Http = TestData.Acme.Http with { DisableMapiHttp = true } }, OutlookVersion.Outlook2016);
        world.Registry.SetValue(ExchangeKeys.Exchange, RegistryValue.DWord("MapiHttpDisabled", 2));
        var kept = Install(world, TestData.Acme, OutlookVersion.Outlook2016).Kept.Select(line => line.ToString()).ToArray();

        Assert.AreEqual(2u, world.Registry.GetValue(ExchangeKeys.Exchange, "MapiHttpDisabled")?.AsDWord());
        Assert.Contains(@"value 'MapiHttpDisabled' of key 'Software\Microsoft\Exchange' stays as it is: somebody has changed it", kept);
    }

    [TestMethod]
    public void PoliciesOfAnAdministratorsRun_Stay_WhenTheUserMayNotWriteThem()
    {
        var world = new World();
        Install(world, TestData.Acme, OutlookVersion.Outlook2016);
        var policies = RegistrySnapshot.Take(world.Registry, OutlookPolicies.Root).ToString();
        var plan = ProfilePlanner.Plan(TestData.Acme with { CachedMode = new(false, Download.Headers) }, OutlookVersion.Outlook2016, Jane, new GuardedRegistry(world.Registry, GuardedRegistry.Closed(OutlookPolicies.Root)));
        world.Install(plan);

        Assert.AreEqual(policies, RegistrySnapshot.Take(world.Registry, OutlookPolicies.Root).ToString());
        Assert.IsEmpty(new OutdatedItems(plan, UndoRecord.Read(world.Store, "user")).Find(world.Registry, world.Files));
    }

    public static IEnumerable<object[]> OneByOne
    {
        get
        {
            var acme = TestData.Acme;
            OutlookVersion[] all = [OutlookVersion.Outlook2010, OutlookVersion.Outlook2013, OutlookVersion.Outlook2016];
            yield return ["MapiHttpDisabled", acme with { Http = acme.Http with { DisableMapiHttp = true } }, acme, all, all];
            yield return ["PickLogonProfile", acme with { Profile = acme.Profile with { PromptForProfile = true } }, acme, all, all];
            yield return ["the local Autodiscover answer", acme with { Autodiscover = new(Local: true) }, acme, all, all];
            yield return ["another domain's answer", acme with { Autodiscover = new(Local: true), Mailbox = new("jane", "jane@other.example") }, acme with { Autodiscover = new(Local: true) }, all, all];
            yield return ["proxy values", acme, acme with { Http = acme.Http with { Enabled = false } }, all, all];
            yield return ["a version no longer listed", acme, acme, all, all[..2]];
            yield return ["an older version's shape", acme, acme, new[] { OutlookVersion.Outlook2007 }, new[] { OutlookVersion.Outlook2010 }];
            yield return ["a newer version's shape", acme, acme, new[] { OutlookVersion.Outlook2010 }, new[] { OutlookVersion.Outlook2007 }];
            yield return ["the profile's former name", acme with { Profile = acme.Profile with { Name = "Former" } }, acme, all, all];
            yield return ["enforced policies", acme with { Http = acme.Http with { Enforce = true } }, acme, all, all];
            yield return ["a default profile", acme, acme with { Profile = acme.Profile with { MakeDefault = false } }, all, all];
        }
    }

    private static string Alone(World world, ProfileConfiguration configuration, OutlookVersion[] versions)
    {
        Install(world, configuration, versions);
        return world.Profile;
    }

    private static RemovalReport Install(World world, ProfileConfiguration configuration, params OutlookVersion[] versions) => world.Install(Plan(world, configuration, versions));

    private static ProfilePlan Plan(World world, ProfileConfiguration configuration, params OutlookVersion[] versions)
    {
        var plan = ProfilePlanner.Plan(configuration, versions.Select(version => (TargetOutlook)version), Jane, world.Registry, RecordedRuns.Of(world.Store, JournalHeader.CurrentUser, world.Registry, world.Files, configuration.Profile.Name));
        return plan with { Changes = plan.Changes.Select(change => change is WriteFile file ? file with { Path = file.Path.Replace('\\', '/') } : change).ToArray() };
    }
}
