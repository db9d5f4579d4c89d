using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Planning;

/// <summary>
/// Our service against the template of MAPISVC.INF as mfcmapi has it (UI/profile.cpp:62-133), value by value and in both
/// directions: what the template has is there, and what is there is the template's or named here with its reason.
/// </summary>
[TestClass]
public sealed class ServiceTemplateTests
{
    private const string InstallId = "{6485D26A-C2AC-11D1-AD3E-10A0C911C9C0}";

    /// <summary>Id and content by section; texts as they are, other values in hex of their bytes.</summary>
    private static readonly Dictionary<string, Dictionary<string, string>> Template = new()
    {
        ["MSEMS"] = new()
        {
            ["3001"] = "Microsoft Exchange Server",
            ["3d09"] = "MSEMS",
            ["3d0a"] = "emsui.dll",
            ["3d0b"] = "EMSCfg",
            ["3d13"] = InstallId,
            ["3009"] = "02000000",
            ["3d0f"] = "emsui.dll emsabp.dll emsmdb.dll",
        },
        ["EMS_DSA"] = Provider("23000000", "EMSABP.DLL", "Microsoft Exchange Directory Service", "Microsoft Exchange Directory Service"),
        ["EMS_MDB_private"] = Provider("21000000", "EMSMDB.DLL", "Private Folders", "Microsoft Exchange Message Store", ("3009", "06100000"), ("6609", "0C000000"), ("660a", "01000000"), ("3414", "5494A1C0297F101BA58708002B2A2517")),
        ["EMS_MDB_public"] = Provider("21000000", "EMSMDB.DLL", "Public Folders", "Microsoft Exchange Message Store", ("3009", "40000000"), ("6609", "06000000"), ("660a", "03000000"), ("3414", "78B2FA70AFF711CD9BC800AA002FC45A")),
        ["EMS_RXP"] = Provider("24000000", "EMSUI.DLL", "Microsoft Exchange Remote Transport", "Microsoft Exchange Remote Transport", ("6609", "40000000"), ("660a", "0A000000")),
        ["EMS_MSX"] = Provider("24000000", "EMSMDB.DLL", "Microsoft Exchange Transport", "Microsoft Exchange Transport", ("6609", "00000000")),
        ["EMS_Hook"] = Provider("28000000", "EMSMDB.DLL", "Microsoft Exchange Hook", "Microsoft Exchange Hook", ("3009", "00020000")),

        // 6601 and 6604 of the template say what a configuration decides.
        ["MSEMS_MSMail_Section"] = new() { ["6600"] = "01050000", ["6605"] = "03000000" },
    };

    /// <summary>What a profile in the registry has beyond MAPISVC.INF: MAPI's own pointers, and 00033009 as every real address book provider has it.</summary>
    private static readonly Dictionary<string, string[]> Beyond = new()
    {
        ["MSEMS"] = ["3d00", "3d01", "3d02", "3d08", "3d0c", "3d15"],
        ["EMS_DSA"] = ["3009", "3d0c", "3d15"],
        ["EMS_MDB_private"] = ["3d0c", "3d15", "6641"],
        ["EMS_MDB_public"] = ["3d0c", "3d15"],
        ["EMS_RXP"] = ["3d0c", "3d15"],
        ["EMS_MSX"] = ["3d0c", "3d15"],
        ["EMS_Hook"] = ["3d0c", "3d15"],
        ["MSEMS_MSMail_Section"] = ["3001", "3d00", "3d01", "3d02", "3d0c", "6601", "6604", "6606", "6607", "6608", "6619", "6620", "6622", "6623", "6625", "6627", "6641"],
    };

    public static IEnumerable<object[]> Versions => OutlookVersions.All.Select(version => new object[] { version });

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Service_HoldsEveryValueOfTheTemplate_AndNothingElseUnnamed(OutlookVersion version)
    {
        foreach (var (section, values) in Sections(version, is64Bit: false))
        {
            foreach (var (id, expected) in Template[section])
            {
                var wanted = section == "EMS_MDB_private" && id == "3001" && version == OutlookVersion.Outlook2016 ? "jdoe@acme.com" : expected;
                Assert.AreEqual(wanted, values.GetValueOrDefault(id), $"{section} {id}");
            }

            Assert.AreEqual("", string.Join(" ", values.Keys.Except(Template[section].Keys).Except(Beyond[section])), section);
        }
    }

    [TestMethod]
    public void SupportFiles_TakeThePointersOfTheOutlookThatReadsThem()
    {
        Assert.AreEqual("03000000100000001A00000025000000656D7375692E646C6C00656D736162702E646C6C00656D736D64622E646C6C00", Bytes(OutlookVersion.Outlook2007, false, "101e3d0f"));
        StringAssert.StartsWith(Bytes(OutlookVersion.Outlook2010, false, "101f3d0f"), "03000000" + "10000000" + "24000000" + "3A000000" + "65006D00");
        StringAssert.StartsWith(Bytes(OutlookVersion.Outlook2010, true, "101f3d0f"), "03000000" + "1C00000000000000" + "3000000000000000" + "4600000000000000" + "65006D00");

        static string? Bytes(OutlookVersion version, bool is64Bit, string name) =>
            Convert.ToHexString(UserMachine.With(TestData.Acme, new TargetOutlook(version, is64Bit)).Values().Single(value => RegistryPath.Name(value.Key) == name).Value.Data);
    }

    [TestMethod]
    public void SupportFiles_AreLeftOutWithANote_WhenTheBitnessIsUnknown()
    {
        var plan = new UserMachine().Plan(TestData.Acme, OutlookVersion.Outlook2013);

        Assert.IsFalse(new UserMachine().Apply(plan).Values().Keys.Any(name => name.EndsWith("3d0f", StringComparison.Ordinal)));
        Assert.IsTrue(plan.Notes.Any(note => note.ToString().StartsWith("PR_SERVICE_SUPPORT_FILES is left out for Outlook 2013", StringComparison.Ordinal)));
    }

    private static Dictionary<string, string> Provider(string type, string dll, string name, string provider, params (string Id, string Content)[] more)
    {
        var values = new Dictionary<string, string> { ["3e03"] = type, ["300a"] = dll, ["3001"] = name, ["3006"] = provider, ["3d09"] = "MSEMS", ["3d13"] = InstallId };
        foreach (var (id, content) in more)
        {
            values.Add(id, content);
        }

        return values;
    }

    /// <summary>The sections of the profile by the template's names: told apart by what MAPI tells them apart by.</summary>
    private static IEnumerable<(string Section, Dictionary<string, string> Values)> Sections(OutlookVersion version, bool is64Bit)
    {
        var machine = UserMachine.With(TestData.Acme, new TargetOutlook(version, is64Bit));
        var profile = OutlookRelease.Of(version).ProfileKey("Corporate Mail");
        var found = machine.Registry.GetSubKeyNames(profile)
            .Except([ProfileSections.Master, ProfileSections.OutlookGlobal, ProfileSections.ProfileInstance])
            .Select(section => machine.Registry.GetValues($@"{profile}\{section}").GroupBy(value => value.Name[4..]).ToDictionary(values => values.Key, values => Content(values.First())))
            .Select(values => (Name(values), values))
            .ToArray();
        CollectionAssert.AreEquivalent(Template.Keys.ToArray(), found.Select(section => section.Item1).ToArray());
        return found;
    }

    private static string Name(Dictionary<string, string> values) => (values.GetValueOrDefault("3e03"), values.GetValueOrDefault("300a"), values.GetValueOrDefault("660a")) switch
    {
        ("23000000", _, _) => "EMS_DSA",
        ("21000000", _, "01000000") => "EMS_MDB_private",
        ("21000000", _, _) => "EMS_MDB_public",
        ("24000000", "EMSUI.DLL", _) => "EMS_RXP",
        ("24000000", _, _) => "EMS_MSX",
        ("28000000", _, _) => "EMS_Hook",
        _ => values.ContainsKey("3d0a") ? "MSEMS" : "MSEMS_MSMail_Section",
    };

    private static string Content(RegistryValue value) => value.Name[..4] switch
    {
        "001e" or "001f" => MapiValue.ReadText(value)!,
        "101e" => System.Text.Encoding.ASCII.GetString(value.Data[16..]).TrimEnd('\0').Replace('\0', ' '),
        "101f" => System.Text.Encoding.Unicode.GetString(value.Data[16..]).TrimEnd('\0').Replace('\0', ' '),
        _ => Convert.ToHexString(value.Data),
    };
}
