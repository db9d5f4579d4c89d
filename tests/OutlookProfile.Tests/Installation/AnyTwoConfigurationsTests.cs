using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Installation;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;
using OutlookProfile.Tests.Planning;
using OutlookProfile.Tests.Registry;
using AnyConfiguration = OutlookProfile.Tests.Configuration.AnyConfiguration;

namespace OutlookProfile.Tests.Installation;

/// <summary>
/// Installing one configuration and then another gives what the other alone gives, and a removal then gives what was there before both: whole
/// runs over every setting that there is, on bare machines and on such as have everything already. So do any number of them.
/// </summary>
[TestClass]
public sealed class AnyTwoConfigurationsTests
{
    private const int Cases = 250;

    /// <summary>Texts that a .prf file can hold too: most of those that the rules allow would be refused there, and names would hardly ever meet.</summary>
    private static readonly Dictionary<Setting, string[]> Plain = new()
    {
        [Settings.ProfileName] = ["Corporate Mail", "Corporate Mail", "x y z"],
        [Settings.MailboxUser] = ["%USERNAME%", "jane", "/o=Acme/cn=jane"],
        [Settings.SmtpAddress] = ["jdoe@acme.com", "%MAIL%", "%USERNAME%@sales.acme.com", "jane@other.example"],
        [Settings.ServerFqdn] = ["exchange.acme.com", "mail.other.example", "%MAILBOXGUID%@acme.com"],
    };

    private static readonly IReadOnlyList<OutlookVersion[]> Installed =
    [
        [OutlookVersion.Outlook2003], [OutlookVersion.Outlook2007], [OutlookVersion.Outlook2010], [OutlookVersion.Outlook2013], [OutlookVersion.Outlook2016],
        [OutlookVersion.Outlook2007, OutlookVersion.Outlook2010], [OutlookVersion.Outlook2010, OutlookVersion.Outlook2013, OutlookVersion.Outlook2016],
    ];

    public TestContext TestContext { get; set; } = null!;

    private enum Before
    {
        Nothing,
        AProfileOfThatName,
        AProfileWithAnExchangeAccount,
        EveryValueOfThePlans,
    }

    /// <summary>The first as it is, and the second with some of its settings another way, or with all of them.</summary>
    private static Gen<(ProfileConfiguration First, ProfileConfiguration Second)> Pairs =>
        from first in Spellings
        from other in Spellings
        from changed in Gen.OneOf(Gen.Constant(Settings.All), Gen.SubListOf<Setting>(Settings.All).Select(list => (IReadOnlyList<Setting>)[.. list]), Gen.Elements<Setting>(Settings.All).Select(one => (IReadOnlyList<Setting>)[one]))
        select (AnyConfiguration.Read(first), AnyConfiguration.Read(changed.Aggregate(first, (all, setting) => all.SetItem(setting, other[setting]))));

    private static Gen<ImmutableDictionary<Setting, string>> Spellings =>
        from any in AnyConfiguration.Spellings
        from isPlain in Gen.Elements(true, true, true, false)
        from plain in Plain.Aggregate(Gen.Constant(any), (all, texts) => from given in all from text in Gen.Elements(texts.Value) select given.SetItem(texts.Key, text))
        from versions in Gen.Elements("auto", "auto", "14.0", "12.0,14.0,15.0", any[Settings.OutlookVersions])
        select (isPlain ? plain : any).SetItem(Settings.OutlookVersions, versions);

    [TestMethod]
    public void OneAfterTheOther_EqualsTheOtherAlone_AndRemovalGivesWhatWasThereBefore()
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var situations = from pair in Pairs
                         from installed in Gen.Elements<OutlookVersion[]>(Installed)
                         from before in Gen.Elements(Before.Nothing, Before.AProfileOfThatName, Before.AProfileWithAnExchangeAccount, Before.EveryValueOfThePlans)
                         from elevated in Gen.Elements(true, true, false)
                         from andBack in Gen.Elements(true, false)
                         select (pair.First, pair.Second, Machine: new Func<OneUserMachine>(() => Prepare(pair.First, pair.Second, installed, before, elevated)), Before: before, Elevated: elevated, AndBack: andBack);
        Prop.ForAll(situations.ToArbitrary(), situation =>
        {
            var (first, second, make, before, elevated, andBack) = situation;
            var alone = make();
            var both = make();
            var bare = both.State;
            if (!Installs(alone, second) || !Installs(both, first))
            {
                Count("refused");
                return;
            }

            var firstAlone = both.State;
            Assert.IsTrue(Installs(both, second));
            AssertSame(alone.State, both.State);
            AssertSettled(both, second);
            if (andBack)
            {
                Assert.IsTrue(Installs(both, first));
                AssertSame(firstAlone, both.State);
                AssertSettled(both, first);
            }

            Count($"first by {first.Profile.By}, second by {second.Profile.By}");
            Count(before.ToString());
            Count(elevated ? "administrator" : "standard user");

            both.Installation.RemoveForGood(andBack ? first : second);
            AssertSame(bare, both.State);
            Assert.IsEmpty(both.Journals.List());
            alone.Installation.RemoveForGood(second);
            AssertSame(bare, alone.State);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithQuietOnSuccess(true));

        Proof.Report(TestContext, $"pairs of configurations: {string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}"))}");
        Assert.HasCount(4, counts.Keys.Where(key => key.StartsWith("first by", StringComparison.Ordinal)).ToArray());
        Assert.HasCount(4, counts.Keys.Where(key => Enum.GetNames<Before>().Contains(key)).ToArray());
        Assert.IsLessThan(Cases / 2, counts["refused"]);

        void Count(string what) => counts[what] = counts.GetValueOrDefault(what) + 1;
    }

    /// <summary>Whatever the configuration, and whosever the profile: what Outlook writes into it is no difference.</summary>
    [TestMethod]
    public void TheSameOnceMore_WritesNothing_WhenOutlookHasUsedTheProfile()
    {
        var used = 0;
        var situations = from pair in Pairs
                         from version in Gen.Elements<OutlookVersion>(OutlookVersions.All)
                         from before in Gen.Elements(Enum.GetValues<Before>())
                         from chooses in Gen.Elements(true, false)
                         select (First: pair.First with { Outlook = pair.First.Outlook with { Versions = VersionSelection.Of([version]) } }, Version: version, Machine: new Func<OneUserMachine>(() => Prepare(pair.First, pair.Second, [version], before, elevated: true)), Chooses: chooses);
        Prop.ForAll(situations.ToArbitrary(), situation =>
        {
            var (configuration, version, make, chooses) = situation;
            var machine = make();
            if (Installs(machine, configuration) && machine.Hive.KeyExists(OutlookRelease.Of(version).ProfileKey(configuration.Profile.Name)))
            {
                OutlookUse.Start(machine.Hive, version, configuration.Profile.Name, chooses);
                AssertSettled(machine, configuration);
                used++;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithQuietOnSuccess(true));

        Proof.Report(TestContext, $"{used} profiles that Outlook has used since");
        Assert.IsGreaterThan(Cases / 4, used);
    }

    /// <summary>A profile that the first has put out of the way comes back for the second.</summary>
    [TestMethod]
    [DataRow(IfExists.Update, ProfileMaker.Registry)]
    [DataRow(IfExists.Keep, ProfileMaker.Registry)]
    [DataRow(IfExists.Replace, ProfileMaker.Registry)]
    [DataRow(IfExists.Update, ProfileMaker.Import)]
    [DataRow(IfExists.Keep, ProfileMaker.Import)]
    public void WhatTheFirstReplaced_IsThereForTheSecond(IfExists ifExists, ProfileMaker by)
    {
        foreach (var before in new[] { Before.AProfileOfThatName, Before.AProfileWithAnExchangeAccount })
        {
            AssertSecondDecides(
                TestData.Acme with { Profile = TestData.Acme.Profile with { IfExists = IfExists.Replace } },
                TestData.Acme with { Profile = TestData.Acme.Profile with { IfExists = ifExists, By = by }, Http = TestData.Acme.Http with { Proxy = "second.acme.com" } },
                [OutlookVersion.Outlook2010],
                before);
        }
    }

    /// <summary>The user's account that the first gives to one mailbox is another organisation's for the second, which adds one beside it; or the other way round.</summary>
    [TestMethod]
    [DataRow("jane@acme.com", "jane@other.example")]
    [DataRow("jane@other.example", "jane@acme.com")]
    public void TheAccountThatTheFirstUpdated_IsTheUsersForTheSecond_WhenItMeansAnotherMailbox(string first, string second) =>
        AssertSecondDecides(
            TestData.Acme with { Mailbox = new("jane", first) },
            TestData.Acme with { Mailbox = new("joe", second) },
            [OutlookVersion.Outlook2010],
            Before.AProfileWithAnExchangeAccount);

    /// <summary>Up to 2007 a profile's one account is meant, whosever it is; later versions add theirs beside another organisation's. Both keep profiles in one place.</summary>
    [TestMethod]
    [DataRow(OutlookVersion.Outlook2007, OutlookVersion.Outlook2010)]
    [DataRow(OutlookVersion.Outlook2010, OutlookVersion.Outlook2007)]
    public void TheAccountThatTheFirstUpdated_IsTheUsersForTheSecond_WhenItMeansAnotherVersion(OutlookVersion first, OutlookVersion second)
    {
        var configuration = TestData.Acme with { Mailbox = new("joe", "joe@other.example") };
        AssertSecondDecides(
            configuration with { Outlook = configuration.Outlook with { Versions = VersionSelection.Of([first]) } },
            configuration with { Outlook = configuration.Outlook with { Versions = VersionSelection.Of([second]) } },
            [OutlookVersion.Outlook2010, OutlookVersion.Outlook2007],
            Before.AProfileWithAnExchangeAccount);
    }

    private static void AssertSecondDecides(ProfileConfiguration first, ProfileConfiguration second, OutlookVersion[] installed, Before before)
    {
        var alone = Prepare(first, second, installed, before, elevated: true);
        var both = Prepare(first, second, installed, before, elevated: true);
        var bare = both.State;
        Assert.IsTrue(Installs(alone, second));
        Assert.IsTrue(Installs(both, first));
        Assert.AreNotEqual(bare, both.State);
        Assert.IsNotEmpty(new ProfileVerification(both.Machine).FindDifferences(second));
        Assert.IsTrue(Installs(both, second));
        AssertSame(alone.State, both.State);
        AssertSettled(both, second);
        both.Installation.RemoveForGood(second);
        AssertSame(bare, both.State);
        Assert.IsEmpty(both.Journals.List());
    }

    /// <summary>Nothing is left to do: not for another run, nor in the eyes of one that only looks.</summary>
    private static void AssertSettled(OneUserMachine machine, ProfileConfiguration configuration)
    {
        Assert.AreEqual("", string.Join("\n", new ProfileVerification(machine.Machine).FindDifferences(configuration)));
        var before = machine.State;
        Assert.AreEqual(UserOutcome.Unchanged, machine.Installation.InstallForGood(configuration).Runs.Single().Outcome);
        Assert.AreEqual(before, machine.State);
    }

    /// <summary>By the lines that differ: a whole state is longer than anybody reads.</summary>
    private static void AssertSame(string expected, string actual)
    {
        string[] wanted = expected.Split('\n'), found = actual.Split('\n');
        Assert.AreEqual(string.Join('\n', wanted.Except(found)), string.Join('\n', found.Except(wanted)));
        Assert.AreEqual(expected, actual);
    }

    /// <summary>Not every configuration can be installed everywhere: what a .prf file cannot say, and what 16.0 no longer imports, is refused.</summary>
    private static bool Installs(OneUserMachine machine, ProfileConfiguration configuration)
    {
        var before = machine.State;
        try
        {
            machine.Installation.InstallForGood(configuration);
            return true;
        }
        catch (Exception exception) when (exception is PlanException or DamagedProfileException)
        {
            Assert.AreEqual(before, machine.State);
            return false;
        }
    }

    private static OneUserMachine Prepare(ProfileConfiguration first, ProfileConfiguration second, OutlookVersion[] installed, Before before, bool elevated)
    {
        var machine = new OneUserMachine { Elevated = elevated, Outlooks = [.. installed.Select(version => new InstalledOutlook(version, true, OfficeSetup.WindowsInstaller))] };
        if (before == Before.Nothing)
        {
            return machine;
        }

        foreach (var (name, version) in from name in new[] { first.Profile.Name, second.Profile.Name }.Distinct(StringComparer.OrdinalIgnoreCase) from version in installed.Reverse().DistinctBy(version => OutlookRelease.Of(version).ProfilesKey) select (name, version))
        {
            var profile = new OutlookMadeProfile(machine.Hive, version, name).WithInternetAccount("jane@home.example");
            if (before == Before.AProfileWithAnExchangeAccount)
            {
                profile.AddExchangeAccount("jane", "old.acme.com", "jane@sales.acme.com");
            }

            // Somebody has given others access to all of it.
            foreach (var section in new[] { profile.Key, profile.SectionKey(ProfileSections.Master) })
            {
                machine.Hive.SetSecurity(section, TestDescriptor.WithEveryoneFullControl(machine.Hive.GetSecurity(section)!));
            }
        }

        if (before == Before.EveryValueOfThePlans)
        {
            foreach (var version in OutlookVersions.All)
            {
                PutBefore(machine.Hive, first, version);
                PutBefore(machine.Hive, second, version);
            }
        }

        return machine;
    }

    /// <summary>Whatever a plan writes or deletes outside of profiles is there already, and says something else.</summary>
    private static void PutBefore(MemoryRegistry hive, ProfileConfiguration configuration, OutlookVersion version)
    {
        IReadOnlyList<Changes.PlannedChange> changes;
        try
        {
            changes = ProfilePlanner.Plan(configuration, version, TestData.Jane, new MemoryRegistry()).Changes;
        }
        catch (PlanException)
        {
            return;
        }

        foreach (var change in changes)
        {
            var (key, name) = change switch
            {
                Changes.SetValue set => (set.Key, set.Value.Name),
                Changes.DeleteValue delete => (delete.Key, delete.Name),
                _ => ("", ""),
            };
            if (key.Length > 0 && !RegistryPath.IsAtOrBelow(key, OutlookRelease.Of(version).ProfilesKey) || name == ExchangeKeys.DefaultProfile)
            {
                hive.SetValue(key, RegistryValue.String(name, "before"));
            }
        }
    }
}
