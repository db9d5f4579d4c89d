using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Registry;

[TestClass]
public sealed class OverlayRegistryTests : RegistryContractTests
{
    private readonly MemoryRegistry below = new();
    private readonly OverlayRegistry overlay;

    public OverlayRegistryTests()
    {
        below.CreateKey("Software");
        below.SetValue(@"there\Inner", RegistryValue.DWord("Value", 1));
        overlay = new OverlayRegistry(below);
    }

    [TestMethod]
    public void EveryRead_GoesThrough_WhenNothingWasWritten()
    {
        Assert.IsTrue(overlay.KeyExists(@"there\inner"));
        CollectionAssert.AreEqual(new[] { "Inner" }, overlay.GetSubKeyNames("there").ToArray());
        Assert.AreEqual("Value", overlay.GetValue(@"there\inner", "VALUE")?.Name);
        CollectionAssert.AreEqual(below.GetSecurity("there"), overlay.GetSecurity("there"));
    }

    [TestMethod]
    public void EveryWrite_StaysHere()
    {
        var before = RegistrySnapshot.Take(below, "");
        overlay.SetValue(@"there\inner", RegistryValue.DWord("value", 2));
        overlay.SetValue(@"new\key", RegistryValue.DWord("n", 3));
        overlay.DeleteValue(@"there\inner", "value");
        overlay.DeleteKey(@"there\inner");
        overlay.SetSecurity("there", TestDescriptor.WithEveryoneFullControl(below.GetSecurity("there")!));
        Assert.AreEqual(before, RegistrySnapshot.Take(below, ""));
        Assert.IsFalse(overlay.KeyExists(@"there\inner"));
        Assert.AreEqual(3u, overlay.GetValue(@"new\key", "n")?.AsDWord());
    }

    [TestMethod]
    public void CreateKey_ShowsNothingOfTheKeyBelow_WhenItWasDeletedHere()
    {
        overlay.DeleteKey(@"there\inner");
        overlay.CreateKey(@"there\INNER");
        Assert.IsEmpty(overlay.GetValues(@"there\inner"));
        CollectionAssert.AreEqual(new[] { "INNER" }, overlay.GetSubKeyNames("there").ToArray());
    }

    [TestMethod]
    public void CreateKey_InheritsTheSecurityOfItsParent()
    {
        overlay.SetSecurity("there", TestDescriptor.WithEveryoneFullControl(below.GetSecurity("there")!));
        overlay.CreateKey(@"there\other");
        CollectionAssert.AreEqual(overlay.GetSecurity("there"), overlay.GetSecurity(@"there\other"));
    }

    protected override IRegistry Open() => overlay;
}
