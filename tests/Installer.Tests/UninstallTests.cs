using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests;

/// <summary>Uninstalling brings the user's registry back byte for byte.</summary>
[TestClass]
public sealed class UninstallTests
{
    [TestMethod]
    public void Uninstall_BringsTheRegistryBack_WhenThereWasNoProfile()
    {
        using var machine = TestMachine.Create();
        var before = Snapshot.Take(machine);
        var installation = Installation.On(machine).WithTransform(Site.Acme);
        Expect.Installed(installation.Install());
        Assert.AreNotEqual(before, Snapshot.Take(machine));

        var result = installation.Uninstall();

        Expect.Uninstalled(result);
        Assert.AreEqual(before, Snapshot.Take(machine));
        Expect.NothingLeft(machine);
    }

    [TestMethod]
    public void Uninstall_BringsTheOldProfileBack_WhenItWasUpdated()
    {
        using var machine = TestMachine.Create();
        HandMadeProfile.PutOnto(machine);
        var before = Snapshot.Take(machine);
        var installation = Installation.On(machine).WithTransform(Site.Acme);
        Expect.Installed(installation.Install());
        Assert.AreNotEqual(before, Snapshot.Take(machine));

        var result = installation.Uninstall();

        Expect.Uninstalled(result);
        Assert.AreEqual(before, Snapshot.Take(machine));
        Expect.NothingLeft(machine);
        HandMadeProfile.RemoveFrom(machine);
    }

    [TestMethod]
    public void Uninstall_DoesNothing_WhenTheProductIsNotInstalled()
    {
        using var machine = TestMachine.Create();
        var before = Snapshot.Take(machine);

        // Wine runs the uninstallation of a package by its path and says 0; Windows says 1605 (ERROR_UNKNOWN_PRODUCT).
        var result = Installation.On(machine).Uninstall();

        Assert.Contains(result.ExitCode, new[] { 0, 1605 }, result.Log.Text);
        Assert.AreEqual(before, Snapshot.Take(machine));
        Expect.NothingLeft(machine);
    }
}
