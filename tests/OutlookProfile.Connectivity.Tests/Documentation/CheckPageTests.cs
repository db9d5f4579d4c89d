using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Output;
using OutlookProfile.Connectivity.Tests.Servers;
using OutlookProfile.Connectivity.Tests.Situations;

namespace OutlookProfile.Connectivity.Tests.Documentation;

/// <summary>docs/check.md says what the program says. Set UPDATE_GOLDEN=1 to write those parts anew, then read the difference.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed partial class CheckPageTests(TestContext context)
{
    /// <summary>Cannot be produced with today's OpenSSL, which refuses TLS 1.1 on our side, too.</summary>
    private static readonly IReadOnlyList<FindingKind> NotTried = [FindingKinds.TlsOldProtocol];

    [TestMethod]
    public void Situations_AreThoseOfTheTests()
    {
        AssertPart("situations", CheckPage.Situations());
        Proof.Report(context, $"check: {SituationTests.All.Count} situations tried, {FindingKinds.All.Count - NotTried.Count} of {FindingKinds.All.Count} findings seen");
    }

    [TestMethod]
    public void Findings_AreThoseOfTheCatalogue() => AssertPart("findings", CheckPage.Findings());

    [TestMethod]
    public void Findings_AreEachExpected_InSomeSituation()
    {
        var missing = FindingKinds.All.Except(SituationTests.All.SelectMany(situation => situation.Expected)).Except(NotTried).Select(kind => kind.Id);

        Assert.AreEqual("", string.Join(", ", missing));
    }

    [TestMethod]
    public void Findings_HaveIdsOfTheirOwn()
    {
        CollectionAssert.AllItemsAreUnique(FindingKinds.All.Select(kind => kind.Id).ToArray());
        Assert.IsTrue(FindingKinds.All.All(kind => IdPattern().IsMatch(kind.Id)));
    }

    [TestMethod]
    public async Task Sample_IsWhatTheProgramPrints()
    {
        await using var scene = new Scene();
        scene.Http["principal"] = "msstd:mail.example.test";
        scene.ServeRpc(new RpcProxyOptions { Schemes = ["NTLM"] }, Lab.Authority.For("*.example.test"));
        await scene.ServeAutodiscoverAsync(WebServer.Offering("NTLM"));

        var text = TimePattern().Replace(ReportText.Write(await scene.CheckAsync(), Language.English), "(12 ms)");

        AssertPart("sample", $"\n```\n{DatePattern().Replace(text, "2027-11-25")}```\n");
    }

    private static void AssertPart(string name, string expected)
    {
        // When the page is written anew, one part at a time.
        lock (NotTried)
        {
            var path = Repository.PathOf("docs/check.md");
            var page = File.ReadAllText(path).ReplaceLineEndings("\n");
            var (begin, end) = ($"<!-- {name}: from the tests -->\n", $"<!-- end of {name} -->");
            var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
            var to = page.IndexOf(end, StringComparison.Ordinal);
            Assert.IsTrue(from >= begin.Length && to >= from, $"docs/check.md has no part {name}.");
            if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            {
                File.WriteAllText(path, page[..from] + expected + "\n" + page[to..]);
                return;
            }

            Assert.AreEqual(expected.Trim(), page[from..to].Trim());
        }
    }

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\(\d+ ms\)")]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d")]
    private static partial Regex DatePattern();
}
