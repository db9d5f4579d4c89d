using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests;

/// <summary>An installation for all users writes each user's hive and takes everything back.</summary>
[TestClass]
public sealed class AllUsersTests
{
    [TestMethod]
    public void SilentInstall_WritesTheUsersProfile_WhenItIsForAllUsers()
    {
        using var machine = TestMachine.Create();
        var before = Snapshot.Take(machine);
        var installation = Installation.On(machine).ForAllUsers().WithTransform(Site.Acme);

        var installed = installation.Install();

        Expect.Installed(installed);
        Assert.IsNotNull(installed.Log.Line("WriteProfileMachine"), installed.Log.Text);
        Assert.AreEqual("hex:2f,00,00,00", Profile.Read(machine).Account("00036623"));
        Expect.Uninstalled(installation.Uninstall());
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    [TestMethod]
    public void Rollback_TakesTheUsersProfileBack_WhenTheInstallationForAllUsersFails()
    {
        using var machine = TestMachine.Create();
        var before = Snapshot.Take(machine);

        var result = Installation.On(machine).Of(FailingPackage.Make()).ForAllUsers().WithTransform(Site.Acme).Install();

        Expect.FailedAfterWriting(result);
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    /// <summary>What a standard user can do to an installation for all users: have Windows repair it. The properties are the user's.</summary>
    [TestMethod]
    public void Repair_WritesWhatWasInstalled_WhenPropertiesSaySomethingElse()
    {
        using var machine = TestMachine.Create();
        var installation = Installation.On(machine).ForAllUsers().WithTransform(Site.Acme);
        Expect.Installed(installation.Install());
        var installed = Snapshot.Take(machine);

        var repaired = Installation.On(machine).ForAllUsers()
            .With("SERVER", "evil.example.net").With("PROXY", "evil.example.net").With("REINSTALL", "ALL").With("REINSTALLMODE", "omus").Install();

        Expect.Installed(repaired);
        Assert.IsNotNull(repaired.Log.Line("SERVER, PROXY change nothing"), repaired.Log.Text);
        Assert.AreEqual(installed, Snapshot.Take(machine));
        Assert.DoesNotContain("evil", Profile.Read(machine).AccountText("001f6608")!);
        Expect.Uninstalled(installation.Uninstall());
    }
}
