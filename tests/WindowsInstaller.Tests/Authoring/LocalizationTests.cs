using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Authoring;

namespace WindowsInstaller.Tests.Authoring;

[TestClass]
public sealed class LocalizationTests
{
    [TestMethod]
    [DataRow("<WixLocalization />", "l.wxl(1): the root element is WixLocalization")]
    [DataRow("<WixLocalization xmlns=\"http://wixtoolset.org/schemas/v4/wxl\" Codepage=\"1\" />", "l.wxl(1): WixLocalization/@Codepage is not supported")]
    [DataRow("<WixLocalization xmlns=\"http://wixtoolset.org/schemas/v4/wxl\">\n<UI /></WixLocalization>", "l.wxl(2): <UI> is not supported")]
    [DataRow("<WixLocalization xmlns=\"http://wixtoolset.org/schemas/v4/wxl\">\n<String Id=\"A\" /></WixLocalization>", "l.wxl(2): <String> needs both Id and Value.")]
    [DataRow("<WixLocalization xmlns=\"http://wixtoolset.org/schemas/v4/wxl\">\n<String Id=\"A\" Value=\"1\" Overridable=\"maybe\" /></WixLocalization>", "l.wxl(2): String/@Overridable 'maybe' is not supported; allowed: yes, no.")]
    [DataRow("<WixLocalization xmlns=\"http://wixtoolset.org/schemas/v4/wxl\">\n<String Id=\"A\" Value=\"1\" Colour=\"red\" /></WixLocalization>", "l.wxl(2): String/@Colour is not supported")]
    [DataRow("<WixLocalization xmlns=\"http://wixtoolset.org/schemas/v4/wxl\">\n<String Id=\"A\" Value=\"1\" />\n<String Id=\"A\" Value=\"1\" /></WixLocalization>", "l.wxl(3): the localized string 'A' is there twice.")]
    [DataRow("<WixLocalization", "l.wxl(1): ")]
    public void Mistake_IsReportedWithFileAndLine(string content, string message)
    {
        using var folder = new AuthoringFolder();
        var exception = Assert.ThrowsExactly<AuthoringException>(() => folder.Compile([folder.Write("a.wxs", Sample.Package(""))], [folder.Write("l.wxl", content)]));
        StringAssert.Contains(exception.Diagnostics.Single().ToString(), message);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Text_GivesWay_WhenItIsOverridable(bool stockFirst)
    {
        using var folder = new AuthoringFolder();
        string[] files = [folder.Write("stock.wxl", Texts("Overridable=\"yes\" Value=\"Next\"")), folder.Write("own.wxl", Texts("Value=\"Onwards\""))];

        var database = folder.Compile([folder.Write("a.wxs", Sample.Package("<Property Id=\"P\" Value=\"!(loc.A)\" />"))], stockFirst ? files : [files[1], files[0]]);

        Assert.AreEqual("Onwards", database.Tables["Property"].Rows.Single(row => row[0] is "P")[1]);
    }

    private static string Texts(string attributes) => $"<WixLocalization Culture=\"en-US\" xmlns=\"http://wixtoolset.org/schemas/v4/wxl\"><String Id=\"A\" {attributes} /></WixLocalization>";
}
