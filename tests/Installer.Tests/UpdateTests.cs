using System;
using System.Linq;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace Installer.Tests;

/// <summary>A profile that somebody has made, with an Internet and an Exchange account in it.</summary>
[TestClass]
public sealed class UpdateTests
{
    /// <summary>The values that the configuration is about; nothing else of the profile may change.</summary>
    private static readonly string[] OurValues =
    [
        "DefaultProfile", "0003041f", "001f3001", "00036601", "00036604", "00036606", "001f6607", "001e6608", "001f6608",
        "001f6620", "001f6622", "00036623", "001f6625", "00036627", "001f6641",
    ];

    [TestMethod]
    public void SilentInstall_ChangesOnlyItsValues_WhenTheProfileHasTwoAccounts()
    {
        using var machine = TestMachine.Create();
        machine.ImportRegistry(TwoAccounts());
        var before = Snapshot.Take(machine);
        var installation = Installation.On(machine).WithTransform(Site.Acme);

        Expect.Installed(installation.Install());

        var beforeLines = before.Split('\n');
        var afterLines = Snapshot.Take(machine).Split('\n');
        var changed = beforeLines.Except(afterLines).Union(afterLines.Except(beforeLines)).Select(line => line.Split('"').ElementAtOrDefault(1) ?? line).Distinct().ToArray();
        Assert.IsNotEmpty(changed);
        Assert.IsEmpty(changed.Except(OurValues));
        Assert.AreEqual(2, Profile.Read(machine).ServiceCount);
        Assert.AreEqual("exchange.acme.com", Profile.Read(machine).AccountText("001f6608"));
        Expect.Uninstalled(installation.Uninstall());
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    private static string TwoAccounts()
    {
        var registry = new MemoryRegistry();
        var release = OutlookRelease.Of(OutlookVersion.Outlook2010);
        var key = release.ProfileKey("Corporate Mail");
        var internet = MapiUid.FromName("an Internet account of the user's");
        registry.SetValue($@"{key}\{internet}", MapiValue.Text(PropertyTags.PR_SERVICE_NAME, "INTERNET"));
        registry.SetValue($@"{key}\{ProfileSections.Master}", MapiValue.Uids(PropertyTags.PR_SERVICES, [internet]));
        var old = ConfigurationReader.Read(
            """{ "outlook": { "versions": ["14.0"] }, "mailbox": { "user": "jane", "smtpAddress": "jane@old.acme.com" }, "server": { "fqdn": "old.acme.com" }, "cachedMode": { "enabled": false }, "encryption": false, "http": { "enabled": false } }""",
            "old");
        var somebody = new TargetUser("somebody", null, null, "PC", () => null, @"C:\nowhere");
        foreach (var set in ProfilePlanner.Plan(old, OutlookVersion.Outlook2010, somebody, registry).Changes.OfType<SetValue>())
        {
            registry.SetValue(set.Key, set.Value);
        }

        return RegFileWriter.Write(RegFileWriter.FromRegistry(registry, "HKEY_CURRENT_USER", release.ProfilesKey)).ReplaceLineEndings(Environment.NewLine);
    }
}
