using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Planning.Formats;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Planning;

/// <summary>The formats say what the plan does, whatever profile and mailbox are called.</summary>
[TestClass]
public sealed class PlanFormatTests
{
    [TestMethod]
    public void Json_HoldsEveryChangeInOrder_ForAnyConfiguration() =>
        ForAnyPlan((plan, name) =>
        {
            using var json = JsonDocument.Parse(PlanJson.Write(plan));

            Assert.AreEqual(name, json.RootElement.GetProperty("profile").GetString());
            CollectionAssert.AreEqual(plan.Notes.Select(note => note.ToString()).ToArray(), json.RootElement.GetProperty("notes").EnumerateArray().Select(note => note.GetString()).ToArray());
            CollectionAssert.AreEqual(
                plan.Changes.Select(Describe).ToArray(),
                json.RootElement.GetProperty("changes").EnumerateArray().Select(Describe).ToArray());
        });

    [TestMethod]
    public void RegFile_MakesWhatThePlanMakes_ForAnyConfiguration() =>
        ForAnyPlan((plan, _) =>
        {
            var registry = new MemoryRegistry();
            RegFileReader.LoadInto(registry, "HKEY_CURRENT_USER", RegFileReader.Read(Encoding.UTF8.GetBytes(PlanRegFile.Write(plan)), "plan.reg"));

            Assert.AreEqual(RegistrySnapshot.Take(new UserMachine().Apply(plan).Registry, ""), RegistrySnapshot.Take(registry, ""));
        });

    [TestMethod]
    public void RegFile_KeepsTheOrder_OfDeletionsAndNewValues()
    {
        var plan = new ProfilePlan(
            "x",
            [
                new SetValue("A\\B", RegistryValue.DWord("old", 1), $""),
                new DeleteTree("A\\B", $""),
                new SetValue("A\\B\\C", RegistryValue.DWord("new", 1), $""),
                new SetValue("A", RegistryValue.DWord("gone", 1), $""),
                new DeleteValue("A", "gone", $""),
            ],
            []);

        Assert.AreEqual(
            "Windows Registry Editor Version 5.00\r\n\r\n"
            + "[HKEY_CURRENT_USER\\A]\r\n\r\n[HKEY_CURRENT_USER\\A\\B]\r\n\"old\"=dword:00000001\r\n\r\n[-HKEY_CURRENT_USER\\A\\B]\r\n\r\n"
            + "[HKEY_CURRENT_USER\\A\\B]\r\n\r\n[HKEY_CURRENT_USER\\A\\B\\C]\r\n\"new\"=dword:00000001\r\n\r\n[HKEY_CURRENT_USER\\A]\r\n\"gone\"=dword:00000001\r\n\"gone\"=-\r\n\r\n",
            PlanRegFile.Write(plan));
    }

    [TestMethod]
    public void Text_NamesEveryPropertyAndItsReason_ForAnyConfiguration() =>
        ForAnyPlan((plan, _) =>
        {
            var text = PlanText.Write(plan, Language.English);
            foreach (var change in plan.Changes)
            {
                Assert.IsFalse(change.Reason.IsEmpty);
                StringAssert.Contains(text, change.Reason.ToString());
                if (change is SetValue set && PropertyTag.FromValueName(set.Value.Name) is not null)
                {
                    var name = PropertyNames.Find(set.Value.Name);
                    Assert.IsNotNull(name, set.Value.Name);
                    StringAssert.Contains(text, $"{name} ({set.Value.Name}) = ");
                }
            }
        });

    [TestMethod]
    public void Text_SaysBitsWithoutAName_AsANumber() =>
        Assert.AreEqual("0x50F (ROHFLAGS_USE_ROH | ROHFLAGS_SSL_ONLY | ROHFLAGS_MUTUAL_AUTH | ROHFLAGS_HTTP_FIRST_ON_FAST | 0x500)", ValueText.Content(MapiValue.Long(PropertyTags.PR_ROH_FLAGS, 0x50F)).ToString());

    private static void ForAnyPlan(Action<ProfilePlan, string> check) =>
        Prop.ForAll(
            AnyConfiguration.Configurations.ToArbitrary(),
            AnyConfiguration.Versions.ToArbitrary(),
            (configuration, version) =>
            {
                check(new UserMachine().Plan(configuration, version), configuration.Profile.Name);

                // The same in the place of a profile that is there.
                var machine = new UserMachine();
                new OutlookMadeProfile(machine.Registry, version, configuration.Profile.Name).WithInternetAccount("jane@home.example");
                var replace = configuration with { Profile = configuration.Profile with { IfExists = IfExists.Replace } };
                check(machine.Plan(replace, version), configuration.Profile.Name);
            }).QuickCheckThrowOnFailure();

    private static string Describe(PlannedChange change) => change switch
    {
        SetValue set => $"setValue|{set.Key}|{set.Value.Name}|{(uint)set.Value.Type}|{Convert.ToHexStringLower(set.Value.Data)}|{set.Reason}",
        DeleteTree delete => $"deleteTree|{delete.Key}|{delete.Reason}",
        WriteFile file => $"writeFile|{file.Path}|{Encoding.UTF8.GetString(file.Content)}|{file.Reason}",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private static string Describe(JsonElement change) =>
        string.Join('|', change.EnumerateObject().Where(member => member.Name != "mapi").Select(member => member.Value.ToString()));
}
