using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests;

/// <summary>An installation that fails after the profile was written leaves the user's registry byte for byte as it was.</summary>
[TestClass]
public sealed class RollbackTests
{
    [TestMethod]
    public void Rollback_RemovesTheProfile_WhenThereWasNone()
    {
        using var machine = TestMachine.Create();
        var before = Snapshot.Take(machine);

        var result = InstallFailing(machine);

        Expect.FailedAfterWriting(result);
        Assert.AreEqual(before, Snapshot.Take(machine));
        Expect.NothingLeft(machine);
    }

    [TestMethod]
    public void Rollback_PutsTheOldProfileBack_WhenItWasUpdated()
    {
        using var machine = TestMachine.Create();
        HandMadeProfile.PutOnto(machine);
        var before = Snapshot.Take(machine);

        var result = InstallFailing(machine);

        Expect.FailedAfterWriting(result);
        Assert.AreEqual(before, Snapshot.Take(machine));
        Expect.NothingLeft(machine);
        HandMadeProfile.RemoveFrom(machine);
    }

    private static MsiexecResult InstallFailing(TestMachine machine)
    {
        var result = Installation.On(machine).Of(FailingPackage.Make()).WithTransform(Site.Acme).Install();
        Assert.IsNotNull(result.Log.Line(FailingPackage.Evidence), result.Log.Text);
        return result;
    }
}
