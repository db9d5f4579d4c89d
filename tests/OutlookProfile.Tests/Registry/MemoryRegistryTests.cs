using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Registry;

[TestClass]
public sealed class MemoryRegistryTests : RegistryContractTests
{
    private readonly MemoryRegistry registry = new();

    public MemoryRegistryTests() => registry.CreateKey("Software");

    [TestMethod]
    public void GetValues_KeepsTheOrderOfSetting()
    {
        foreach (var name in new[] { "z", "a", "m", "A" })
        {
            registry.SetValue("k", RegistryValue.DWord(name, 1));
        }

        CollectionAssert.AreEqual(new[] { "z", "a", "m" }, registry.GetValues("k").Select(value => value.Name).ToArray());
    }

    [TestMethod]
    public void CreateKey_InheritsTheSecurityOfItsParent()
    {
        registry.CreateKey("parent");
        var descriptor = TestDescriptor.WithEveryoneFullControl(registry.GetSecurity("parent")!);
        registry.SetSecurity("parent", descriptor);
        registry.CreateKey(@"parent\child");
        CollectionAssert.AreEqual(descriptor, registry.GetSecurity(@"parent\child"));
    }

    protected override IRegistry Open() => registry;
}
