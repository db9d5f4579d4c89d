using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Planning.Formats;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Planning;

/// <summary>The worked example for every version in every format, one folder a version.</summary>
[TestClass]
public sealed class GoldenPlanTests
{
    public static IEnumerable<object[]> Versions => OutlookVersions.All.Select(version => new object[] { version });

    public static IEnumerable<object[]> PrfVersions => OutlookVersions.All.Where(version => version <= OutlookVersion.Outlook2013).Select(version => new object[] { version });

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void RegFile_EqualsGoldenFile_ForWorkedExample(OutlookVersion version) =>
        GoldenFile.AssertEqual($"plans/{version.Number()}/acme.reg", PlanRegFile.Write(Plan(version)));

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Text_EqualsGoldenFile_ForWorkedExample(OutlookVersion version) =>
        GoldenFile.AssertEqual($"plans/{version.Number()}/acme.txt", PlanText.Write(Plan(version)));

    [TestMethod]
    [DynamicData(nameof(Versions))]
    public void Json_EqualsGoldenFile_ForWorkedExample(OutlookVersion version) =>
        GoldenFile.AssertEqual($"plans/{version.Number()}/acme.json", PlanJson.Write(Plan(version)));

    [TestMethod]
    [DynamicData(nameof(PrfVersions))]
    public void Prf_EqualsGoldenFile_ForWorkedExample(OutlookVersion version) =>
        GoldenFile.AssertEqual($"plans/{version.Number()}/acme.prf", ProfilePrf.Write(TestData.Acme, version, TestData.Jane));

    [TestMethod]
    public void Prf_IsRefused_ForOutlook2016() =>
        StringAssert.Contains(
            Assert.ThrowsExactly<PlanException>(() => ProfilePrf.Write(TestData.Acme, OutlookVersion.Outlook2016, TestData.Jane)).Message,
            "takes no Exchange account from a .prf file");

    [TestMethod]
    public void Autodiscover_EqualsGoldenFile_ForWorkedExample() =>
        GoldenFile.AssertEqual("plans/autodiscover.xml", AutodiscoverResponse.Write(TestData.Acme));

    private static ProfilePlan Plan(OutlookVersion version) => ProfilePlanner.Plan(TestData.Acme, version, TestData.Jane, new MemoryRegistry());
}
