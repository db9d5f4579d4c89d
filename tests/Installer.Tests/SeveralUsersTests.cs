using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests;

/// <summary>
/// Installations for all users over several users' hives, as Wine can have them: two that are loaded, one in a file of Wine's own text format
/// (RegLoadKey takes no other, and RegUnLoadKey does not write it back: what was written there shows in the log and in that the next run finds
/// the file as it was), one user without a hive and one without an account. The accounts are those of which Wine's LookupAccountSid knows a name.
/// </summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "makes users, which Wine forgets with its prefix")]
public sealed class SeveralUsersTests
{
    private const string Authority = "S-1-5-21-0-0-0-";
    private const string Caller = Authority + "1000";
    private const string LoggedOn = Authority + "500";
    private const string Away = Authority + "501";
    private const string WithoutHive = Authority + "513";
    private const string WithoutAccount = Authority + "7777";
    private const string Profiles = @"Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem\Profiles";

    private const string AwayHive =
        """
        WINE REGISTRY Version 2
        ;; All keys relative to \\User\\S-1-5-21-0-0-0-501

        #arch=win64

        [Software\\Somebody] 1700000000
        #time=1da1b2c3d4e5f60
        "Mine"="Guest"


        """;

    [TestMethod]
    public void InstallRepairAndRemove_DoForEachUserWhatTheyCan_WithHivesLoadedInAFileAndMissing()
    {
        using var machine = Machine();
        var before = Hives(machine);
        var installation = Installation.On(machine).ForAllUsers().WithTransform(Site.Acme);

        var installed = installation.Install();

        Expect.Installed(installed);
        Says(installed, "Summary: 5 users: 3 written, 1 without an account, 1 without a registry hive.");
        Says(installed, $"Administrator ({LoggedOn}): the profile \"Corporate Mail\" is written");
        Says(installed, $"Guest ({Away}): the profile \"Corporate Mail\" is written");
        Says(installed, $"{WithoutHive}: no profile:");
        Says(installed, $"{WithoutAccount} is no user any more");
        Assert.AreEqual("Administrator@acme.com", AccountOf(machine, LoggedOn));
        Assert.AreNotEqual(before[Caller], Hives(machine)[Caller]);
        var written = Hives(machine);
        RequireNothingMounted(machine);
        Assert.AreEqual(AwayHive, File.ReadAllText(HiveFile(machine)), "what Wine cannot do, this test must not take for done");

        // The user deletes what was written; a repair writes it again.
        machine.ImportRegistry($"Windows Registry Editor Version 5.00\n\n[{DefaultKey(LoggedOn)}]\n\"DefaultProfile\"=-\n\n");
        var repaired = Installation.On(machine).ForAllUsers().With("REINSTALL", "ALL").With("REINSTALLMODE", "omus").Install();
        Expect.Installed(repaired);
        Says(repaired, "5 users: 2 written, 1 as wanted already");
        CollectionAssert.AreEqual(written, Hives(machine));
        RequireNothingMounted(machine);

        var removed = installation.Uninstall();
        Expect.Uninstalled(removed);
        Says(removed, $"{LoggedOn}: the profile is removed");
        Says(removed, $"{Away}: the profile is removed");
        Says(removed, "Summary: 3 users: 3 removed.");
        CollectionAssert.AreEqual(before, Hives(machine));
        RequireNothingMounted(machine);
    }

    [TestMethod]
    public void Rollback_PutsEveryHiveBack_WhenTheInstallationFails()
    {
        using var machine = Machine();
        var before = Hives(machine);

        var result = Installation.On(machine).Of(FailingPackage.Make()).ForAllUsers().WithTransform(Site.Acme).Install();

        Expect.FailedAfterWriting(result);
        CollectionAssert.AreEqual(before, Hives(machine));
        RequireNothingMounted(machine);
    }

    private static WineTestMachine Machine()
    {
        var machine = new WineTestMachine();
        machine.ImportRegistry($"""
            Windows Registry Editor Version 5.00

            [HKEY_USERS\{LoggedOn}\Software\Somebody]
            "Mine"="Administrator"

            {Listed(LoggedOn, "Administrator")}
            {Listed(Away, "Guest")}
            {Listed(WithoutHive, "container")}
            {Listed(WithoutAccount, "gone")}

            """);
        Directory.CreateDirectory(Path.GetDirectoryName(HiveFile(machine))!);
        File.WriteAllText(HiveFile(machine), AwayHive);
        return machine;
    }

    private static string Listed(string sid, string name) =>
        $"[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\{sid}]\n\"ProfileImagePath\"=\"C:\\\\test\\\\users\\\\{name}\"\n";

    private static string HiveFile(WineTestMachine machine) => machine.HostPath("users/Guest/NTUSER.DAT");

    private static string DefaultKey(string sid) => $@"HKEY_USERS\{sid}\{Profiles}";

    /// <summary>The loaded hives as reg export shows them.</summary>
    private static Dictionary<string, string> Hives(WineTestMachine machine) =>
        new[] { Caller, LoggedOn }.ToDictionary(sid => sid, sid => Export(machine, sid));

    private static string Export(WineTestMachine machine, string sid)
    {
        var root = $@"HKEY_USERS\{sid}";
        return machine.ExportRegistry(root).Without(root + @"\Software\Microsoft\Installer", root + @"\Software\Wine").ToString();
    }

    /// <summary>The mailbox's address in the account of the profile (PR_PROFILE_ACCT_NAME).</summary>
    private static string? AccountOf(WineTestMachine machine, string sid)
    {
        var hive = machine.ExportRegistry(DefaultKey(sid));
        return hive.Keys.Select(key => hive[key, "001f6620"]).OfType<string>()
            .Select(value => Encoding.Unicode.GetString(Convert.FromHexString(value["hex:".Length..].Replace(",", ""))).TrimEnd('\0'))
            .SingleOrDefault();
    }

    private static void Says(MsiexecResult result, string words) => Assert.IsNotNull(result.Log.Line(words), $"'{words}' is not in the log:\n{result.Log.Text}");

    private static void RequireNothingMounted(WineTestMachine machine) =>
        Assert.IsEmpty(machine.ExportRegistry("HKEY_USERS").Keys.Where(key => key.StartsWith(@"HKEY_USERS\OutlookProfile-", StringComparison.OrdinalIgnoreCase)).ToArray());
}
