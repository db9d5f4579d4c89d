using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;

namespace OutlookProfile.Tests.Outlook;

[TestClass]
public sealed class OutlookSelectionTests
{
    [TestMethod]
    [DataRow("16.0", "", "16.0", DisplayName = "A named version needs no Outlook on the machine.")]
    [DataRow("14.0 16.0", "16.0", "14.0 16.0", DisplayName = "All that were named, though one is not installed.")]
    [DataRow("11.0 12.0 14.0", "", "14.0", DisplayName = "2003, 2007 and 2010 share a place: the newest.")]
    [DataRow("11.0 12.0 14.0", "12.0", "12.0", DisplayName = "2003, 2007 and 2010 share a place: the installed one.")]
    [DataRow("11.0 14.0", "12.0 15.0", "14.0", DisplayName = "What is installed but not meant does not count.")]
    [DataRow("auto", "14.0 16.0", "14.0 16.0", DisplayName = "Every version found.")]
    [DataRow("auto", "11.0 12.0 15.0", "12.0 15.0", DisplayName = "One for each place.")]
    public void Choose_TakesOneVersionForEachPlace(string wanted, string installed, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', OutlookSelection.Choose(Settings(wanted, null), Installed(installed)).Select(outlook => outlook.Version.Number())));

    [TestMethod]
    public void Choose_TakesTheVersionThatWillCome_WhenNoneIsFound() =>
        Assert.AreEqual((TargetOutlook)OutlookVersion.Outlook2016, OutlookSelection.Choose(Settings("auto", OutlookVersion.Outlook2016), []).Single());

    [TestMethod]
    public void Choose_Fails_WhenNoneIsFoundAndNoneWillCome() =>
        StringAssert.Contains(Assert.ThrowsExactly<PlanException>(() => OutlookSelection.Choose(Settings("auto", null), [])).Message, "No Outlook was found on this machine.");

    private static OutlookSettings Settings(string versions, OutlookVersion? ifNotFound) =>
        new(versions == "auto" ? VersionSelection.Auto : VersionSelection.Of(versions.Split(' ').Select(number => OutlookVersions.Find(number)!.Value)), ifNotFound, IfRunning.Fail);

    private static InstalledOutlook[] Installed(string versions) =>
        versions.Split(' ', System.StringSplitOptions.RemoveEmptyEntries).Select(number => new InstalledOutlook(OutlookVersions.Find(number)!.Value, false, OfficeSetup.WindowsInstaller)).ToArray();
}
