using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Planning;

/// <summary>A profile that contradicts itself is named, with the place, and nothing is planned.</summary>
[TestClass]
public sealed class DamagedProfileTests
{
    private const OutlookVersion Version = OutlookVersion.Outlook2010;

    private readonly UserMachine machine = new();
    private readonly OutlookMadeProfile profile;
    private readonly string settings;

    public DamagedProfileTests()
    {
        profile = new OutlookMadeProfile(machine.Registry, Version);
        settings = profile.AddExchangeAccount("jdoe", "old.acme.com");
    }

    [TestMethod]
    [DataRow("01023d0e", "PR_SERVICES")]
    [DataRow("01023d00", "PR_STORE_PROVIDERS")]
    [DataRow("01023d01", "PR_AB_PROVIDERS")]
    [DataRow("01023d02", "PR_TRANSPORT_PROVIDERS")]
    [DataRow("01023d08", "PR_FILTERING_HOOKS")]
    public void Plan_NamesTheMissingSection_WhenAListPointsNowhere(string list, string name)
    {
        profile.Set(ProfileSections.Master, RegistryValue.Binary(list, Enumerable.Repeat((byte)0xEE, 16).ToArray()));

        AssertDamaged($"{name} ({list}) names section eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee, which is not there");
    }

    [TestMethod]
    [DataRow(15)]
    [DataRow(17)]
    [DataRow(1)]
    public void Plan_NamesTheList_WhenItsLengthIsWrong(int length)
    {
        profile.Set(ProfileSections.Master, RegistryValue.Binary("01023d0e", new byte[length]));

        AssertDamaged($"PR_SERVICES (01023d0e) in section {ProfileSections.Master} is no list of 16-byte identifiers");
    }

    [TestMethod]
    public void Plan_NamesTheList_WhenItsTypeIsWrong()
    {
        profile.Set(ProfileSections.Master, RegistryValue.DWord("01023d0e", 16));

        AssertDamaged("PR_SERVICES (01023d0e)");
    }

    [TestMethod]
    public void Plan_NamesTheExchangeSection_WhenItIsMissing()
    {
        machine.Registry.DeleteKey(profile.SectionKey(settings));

        AssertDamaged($"the Exchange section {settings} of service ");
    }

    [TestMethod]
    public void Plan_SaysSo_WhenAServiceHasTwoExchangeSections()
    {
        var service = MapiValue.ReadUids(machine.Registry.GetValue(profile.SectionKey(ProfileSections.Master), "01023d0e"))![0];
        profile.Set(service.KeyName, RegistryValue.Binary("01023d15", new byte[32]));

        AssertDamaged("names more than one Exchange section");
    }

    [TestMethod]
    [DataRow("00036601", "PR_PROFILE_CONFIG_FLAGS")]
    [DataRow("00036604", "PR_PROFILE_CONNECT_FLAGS")]
    [DataRow("00036606", "PR_PROFILE_UI_STATE")]
    [DataRow("00036623", "PR_ROH_FLAGS")]
    public void Plan_NamesTheNumber_WhenItIsNotFourBytes(string number, string name)
    {
        profile.Set(settings, RegistryValue.Binary(number, [1, 2, 3]));

        AssertDamaged($"{name} ({number}) in section {settings} is no number of four bytes");
    }

    [TestMethod]
    public void Plan_NamesTheMasterSection_WhenItIsMissing()
    {
        machine.Registry.DeleteKey(profile.SectionKey(ProfileSections.Master));

        AssertDamaged($"its section {ProfileSections.Master}, which lists everything else, is not there");
    }

    [TestMethod]
    public void Plan_EitherSucceedsOrSaysWhatIsDamaged_ForAnyBytesInAnyValue() =>
        Prop.ForAll(
            Gen.Elements(machine.Values(profile.Key).Keys.ToArray()).ToArbitrary(),
            Gen.Choose(0, 255).Select(number => (byte)number).ArrayOf().ToArbitrary(),
            Gen.Elements(RegistryValueType.Binary, RegistryValueType.String, RegistryValueType.DWord, RegistryValueType.MultiString).ToArbitrary(),
            (name, data, type) =>
            {
                var key = RegistryPath.Join(profile.Key, RegistryPath.Parent(name));
                var old = machine.Registry.GetValue(key, RegistryPath.Name(name))!;
                machine.Registry.SetValue(key, new RegistryValue(old.Name, type, data));
                try
                {
                    machine.Plan(TestData.Acme, Version);
                }
                catch (DamagedProfileException exception)
                {
                    StringAssert.StartsWith(exception.Message, "The profile \"Corporate Mail\" is damaged: ");
                }
                finally
                {
                    machine.Registry.SetValue(key, old);
                }
            }).QuickCheckThrowOnFailure();

    private void AssertDamaged(string problem)
    {
        var before = machine.State;
        var exception = Assert.ThrowsExactly<DamagedProfileException>(() => machine.Install(TestData.Acme, Version));

        Assert.AreEqual("Corporate Mail", exception.ProfileName);
        StringAssert.StartsWith(exception.Message, "The profile \"Corporate Mail\" is damaged: ");
        StringAssert.Contains(exception.Message, problem);
        StringAssert.Contains(exception.Message, "It was left as it is.");
        Assert.AreEqual(before, machine.State);
    }
}
