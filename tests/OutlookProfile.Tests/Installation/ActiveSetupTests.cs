using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Changes;
using OutlookProfile.Installation;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Installation;

[TestClass]
public sealed class ActiveSetupTests
{
    private const string Native = @"SOFTWARE\Microsoft\Active Setup\Installed Components\" + ActiveSetup.Component;
    private const string Wow = @"SOFTWARE\WOW6432Node\Microsoft\Active Setup\Installed Components\" + ActiveSetup.Component;

    [TestMethod]
    public void Install_RegistersBothViews_WithQuotedStub()
    {
        var machine = Installed(TestData.Acme);
        foreach (var key in new[] { Native, Wow })
        {
            var stub = machine.LocalMachine.GetValue(key, "StubPath")!;
            Assert.AreEqual(RegistryValueType.ExpandString, stub.Type);
            Assert.AreEqual($"\"{System.IO.Path.Combine(FakeMachine.InstallFolder, "outlookprofile.exe")}\" apply --state", stub.AsText());
            Assert.AreEqual(1u, machine.LocalMachine.GetValue(key, "IsInstalled")!.AsDWord());
            Assert.AreEqual("1,0,0,0", machine.LocalMachine.GetValue(key, "Version")!.AsText());
        }
    }

    [TestMethod]
    public void Version_Stays_WhenTheSameConfigurationIsInstalledAgain()
    {
        var machine = Installed(TestData.Acme);
        Install(machine, TestData.Acme);
        Assert.AreEqual("1,0,0,0", machine.LocalMachine.GetValue(Native, "Version")!.AsText());
    }

    [TestMethod]
    public void Version_Rises_WithANewConfiguration()
    {
        var machine = Installed(TestData.Acme);
        Install(machine, TestData.Acme with { Encryption = false });
        Assert.AreEqual("1,0,0,1", machine.LocalMachine.GetValue(Native, "Version")!.AsText());
        Assert.AreEqual("1,0,0,1", machine.LocalMachine.GetValue(Wow, "Version")!.AsText());
    }

    [TestMethod]
    public void Plan_LeavesTheKeyAlone_WhenItIsSomebodyElses()
    {
        var registry = new MemoryRegistry();
        registry.SetValue(Native, RegistryValue.String("StubPath", "other.exe"));
        var notes = new List<string>();
        var changes = ActiveSetup.Plan(registry, FakeMachine.InstallFolder, true, notes).OfType<SetValue>().ToArray();
        Assert.IsTrue(changes.All(change => change.Key == Wow));
        StringAssert.Contains(notes.Single(), "is somebody else's");
    }

    private static FakeMachine Installed(OutlookProfile.Configuration.ProfileConfiguration configuration)
    {
        var machine = new FakeMachine().WithUser(1001, "jdoe");
        Install(machine, configuration);
        return machine;
    }

    private static void Install(FakeMachine machine, OutlookProfile.Configuration.ProfileConfiguration configuration)
    {
        var id = Guid.NewGuid();
        machine.Installation().Install(configuration, id, FakeMachine.InstallFolder);
        machine.Installation().Commit(id);
    }
}
