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
}
