using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Registry;

[TestClass]
public sealed class RegistryPathTests
{
    [TestMethod]
    [DataRow("", true)]
    [DataRow("a", true)]
    [DataRow(@"a\b c\é", true)]
    [DataRow(@"\a", false)]
    [DataRow(@"a\", false)]
    [DataRow(@"a\\b", false)]
    [DataRow("a\0", false)]
    public void IsValid_KnowsTheForm(string key, bool valid) => Assert.AreEqual(valid, RegistryPath.IsValid(key));

    [TestMethod]
    public void IsValid_AllowsNamesOf255Characters()
    {
        Assert.IsTrue(RegistryPath.IsValid(@"a\" + new string('x', 255)));
        Assert.IsFalse(RegistryPath.IsValid(@"a\" + new string('x', 256)));
    }

    [TestMethod]
    [DataRow(@"Software\Acme", @"software", true)]
    [DataRow(@"Software\Acme", @"Software\ACME", true)]
    [DataRow(@"Software\Acme2", @"Software\Acme", false)]
    [DataRow(@"Software", "", true)]
    [DataRow(@"Software", @"Software\Acme", false)]
    public void IsAtOrBelow_ComparesWholeNamesWithoutCase(string key, string ancestor, bool expected) =>
        Assert.AreEqual(expected, RegistryPath.IsAtOrBelow(key, ancestor));

    [TestMethod]
    public void WithAncestors_ListsOutermostFirst() =>
        CollectionAssert.AreEqual(new[] { "a", @"a\b", @"a\b\c" }, RegistryPath.WithAncestors(@"a\b\c").ToArray());

    [TestMethod]
    public void Depth_CountsNames()
    {
        Assert.AreEqual(0, RegistryPath.Depth(""));
        Assert.AreEqual(3, RegistryPath.Depth(@"a\b\c"));
    }
}
