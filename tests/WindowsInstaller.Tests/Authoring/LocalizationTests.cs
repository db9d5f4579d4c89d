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
    [DataRow("<WixLocalization xmlns=\"http://wixtoolset.org/schemas/v4/wxl\">\n<String Id=\"A\" Value=\"1\" Overridable=\"yes\" /></WixLocalization>", "l.wxl(2): String/@Overridable is not supported")]
    [DataRow("<WixLocalization xmlns=\"http://wixtoolset.org/schemas/v4/wxl\">\n<String Id=\"A\" Value=\"1\" />\n<String Id=\"A\" Value=\"1\" /></WixLocalization>", "l.wxl(3): the localized string 'A' is there twice.")]
    [DataRow("<WixLocalization", "l.wxl(1): ")]
    public void Mistake_IsReportedWithFileAndLine(string content, string message)
    {
        using var folder = new AuthoringFolder();
        var exception = Assert.ThrowsExactly<AuthoringException>(() => folder.Compile([folder.Write("a.wxs", Sample.Package(""))], [folder.Write("l.wxl", content)]));
        StringAssert.Contains(exception.Diagnostics.Single().ToString(), message);
    }
}
