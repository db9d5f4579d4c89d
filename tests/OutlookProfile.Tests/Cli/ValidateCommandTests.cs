using System.IO;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;

namespace OutlookProfile.Tests.Cli;

[TestClass]
public sealed class ValidateCommandTests
{
    private readonly WorkFolder folder = new();

    [TestCleanup]
    public void DeleteFolder() => folder.Dispose();

    [TestMethod]
    public void Validate_PrintsOneLineAFile_WhenAllAreValid()
    {
        var one = folder.Write("one.json", """{ "server": { "fqdn": "exchange.acme.com" } }""");
        var two = folder.Write("two.json", """{ "server": { "fqdn": "b.acme.com" }, "profile": { "name": "Zürich" } }""");
        Assert.AreEqual(
            $"{one}: valid; profile \"Corporate Mail\" on exchange.acme.com\n{two}: valid; profile \"Zürich\" on b.acme.com\n",
            ProgramRun.OutputOf("validate", one, two));
    }

    [TestMethod]
    public void Validate_NamesEveryMistakeOfEveryFile_AndStillChecksTheOthers()
    {
        var bad = folder.Write("bad.json", "{\n  \"server\": { \"fqdn\": \"a b\" },\n  \"http\": { \"proxy\": \"https://x\", \"authentication\": \"digest\" }\n}");
        var good = folder.Write("good.json", """{ "server": { "fqdn": "exchange.acme.com" } }""");
        var missing = folder.PathTo("missing.json");
        var truncated = folder.Write("truncated.json", "{");
        var run = ProgramRun.Of("validate", bad, good, missing, truncated);
        Assert.AreEqual($"{good}: valid; profile \"Corporate Mail\" on exchange.acme.com\n", run.Output);
        Assert.AreEqual(
            $"""
            {bad}(2,23): server.fqdn: found "a b", expected a host name such as exchange.acme.com
            {bad}(3,22): http.proxy: found "https://x", expected a host name with an optional port such as mail.acme.com or mail.acme.com:443, without https:// and without a path; did you mean "x"?
            {bad}(3,53): http.authentication: found "digest", expected one of basic, ntlm, negotiate
            {missing}: there is no such file
            {truncated}(1,2): the file ends before the configuration does

            """.ReplaceLineEndings("\n"),
            run.Error);
        Assert.AreEqual(ExitCode.Invalid, run.ExitCode);
    }

    [TestMethod]
    public void Validate_ReadsUtf16_AndRefusesAnsi()
    {
        var text = """{ "server": { "fqdn": "exchange.acme.com" }, "profile": { "name": "Zürich" } }""";
        var path = folder.PathTo("site.json");
        File.WriteAllText(path, text, Encoding.Unicode);
        Assert.AreEqual($"{path}: valid; profile \"Zürich\" on exchange.acme.com\n", ProgramRun.OutputOf("validate", path));
        File.WriteAllText(path, text, Encoding.Latin1);
        ProgramRun.AssertFails(ExitCode.Invalid, $"{path}(1,69): the bytes FC are not UTF-8; save the file as UTF-8", "validate", path);
    }

    [TestMethod]
    public void Validate_IsWrongUsage_WithoutFiles()
    {
        var run = ProgramRun.Of("validate");
        StringAssert.Contains(run.Error, "Required argument missing for command: 'validate'.");
        Assert.AreEqual(("", ExitCode.Invalid), (run.Output, run.ExitCode));
    }
}
