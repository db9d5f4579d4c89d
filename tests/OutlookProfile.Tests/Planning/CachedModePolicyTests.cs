using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;

namespace OutlookProfile.Tests.Planning;

[TestClass]
public sealed class CachedModePolicyTests
{
    [TestMethod]
    [DataRow(SyncWindow.Days3, 0u, 3u)]
    [DataRow(SyncWindow.Days14, 0u, 14u)]
    [DataRow(SyncWindow.Months12, 12u, 0u)]
    [DataRow(SyncWindow.Months60, 60u, 0u)]
    [DataRow(SyncWindow.All, 0u, 0u)]
    public void Window_IsMonthsAndDays_ForOutlook2016(SyncWindow window, uint months, uint days)
    {
        var machine = UserMachine.With(With(window, null), OutlookVersion.Outlook2016);

        Assert.AreEqual(months, Policy(machine, OutlookVersion.Outlook2016, "SyncWindowSetting"));
        Assert.AreEqual(days, Policy(machine, OutlookVersion.Outlook2016, "SyncWindowSettingDays"));
        Assert.AreEqual(months, Profile(machine, "00036649"));
        Assert.AreEqual(days, Profile(machine, "0003665a"));
    }

    [TestMethod]
    [DataRow(SyncWindow.Months12, 12u)]
    [DataRow(SyncWindow.All, 0u)]
    [DataRow(SyncWindow.Days3, null)]
    [DataRow(SyncWindow.Months36, null)]
    public void Window_IsMonthsOfItsOwnSlider_ForOutlook2013(SyncWindow window, uint? months)
    {
        var machine = UserMachine.With(With(window, null), OutlookVersion.Outlook2013);

        Assert.AreEqual(months, Policy(machine, OutlookVersion.Outlook2013, "SyncWindowSetting"));
        Assert.IsNull(Policy(machine, OutlookVersion.Outlook2013, "SyncWindowSettingDays"));
        Assert.AreEqual(months, Profile(machine, "00036649"));
    }

    [TestMethod]
    [DataRow(SharedFolders.None, 0u, 0u, false)]
    [DataRow(SharedFolders.ExceptMail, 1u, 0u, true)]
    [DataRow(SharedFolders.All, 1u, 1u, true)]
    public void SharedFolders_ArePoliciesAndTheProfilesBit_FromOutlook2010On(SharedFolders shared, uint download, uint mail, bool bit)
    {
        foreach (var version in new[] { OutlookVersion.Outlook2010, OutlookVersion.Outlook2013, OutlookVersion.Outlook2016 })
        {
            var machine = UserMachine.With(With(null, shared), version);

            Assert.AreEqual(download, Policy(machine, version, "DownloadSharedFolders"));
            Assert.AreEqual(mail, Policy(machine, version, "CacheOthersMail"));
            Assert.AreEqual(bit, ((ConfigFlags)Profile(machine, "00036601")!).HasFlag(ConfigFlags.CONFIG_OST_CACHE_DELEGATE_PIM));
        }

        Assert.IsFalse(UserMachine.With(With(null, shared), OutlookVersion.Outlook2007).Registry.KeyExists(@"Software\Policies"));
    }

    private static ProfileConfiguration With(SyncWindow? window, SharedFolders? shared) => TestData.Acme with { CachedMode = new(true, Download.Headers, window, shared) };

    private static uint? Policy(UserMachine machine, OutlookVersion version, string name) =>
        machine.Registry.GetValue($@"Software\Policies\Microsoft\Office\{version.Number()}\Outlook\Cached Mode", name)?.AsDWord();

    private static uint? Profile(UserMachine machine, string name) =>
        MapiValue.ReadLong(machine.Values().SingleOrDefault(value => value.Key.EndsWith(name, System.StringComparison.Ordinal)).Value);
}
