using System;
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

/// <summary>A profile that Outlook makes from our file, in whole runs: what verify says of it, and what a removal does with it.</summary>
[TestClass]
public sealed class ImportedProfileTests
{
    private const OutlookVersion Version = OutlookVersion.Outlook2010;

    private static readonly string Setup = $@"Software\Microsoft\Office\{Version.Number()}\Outlook\Setup";

    [TestMethod]
    public void Verify_SaysWaiting_UntilOutlookHasStarted()
    {
        var machine = Waiting();
        Assert.IsEmpty(Differences(machine));
        Assert.IsTrue(Waits(machine));
        Assert.IsFalse(machine.HasProfile(1001));
    }

    [TestMethod]
    public void Verify_SaysAsConfigured_OnceOutlookHasImported()
    {
        var machine = Imported();
        Assert.IsEmpty(Differences(machine));
        Assert.IsFalse(Waits(machine));
    }

    [TestMethod]
    public void Verify_SaysNotAsConfigured_WhenTheFileIsNamedNoMore_AndNothingIsImported()
    {
        var machine = Waiting();
        machine.HiveOf(1001).DeleteValue(Setup, "ImportPRF");
        StringAssert.Contains(Differences(machine).Single(), $@"{Setup}\ImportPRF: is missing");
    }

    [TestMethod]
    public void Verify_SaysNotAsConfigured_WhenTheImportedAccountSaysSomethingElse()
    {
        var machine = Imported();
        Change(machine);
        StringAssert.Contains(Differences(machine).Single(), $@"{Setup}\ImportPRF: is missing");
    }

    [TestMethod]
    public void Remove_TakesTheImportedProfile_WhileItsAccountSaysWhatTheFileSaid()
    {
        var machine = Imported();
        Assert.IsTrue(machine.HasProfile(1001));

        Assert.AreEqual("1 user: 1 removed", machine.Remove(OutlookImport.Configuration).ToString());

        Assert.IsFalse(machine.HasProfile(1001));
        Assert.IsNull(machine.HiveOf(1001).GetValue(OutlookRelease.Of(Version).DefaultProfileKey, "DefaultProfile"));
        Assert.IsFalse(machine.Files.ToString().Contains(".prf", StringComparison.Ordinal), machine.Files.ToString());
    }

    /// <summary>Through any number of runs in between, before Outlook's start and after it.</summary>
    [TestMethod]
    [DataRow(0)]
    [DataRow(2)]
    public void Remove_BringsTheFormerDefaultProfileBack_IfOursIsStillTheDefault(int repairs)
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        SetDefault(machine, "Home");
        var before = machine.HiveOf(1001).GetValue(OutlookRelease.Of(Version).DefaultProfileKey, "DefaultProfile");
        void Repair() => Enumerable.Range(0, repairs + 1).ToList().ForEach(_ => machine.Install(OutlookImport.Configuration));
        Repair();
        Assert.AreEqual(before, machine.HiveOf(1001).GetValue(OutlookRelease.Of(Version).DefaultProfileKey, "DefaultProfile"));
        OutlookImport.Run(machine.HiveOf(1001), Version);
        Assert.IsEmpty(Differences(machine));
        Repair();
        Assert.AreEqual("Corporate Mail", Default(machine));

        machine.Remove(OutlookImport.Configuration);

        Assert.IsFalse(machine.HasProfile(1001));
        Assert.AreEqual("Home", Default(machine));
    }

    [TestMethod]
    public void Remove_LeavesTheDefaultProfile_ThatTheUserHasChosenSince()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        SetDefault(machine, "Home");
        machine.Install(OutlookImport.Configuration);
        OutlookImport.Run(machine.HiveOf(1001), Version);
        SetDefault(machine, "Mine");

        machine.Remove(OutlookImport.Configuration);

        Assert.IsFalse(machine.HasProfile(1001));
        Assert.AreEqual("Mine", Default(machine));
    }

    [TestMethod]
    public void Remove_BeforeOutlookHasStarted_LeavesNothing()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        SetDefault(machine, "Home");
        var before = RegistrySnapshot.Take(machine.HiveOf(1001), "").ToString();
        machine.Install(OutlookImport.Configuration);
        machine.Remove(OutlookImport.Configuration);
        Assert.AreEqual(before, RegistrySnapshot.Take(machine.HiveOf(1001), "").ToString());
    }

    /// <summary>The registry's profile, the default, is replaced by one that Outlook imports, and that by the registry's again.</summary>
    [TestMethod]
    public void Install_ByTheOtherRoute_KeepsWhichProfileWasTheDefault()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        SetDefault(machine, "Home");
        var before = RegistrySnapshot.Take(machine.HiveOf(1001), "").ToString();
        machine.Install();
        machine.Install(OutlookImport.Configuration);
        Assert.IsFalse(machine.HasProfile(1001));
        Assert.IsTrue(Waits(machine));
        Assert.AreEqual("Home", Default(machine));
        Assert.AreEqual("", string.Join("\n", Differences(machine)));
        machine.Remove(OutlookImport.Configuration);
        Assert.AreEqual(before, RegistrySnapshot.Take(machine.HiveOf(1001), "").ToString());
    }

    /// <summary>What the registry's route wrote into the user's own account is taken back, and is no sign that Outlook has imported anything.</summary>
    [TestMethod]
    public void Install_Waits_WhenTheOtherRouteHasMadeTheUsersAccountAsTheFileSays()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        new OutlookMadeProfile(machine.HiveOf(1001), Version, OutlookImport.Configuration.Profile.Name).AddExchangeAccount("jdoe", "old.acme.com", "jdoe@acme.com");
        machine.Install(OutlookImport.Configuration with { Profile = OutlookImport.Configuration.Profile with { By = ProfileMaker.Registry } });
        machine.Install(OutlookImport.Configuration);
        Assert.IsTrue(Waits(machine));
        Assert.IsNotNull(machine.HiveOf(1001).GetValue(Setup, "ImportPRF"));
    }

    [TestMethod]
    public void Remove_LeavesAndNamesTheImportedProfile_WhenItsAccountSaysSomethingElse()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        SetDefault(machine, "Home");
        machine.Install(OutlookImport.Configuration);
        OutlookImport.Run(machine.HiveOf(1001), Version);
        Change(machine);
        var profile = RegistrySnapshot.Take(machine.HiveOf(1001), Runs.ProfileKey).ToString();

        machine.Remove(OutlookImport.Configuration);

        Assert.AreEqual(profile, RegistrySnapshot.Take(machine.HiveOf(1001), Runs.ProfileKey).ToString());
        Assert.AreEqual("Home", Default(machine));
        Assert.IsTrue(machine.Log.Any(line => line.Contains("the profile \"Corporate Mail\", which Outlook imported, stays", StringComparison.Ordinal)), string.Join("\n", machine.Log));
    }

    [TestMethod]
    public void Remove_RestoresEverything_WhereverAWriteFails()
    {
        var failures = 0;
        for (var at = 0; ; at++)
        {
            var machine = Imported();
            var installed = OfTheUser(machine);
            var write = 0;
            machine.WriteFailure = _ => write++ == at ? new RegistryException($"Creating key", "Failing", RegistryException.AccessDenied) : null;
            var summary = machine.Remove(OutlookImport.Configuration);
            machine.WriteFailure = _ => null;
            if (write <= at)
            {
                break;
            }

            failures++;
            Assert.AreEqual("1 user: 1 failed", summary.ToString(), $"write {at}");
            Assert.AreEqual(installed, OfTheUser(machine), $"write {at}");

            // Nothing of what a later removal needs is lost.
            Assert.AreEqual("1 user: 1 removed", machine.Remove(OutlookImport.Configuration).ToString(), $"after write {at}");
            Assert.IsFalse(machine.HasProfile(1001), $"after write {at}");
        }

        Assert.IsGreaterThan(10, failures);
    }

    /// <summary>The hive and the files; what is the machine's goes although a user fails.</summary>
    private static string OfTheUser(FakeMachine machine) =>
        $"{RegistrySnapshot.Take(machine.HiveOf(1001), "")}\n{string.Join("\n", machine.Files.ToString().Split('\n').Where(line => line.Contains(FakeMachine.Sid(1001), StringComparison.Ordinal)))}";

    private static FakeMachine Waiting()
    {
        var machine = new FakeMachine().WithLoggedOnUser(1001, "jdoe");
        machine.Install(OutlookImport.Configuration);
        return machine;
    }

    private static FakeMachine Imported()
    {
        var machine = Waiting();
        OutlookImport.Run(machine.HiveOf(1001), Version);
        return machine;
    }

    private static string? Default(FakeMachine machine) => machine.HiveOf(1001).GetValue(OutlookRelease.Of(Version).DefaultProfileKey, "DefaultProfile")?.AsText();

    private static void SetDefault(FakeMachine machine, string name) =>
        machine.HiveOf(1001).SetValue(OutlookRelease.Of(Version).DefaultProfileKey, RegistryValue.String("DefaultProfile", name));

    private static void Change(FakeMachine machine)
    {
        var account = ExistingProfile.Read(machine.HiveOf(1001), OutlookRelease.Of(Version), "Corporate Mail")!.Accounts.Single();
        machine.HiveOf(1001).SetValue(account.SettingsKey, MapiValue.Text(PropertyTags.PR_ROH_PROXY_SERVER, "other.acme.com"));
    }

    private static System.Collections.Generic.IReadOnlyList<string> Differences(FakeMachine machine) => new ProfileVerification(machine.Machine()).FindDifferences(OutlookImport.Configuration).Select(difference => difference.ToString()).ToArray();

    private static bool Waits(FakeMachine machine) => new ProfileVerification(machine.Machine()).WaitsForOutlook(OutlookImport.Configuration);
}
