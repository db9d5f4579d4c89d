using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Planning.Formats;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Planning;

/// <summary>profile.by import: what is laid out for Outlook, and what is made of the profile that it then has.</summary>
[TestClass]
public sealed class ProfileImportTests
{
    private static readonly ProfileConfiguration Imported = OutlookImport.Configuration;

    public static IEnumerable<object[]> Versions => OutlookVersions.All.Where(version => version <= OutlookVersion.Outlook2013).Select(version => new object[] { version });

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void FileAndSetup_AreLaidOut_AndTheRegistryHasNoProfile(OutlookVersion version)
    {
        var machine = new UserMachine();
        var setup = $@"Software\Microsoft\Office\{version.Number()}\Outlook\Setup";
        machine.Registry.SetValue(setup, RegistryValue.Binary("First-Run", [1]));
        machine.Registry.SetValue(setup, RegistryValue.Binary("FirstRun", [1]));
        var plan = machine.Plan(Imported, version);
        machine.Apply(plan);
        var path = $@"C:\Users\jdoe\AppData\Local\OutlookProfile\Import\{version.Number()}.prf";

        Assert.AreEqual(ProfilePrf.Write(Imported, version, TestData.Jane), Encoding.ASCII.GetString(machine.Files[path]));
        Assert.AreEqual(RegistryValue.String("ImportPRF", path), machine.Registry.GetValues(setup).Single());
        Assert.IsFalse(machine.Registry.KeyExists(OutlookRelease.Of(version).ProfilesKey));
        Assert.IsTrue(plan.WaitsForOutlook);
        Assert.IsTrue(plan.Notes.Any(note => note.ToString().Contains("waits for the next start of " + version.ProductName())));
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void OnceImported_NothingIsAskedOfOutlookAgain(OutlookVersion version)
    {
        var machine = Import(version);
        var plan = machine.Plan(Imported, version);

        Assert.IsFalse(plan.WaitsForOutlook);
        Assert.IsTrue(plan.Notes.Any(note => note.ToString().Contains("has imported the profile \"Corporate Mail\"")), string.Join("\n", plan.Notes));
        var before = machine.State;
        Assert.AreEqual(before, machine.Apply(plan).State);
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void ChangedAccount_IsImportedAgain(OutlookVersion version)
    {
        var machine = Import(version);
        var account = ExistingProfile.Read(machine.Registry, OutlookRelease.Of(version), "Corporate Mail")!.Accounts.Single();
        machine.Registry.SetValue(account.SettingsKey, MapiValue.Text(PropertyTags.PR_ROH_PROXY_SERVER, "other.acme.com"));

        Assert.IsTrue(machine.Plan(Imported, version).WaitsForOutlook);
        Assert.IsFalse(File(machine).IsAsImported(machine.Registry));
    }

    [TestMethod]
    public void Outlook2016_IsRefused_WithTheReason() =>
        Assert.AreEqual(
            "profile.by is import, but Outlook 2016 or later imports no Exchange account from a .prf file any more. Set profile.by to registry, or name only older versions in outlook.versions.",
            Assert.ThrowsExactly<PlanException>(() => new UserMachine().Plan(Imported, OutlookVersion.Outlook2016)).Message);

    [TestMethod]
    public void Text_ThatAFileCannotHold_IsRefused() =>
        StringAssert.Contains(
            Assert.ThrowsExactly<PlanException>(() => new UserMachine().Plan(Imported with { Mailbox = new("J\u00e4ne", "jane@acme.com") }, OutlookVersion.Outlook2010)).Message,
            "cannot stand in a .prf file");

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Removal_TakesTheProfile_AndTheDefaultThatNamesIt(OutlookVersion version)
    {
        var machine = Import(version);
        var file = File(machine);

        Assert.IsTrue(file.IsThere(machine.Registry));
        Assert.IsTrue(file.IsAsImported(machine.Registry));
        machine.Apply(new("Corporate Mail", file.Removal(machine.Registry), []));
        Assert.IsFalse(file.IsThere(machine.Registry));
        Assert.IsNull(machine.Registry.GetValue(OutlookRelease.Of(version).DefaultProfileKey, "DefaultProfile"));
    }

    [TestMethod]
    [DataRow("site.prf", "[General]\r\nProfileName=x\r\n")]
    [DataRow("14.0.txt", "[General]\r\nProfileName=x\r\n")]
    [DataRow("14.0.prf", "[Service List]\r\n")]
    public void OtherFile_IsNoneOfOurs(string name, string content) => Assert.IsNull(ImportedProfile.Read(@"C:\x\Import\" + name, Encoding.ASCII.GetBytes(content)));

    private static UserMachine Import(OutlookVersion version)
    {
        var machine = new UserMachine().Install(Imported, version);
        OutlookImport.Run(machine.Registry, version);
        return machine;
    }

    private static ImportedProfile File(UserMachine machine) => machine.Files.Select(file => ImportedProfile.Read(file.Key, file.Value)).OfType<ImportedProfile>().Single();
}
