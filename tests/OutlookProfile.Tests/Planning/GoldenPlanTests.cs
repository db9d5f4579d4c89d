using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Planning.Formats;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Planning;

/// <summary>
/// Plans that people have read: one folder a case below Golden/plans, with its configuration.json (the worked example's is
/// config/acme.json), the profile before as VERSION-before.reg where there is one, and the plan in each format that the version takes.
/// </summary>
[TestClass]
public sealed class GoldenPlanTests
{
    private const string WorkedExample = "acme";

    public static IEnumerable<object[]> NewProfiles =>
        OutlookVersions.All.Select(version => new object[] { WorkedExample, version })
            .Concat(from name in new[] { "ntlm-no-ssl", "online-mode", "full-items" }
                    from version in new[] { OutlookVersion.Outlook2007, OutlookVersion.Outlook2010, OutlookVersion.Outlook2013, OutlookVersion.Outlook2016 }
                    select new object[] { name, version });

    public static IEnumerable<object[]> ExistingProfiles =>
        from name in new[] { "update-two-accounts", "add-to-internet-profile", "replace" }
        from version in new[] { OutlookVersion.Outlook2007, OutlookVersion.Outlook2010, OutlookVersion.Outlook2016 }
        select new object[] { name, version };

    [TestMethod]
    [DynamicData(nameof(NewProfiles))]
    public void Plan_EqualsGoldenFiles_ForANewProfile(string name, OutlookVersion version)
    {
        var configuration = Configuration(name);
        AssertPlan(name, version, ProfilePlanner.Plan(configuration, version, TestData.Jane, new MemoryRegistry()));
        if (version <= OutlookVersion.Outlook2013)
        {
            GoldenFile.AssertEqual($"plans/{name}/{version.Number()}.prf", ProfilePrf.Write(configuration, version, TestData.Jane));
        }

        GoldenFile.AssertEqual($"plans/{name}/autodiscover.xml", AutodiscoverResponse.Write(configuration, TestData.Jane));
    }

    [TestMethod]
    [DynamicData(nameof(ExistingProfiles))]
    public void Plan_EqualsGoldenFiles_ForAnExistingProfile(string name, OutlookVersion version)
    {
        var registry = new MemoryRegistry();
        var before = new OutlookMadeProfile(registry, version).WithInternetAccount("jane@home.example");
        if (name == "update-two-accounts")
        {
            // Up to 2007 there can be one Exchange account only; later the one of the first section is somebody else's.
            var first = before.AddExchangeAccount("other", "mail.partner.example", "jane@partner.example");
            if (version > OutlookVersion.Outlook2007)
            {
                before.WithFirstAccount(first).AddExchangeAccount("Doe, Jane", "old.acme.com", "jdoe@acme.com");
            }
        }

        var sections = RegFileWriter.FromRegistry(registry, "HKEY_CURRENT_USER", OutlookRelease.Of(version).ProfilesKey);
        GoldenFile.AssertEqual($"plans/{name}/{version.Number()}-before.reg", RegFileWriter.Write(sections));
        AssertPlan(name, version, ProfilePlanner.Plan(Configuration(name), version, TestData.Jane, registry));
    }

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Json_EqualsGoldenFile_ForWorkedExample(OutlookVersion version) =>
        GoldenFile.AssertEqual($"plans/acme/{version.Number()}.json", PlanJson.Write(ProfilePlanner.Plan(TestData.Acme, version, TestData.Jane, new MemoryRegistry())));

    [TestMethod]
    public void Prf_IsRefused_ForOutlook2016() =>
        StringAssert.Contains(
            Assert.ThrowsExactly<PlanException>(() => ProfilePrf.Write(TestData.Acme, OutlookVersion.Outlook2016, TestData.Jane)).Message,
            "takes no Exchange account from a .prf file");

    [TestMethod]
    public void EveryGoldenFile_BelongsToACase()
    {
        var folder = Path.Combine(TestData.Repository, "tests", "OutlookProfile.Tests", "Golden", "plans");
        var cases = NewProfiles.Concat(ExistingProfiles).Select(row => (string)row[0]).Distinct();

        CollectionAssert.AreEquivalent(cases.ToArray(), Directory.GetDirectories(folder).Select(Path.GetFileName).ToArray());
        Assert.IsEmpty(Directory.GetFiles(folder));
    }

    public static IEnumerable<object[]> Versions => OutlookVersions.All.Select(version => new object[] { version });

    private static ProfileConfiguration Configuration(string name) =>
        name == WorkedExample
            ? TestData.Acme
            : TestData.Configuration(File.ReadAllText(Path.Combine(TestData.Repository, "tests", "OutlookProfile.Tests", "Golden", "plans", name, "configuration.json")));

    private static void AssertPlan(string name, OutlookVersion version, ProfilePlan plan)
    {
        GoldenFile.AssertEqual($"plans/{name}/{version.Number()}.txt", PlanText.Write(plan, Language.English));
        PseudoLanguage.AssertTranslatable(PlanText.Write(plan, PseudoLanguage.Language), "Corporate Mail jdoe");
        GoldenFile.AssertEqual($"plans/{name}/{version.Number()}.reg", PlanRegFile.Write(plan));
    }
}
