using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace WindowsInstaller.Tests.Authoring;

[TestClass]
public sealed class PreprocessorTests
{
    [TestMethod]
    [DataRow("<?ifdef Given?>1<?else?>2<?endif?>", "1")]
    [DataRow("<?ifdef var.Given?>1<?endif?>", "1")]
    [DataRow("<?ifdef Absent?>1<?else?>2<?endif?>", "2")]
    [DataRow("<?ifndef Absent?>1<?else?>2<?endif?>", "1")]
    [DataRow("<?if $(Given) = \"yes\"?>1<?else?>2<?endif?>", "1")]
    [DataRow("<?if $(Given) != yes?>1<?else?>2<?endif?>", "2")]
    [DataRow("<?if $(Given) = a?>1<?elseif $(Given) = yes?>2<?elseif $(Given) = yes?>3<?else?>4<?endif?>", "2")]
    [DataRow("<?ifdef Absent?><?ifdef Given?>1<?else?>2<?endif?><?elseif a = a?>3<?else?>4<?endif?>", "3")]
    [DataRow("<?ifdef Absent?><?define X = 1?><?foreach never read?><?error never raised?><?else?>5<?endif?>", "5")]
    public void Condition_ChoosesTheBranch(string authoring, string chosen)
    {
        foreach (var branch in Enumerable.Range(1, 5).Select(number => number.ToString()))
        {
            authoring = authoring.Replace($"?>{branch}<?", $"?><Property Id=\"CHOSEN\" Value=\"{branch}\" /><?");
        }

        Assert.AreEqual(chosen, Property(authoring));
    }

    [TestMethod]
    [DataRow("$(Given)", "yes")]
    [DataRow("$(var.Given)!", "yes!")]
    [DataRow("a$(Given)$(Given)b", "ayesyesb")]
    [DataRow("$$(Given)", "$(Given)")]
    [DataRow("$5", "$5")]
    public void Variable_IsReplaced(string value, string expected) =>
        Assert.AreEqual(expected, Property($"<Property Id=\"CHOSEN\" Value=\"{value}\" />"));

    [TestMethod]
    public void Definition_UsesOthers_WhenTheyComeBefore() =>
        Assert.AreEqual("yes, indeed", Property("<?define More = \"$(Given), indeed\" ?><Property Id=\"CHOSEN\" Value=\"$(More)\" />"));

    [TestMethod]
    public void Definition_EndsWithItsFile()
    {
        using var folder = new AuthoringFolder();
        var mistakes = folder.Mistakes(Sample.Package("<?define X = 1?>"), Sample.Fragment("<Property Id=\"A\" Value=\"$(X)\" />"));
        Assert.AreEqual("b.wxs(3): the variable '$(X)' is not defined.", mistakes.Single());
    }

    private static string? Property(string authoring)
    {
        using var folder = new AuthoringFolder();
        var database = folder.Compile([folder.Write("a.wxs", Sample.Package(authoring))], defines: new Dictionary<string, string> { ["Given"] = "yes" });
        return (string?)database.Tables["Property"].Rows.Single(row => row[0] is "CHOSEN")[1];
    }
}
