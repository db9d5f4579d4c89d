using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace WindowsInstaller.Tests.Authoring;

[TestClass]
public sealed class LinkerTests
{
    [TestMethod]
    public void Fragment_IsLeftOut_WhenNothingRefersToIt() =>
        CollectionAssert.DoesNotContain(Properties("<PropertyRef Id=\"B\" />", "<Property Id=\"A\" Value=\"1\" />", "<Property Id=\"B\" Value=\"1\" />"), "A");

    [TestMethod]
    public void Fragment_IsTakenWhole_WhenOneNameInItIsReferredTo() =>
        CollectionAssert.IsSubsetOf(new[] { "A", "B" }, Properties("<PropertyRef Id=\"A\" />", "<Property Id=\"A\" Value=\"1\" /><Property Id=\"B\" Value=\"1\" />"));

    [TestMethod]
    public void Fragment_IsTaken_WhenAnotherFragmentRefersToIt() =>
        CollectionAssert.IsSubsetOf(new[] { "A", "B" }, Properties("<UIRef Id=\"U\" />", "<UI Id=\"U\"><PropertyRef Id=\"A\" /></UI>", "<Property Id=\"A\" Value=\"1\" /><PropertyRef Id=\"B\" />", "<Property Id=\"B\" Value=\"1\" /><PropertyRef Id=\"A\" />"));

    [TestMethod]
    public void ComponentGroup_IsReported_WhenItContainsItself()
    {
        using var folder = new AuthoringFolder();
        var mistakes = folder.Mistakes(
            Sample.Package("<Feature Id=\"F\"><ComponentGroupRef Id=\"A\" /></Feature>"),
            Sample.Fragment("<ComponentGroup Id=\"A\"><ComponentGroupRef Id=\"B\" /></ComponentGroup>\n<ComponentGroup Id=\"B\"><ComponentGroupRef Id=\"A\" /></ComponentGroup>"));
        Assert.AreEqual("b.wxs(4): the component group 'A' contains itself.", mistakes.Single());
    }

    private static List<object?> Properties(string package, params string[] fragments)
    {
        using var folder = new AuthoringFolder();
        var sources = fragments.Select((fragment, i) => folder.Write($"{i}.wxs", Sample.Fragment(fragment))).Append(folder.Write("package.wxs", Sample.Package(package)));
        return [.. folder.Compile([.. sources]).Tables["Property"].Rows.Select(row => row[0])];
    }
}
