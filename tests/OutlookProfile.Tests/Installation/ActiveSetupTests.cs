using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Installation;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Installation;

[TestClass]
public sealed class ActiveSetupTests
{
    private const string Native = @"SOFTWARE\Microsoft\Active Setup\Installed Components\" + ActiveSetup.Component;
    private const string Wow = @"SOFTWARE\WOW6432Node\Microsoft\Active Setup\Installed Components\" + ActiveSetup.Component;

    [TestMethod]
    public void Install_RegistersBothViews_WithQuotedStub()
    {
        var machine = Installed(TestData.Acme);
        foreach (var key in new[] { Native, Wow })
        {
            var stub = machine.LocalMachine.GetValue(key, "StubPath")!;
            Assert.AreEqual(RegistryValueType.ExpandString, stub.Type);
            Assert.AreEqual($"\"{System.IO.Path.Combine(FakeMachine.InstallFolder, "outlookprofile.exe")}\" apply --state", stub.AsText());
            Assert.AreEqual(1u, machine.LocalMachine.GetValue(key, "IsInstalled")!.AsDWord());
            StringAssert.Matches(VersionIn(machine, key), new Regex(@"^\d{4},\d{3,4},\d{1,4},\d{1,2}$"));
        }
    }

    [TestMethod]
    public void Version_Stays_WhenTheSameConfigurationIsInstalledAgain()
    {
        var machine = Installed(TestData.Acme);
        var first = VersionIn(machine, Native);
        Install(machine, TestData.Acme);
        Assert.AreEqual(first, VersionIn(machine, Native));
    }

    [TestMethod]
    public void Version_Rises_WithANewConfiguration()
    {
        var machine = Installed(TestData.Acme);
        var first = VersionIn(machine, Native);
        Install(machine, TestData.Acme with { Encryption = false });
        AssertRises(first, VersionIn(machine, Native));
        AssertRises(first, VersionIn(machine, Wow));
    }

    [TestMethod]
    public void Version_IsAboveWhatAUserHasNotedDown_WhenItIsInstalledAnewAfterARemoval()
    {
        var first = PlannedVersion(null, new DateTime(2026, 11, 26, 9, 5, 59, DateTimeKind.Utc));
        Assert.AreEqual("2026,1126,905,59", first);

        // The removal has taken the machine's key away, and left the note in the hive of a user who could not be reached.
        AssertRises(first, PlannedVersion(null, new DateTime(2026, 11, 26, 9, 6, 0, DateTimeKind.Utc)));
        AssertRises(first, PlannedVersion(null, new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc)));
        AssertRises(first, PlannedVersion(null, new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
    }

    [TestMethod]
    [DataRow("1,0,0,7", "2026,1126,905,59", DisplayName = "one of an earlier release")]
    [DataRow("2026,1126,905,59", "2026,1126,905,60", DisplayName = "within the same second")]
    [DataRow("2031,101,0,0", "2031,101,0,1", DisplayName = "the clock was wrong")]
    [DataRow("nonsense", "2026,1126,905,59")]
    public void Version_Rises_Always(string before, string after) =>
        Assert.AreEqual(after, PlannedVersion(before, new DateTime(2026, 11, 26, 9, 5, 59, DateTimeKind.Utc)));

    [TestMethod]
    [DataRow(Native)]
    [DataRow(Wow)]
    public void Version_IsAboveWhatAUserHasNotedDown_WhenTheClockWasSetBackSince(string key)
    {
        var ahead = $"{DateTime.UtcNow.Year + 3},101,0,0";
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithUser(1002, "asmith");
        machine.HiveOf(1002).SetValue(key, RegistryValue.String("Version", ahead));

        Install(machine, TestData.Acme);

        AssertRises(ahead, VersionIn(machine, Native));
        AssertRises(ahead, VersionIn(machine, Wow));
    }

    /// <summary>The note is the user's own to change.</summary>
    [TestMethod]
    [DataRow("65535,65535,65535,65535", DisplayName = "the highest there is")]
    [DataRow("70000,1,1,1", DisplayName = "more than 16 bits")]
    [DataRow("nonsense")]
    public void Version_IsTheTime_WhateverAUserMakesOfTheNote(string note)
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe");
        machine.HiveOf(1001).SetValue(Native, RegistryValue.String("Version", note));

        Install(machine, TestData.Acme);

        StringAssert.StartsWith(VersionIn(machine, Native), DateTime.UtcNow.Year + ",");
    }

    [TestMethod]
    public void Version_GoesOnInTheNextPlace_WhenTheLastOneIsFull() =>
        Assert.AreEqual("2031,102,0,0", PlannedVersion("2031,101,65535,65535", new DateTime(2026, 11, 26, 9, 5, 59, DateTimeKind.Utc)));

    [TestMethod]
    public void Install_GoesOn_WhenTheNoteCannotBeRead()
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe").WithLink(1001, @"SOFTWARE\Microsoft\Active Setup");

        Install(machine, TestData.Acme);

        Assert.IsTrue(machine.HasProfile(1001));
        Assert.IsTrue(machine.Log.Any(line => line.Contains("what Active Setup has noted down is not known")));
    }

    [TestMethod]
    public void Plan_LeavesTheKeyAlone_WhenItIsSomebodyElses()
    {
        var registry = new MemoryRegistry();
        registry.SetValue(Native, RegistryValue.String("StubPath", "other.exe"));
        var notes = new List<Text>();
        var changes = ActiveSetup.Plan(registry, FakeMachine.InstallFolder, true, DateTime.UtcNow, [], notes).OfType<SetValue>().ToArray();
        Assert.IsTrue(changes.All(change => change.Key == Wow));
        StringAssert.Contains(notes.Single().ToString(), "is somebody else's");
    }

    private static string PlannedVersion(string? before, DateTime now)
    {
        var registry = new MemoryRegistry();
        if (before is not null)
        {
            registry.SetValue(Native, RegistryValue.String("Version", before));
        }

        var version = ActiveSetup.Plan(registry, FakeMachine.InstallFolder, true, now, [], []).OfType<SetValue>().First(change => change.Value.Name == "Version");
        Assert.AreEqual(Native, version.Key);
        return version.Value.AsText()!;
    }

    private static string VersionIn(FakeMachine machine, string key) => machine.LocalMachine.GetValue(key, "Version")!.AsText()!;

    /// <summary>System.Version compares four numbers in the same way.</summary>
    private static void AssertRises(string before, string after) =>
        Assert.IsGreaterThan(new Version(before.Replace(',', '.')), new Version(after.Replace(',', '.')));

    private static FakeMachine Installed(OutlookProfile.Configuration.ProfileConfiguration configuration)
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe");
        Install(machine, configuration);
        return machine;
    }

    private static void Install(FakeMachine machine, OutlookProfile.Configuration.ProfileConfiguration configuration)
    {
        var id = Guid.NewGuid();
        machine.Installation().Install(configuration, id, FakeMachine.InstallFolder);
        machine.Installation().Commit(id);
    }
}
