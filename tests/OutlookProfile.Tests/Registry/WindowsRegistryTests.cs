using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Registry;
using OutlookProfile.Windows;

namespace OutlookProfile.Tests.Registry;

[TestClass]
[TestCategory("Windows")]
[OSCondition(OperatingSystems.Windows)]
public sealed class CurrentUserRegistryTests : RegistryContractTests
{
    [TestMethod]
    public void MayChange_SaysNo_WhereTheNearestKeyIsClosed()
    {
        var key = @"Software\OutlookProfileTests-" + Guid.NewGuid().ToString("N");
        using var registry = WindowsRegistry.ForCurrentUser();
        Assert.IsTrue(registry.MayChange(key + @"\Not\there"));
        registry.CreateKey(key);
        var before = registry.GetSecurity(key)!;
        try
        {
            Assert.IsTrue(registry.MayChange(key));
            registry.SetSecurity(key, TestDescriptor.WithEveryoneReading(before));
            Assert.IsFalse(registry.MayChange(key));
            Assert.IsFalse(registry.MayChange(key + @"\Not\there"));
            Assert.AreEqual(RegistryException.AccessDenied, Assert.ThrowsExactly<RegistryException>(() => registry.SetValue(key, RegistryValue.DWord("n", 1))).ErrorCode, "the key is not closed, so that this test shows nothing");
        }
        finally
        {
            registry.SetSecurity(key, before);
            registry.DeleteKey(key);
        }
    }

    protected override IRegistry Open() => WindowsRegistry.ForCurrentUser();
}

[TestClass]
[TestCategory("Windows")]
[OSCondition(OperatingSystems.Windows)]
public sealed class UserHiveRegistryTests : RegistryContractTests
{
    [TestMethod]
    public void EveryRead_SaysSo_WhenTheHiveIsNotLoaded()
    {
        Assert.IsFalse(WindowsRegistry.IsUserHiveLoaded("S-1-5-21-1-2-3-9999"));
        var registry = WindowsRegistry.ForUserHive("S-1-5-21-1-2-3-9999");
        foreach (var read in new Action[] { () => registry.KeyExists("Software"), () => registry.GetValue("Software", "x"), () => registry.GetValues("Software"), registry.Flush })
        {
            Assert.AreEqual(RegistryException.HiveGone, Assert.ThrowsExactly<RegistryException>(read).ErrorCode);
        }
    }

    [TestMethod]
    public void EveryWrite_NamesTheHive_WhenItIsNotLoaded()
    {
        var registry = WindowsRegistry.ForUserHive("S-1-5-21-1-2-3-9999");
        var error = Assert.ThrowsExactly<RegistryException>(() => registry.CreateKey("Software"));
        Assert.AreEqual(RegistryException.HiveGone, error.ErrorCode);
        Assert.Contains(@"S-1-5-21-1-2-3-9999\Software", error.Message);
        Assert.ThrowsExactly<RegistryException>(() => registry.SetValue("Software", RegistryValue.DWord("n", 1)));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(@"S-1-5\Software")]
    public void ForUserHive_RefusesTheName_WhenItIsNotOneKeyName(string name) =>
        Assert.ThrowsExactly<ArgumentException>(() => WindowsRegistry.ForUserHive(name));

    protected override IRegistry Open() => WindowsRegistry.ForUserHive(".DEFAULT");
}

[TestClass]
[TestCategory("Windows")]
[OSCondition(OperatingSystems.Windows)]
public sealed class LocalMachineRegistryTests : RegistryContractTests
{
    [TestMethod]
    public void Views_AreTwoTrees()
    {
        var key = @"Software\OutlookProfileTests\" + Guid.NewGuid().ToString("N");
        var narrow = WindowsRegistry.ForLocalMachine(RegistryView.Bits32);
        var wide = WindowsRegistry.ForLocalMachine(RegistryView.Bits64);
        narrow.SetValue(key, RegistryValue.DWord("bits", 32));
        Assert.IsFalse(wide.KeyExists(key));
        wide.SetValue(key, RegistryValue.DWord("bits", 64));
        Assert.AreEqual(32u, narrow.GetValue(key, "bits")?.AsDWord());
        wide.DeleteKey(key);
        Assert.IsTrue(narrow.KeyExists(key));
        narrow.DeleteKey(key);
        Assert.IsFalse(narrow.KeyExists(key));
    }

    protected override IRegistry Open() => WindowsRegistry.ForLocalMachine(RegistryView.Bits64);
}
