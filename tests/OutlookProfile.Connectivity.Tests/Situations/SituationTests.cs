using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Output;

namespace OutlookProfile.Connectivity.Tests.Situations;

/// <summary>Every situation of docs/check.md, tried on real servers of this machine.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class SituationTests(TestContext context)
{
    internal static IReadOnlyList<Situation> All { get; } =
        [.. NetworkSituations.All, .. TlsSituations.All, .. RpcProxySituations.All, .. LogOnSituations.All, .. AutodiscoverSituations.All, .. MachineSituations.All, .. BadInputSituations.All];

    /// <summary>What the servers of the situations say, the profile is called, and .NET says of TLS.</summary>
    private static string[] Foreign { get; } =
    [
        "Corporate Mail", "Example Root CA", "Service Unavailable", "unknown", "The e-mail address cannot be found", "Refused", "The folder cannot be opened: access is denied",
        "Cannot determine the frame size or a corrupted frame was received", "Received an unexpected EOF or 0 bytes from the transport stream", "SSL Handshake failed with OpenSSL error",
    ];

    public static IEnumerable<object[]> Names => All.Select(situation => new object[] { situation.ToString() });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public async Task Check_FindsWhatIsThere_InEachSituation(string name)
    {
        var situation = All.Single(candidate => candidate.ToString() == name);
        await using var scene = new Scene();
        await situation.Arrange(scene);

        var report = await scene.CheckAsync();

        var text = ReportText.Write(report, Language.English);
        context.WriteLine(text);
        var found = report.Findings.Select(finding => finding.Id).ToHashSet();
        foreach (var kind in situation.Expected)
        {
            Assert.IsTrue(found.Contains(kind.Id), $"{kind.Id} was not found in:\n{text}");
        }

        foreach (var kind in situation.Never)
        {
            Assert.IsFalse(found.Contains(kind.Id), $"{kind.Id} was found in:\n{text}");
        }

        var sentences = string.Join("\n", report.Findings.Select(finding => $"{finding.Subject} {finding.Meaning} {finding.Action}"));
        foreach (var part in situation.Says)
        {
            StringAssert.Contains(sentences, part);
        }

        foreach (var finding in report.Findings)
        {
            PseudoLanguage.AssertTranslatable(Text.Verbatim(finding.Subject), Foreign);
            PseudoLanguage.AssertTranslatable(finding.Meaning, Foreign);
            PseudoLanguage.AssertTranslatable(finding.Action ?? Text.Empty, Foreign);
            Assert.IsFalse($"{finding.Subject}{finding.Meaning}{finding.Action}".Any(char.IsControl), "A server steers the terminal.");
            Assert.IsTrue(finding.Meaning.ToString().Length < 700 && finding.Meaning.ToString().EndsWith('.'), finding.Meaning.ToString());
            Assert.IsTrue(finding.Severity < Severity.Warning || finding.Action is { IsEmpty: false }, $"{finding.Id} says nothing to do.");
        }

        Assert.IsTrue(!situation.Passes || report.Passed, $"a failure was found in:\n{text}");
        Assert.IsFalse(found.Contains(FindingKinds.TimeUp.Id) && !situation.Expected.Contains(FindingKinds.TimeUp), $"time was up in:\n{text}");
        Assert.IsTrue(report.Elapsed <= scene.Timeout + TimeSpan.FromSeconds(1), $"it took {report.Elapsed}");
    }
}
