using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Tests.Packaging;

namespace OutlookProfile.Tests.Deploy;

/// <summary>The acceptance script, run against a stand-in for Windows; each point must see what it is there to see.</summary>
[TestClass]
public sealed class AcceptanceScriptTests
{
    private static readonly string Stand = Path.Combine(TestData.Repository, "tests", "OutlookProfile.Tests", "Deploy", "AcceptanceMachine.ps1");

    [TestMethod]
    public void EveryPointPasses_OnAMachineThatIsAsExpected()
    {
        using var run = new Run("", elevated: true, outlook: true);

        Assert.AreEqual(0, run.ExitCode, string.Join('\n', run.Said));
        Assert.IsEmpty(run.Points.Where(point => point.Value is "failed"), string.Join('\n', run.Said));
        CollectionAssert.AreEquivalent(new[] { "signature" }, run.Points.Where(point => point.Value is "not applicable").Select(point => point.Key).ToArray());
        Assert.HasCount(17, run.Points);
    }

    [TestMethod]
    [DataRow("a damaged transform is ignored", "transform.missing,transform.damaged")]
    [DataRow("removal leaves something", "user.install,user.rebuild,outlook")]
    [DataRow("rollback leaves something", "user.failure,all.failure")]
    [DataRow("repair forgets the transform", "user.transform,all.transform")]
    [DataRow("signed by nobody we know", "signature")]
    [DataRow("Outlook sees no Exchange", "outlook")]
    public void PointFails_OnAMachineThatIsNot(string fault, string expected)
    {
        using var run = new Run(fault, elevated: true, outlook: true);

        Assert.AreEqual(1, run.ExitCode);
        var failed = run.Points.Where(point => point.Value is "failed").Select(point => point.Key).ToArray();
        Assert.IsEmpty(expected.Split(',').Except(failed), $"failed: {string.Join(',', failed)}\n{string.Join('\n', run.Said)}");
    }

    [TestMethod]
    public void PointsAreNotApplicable_WithoutAdministratorAndOutlook()
    {
        using var run = new Run("", elevated: false, outlook: false);

        Assert.AreEqual(0, run.ExitCode, string.Join('\n', run.Said));
        CollectionAssert.AreEquivalent(
            new[] { "signature", "user.kill", "all", "outlook" },
            run.Points.Where(point => point.Value is "not applicable").Select(point => point.Key).ToArray());
    }

    [TestMethod]
    public void NothingIsTouched_WhenTheAnswerIsNo()
    {
        using var run = new Run("", elevated: true, outlook: true, answer: false);

        Assert.AreEqual(2, run.ExitCode);
        Assert.IsEmpty(run.Ran);
        Assert.StartsWith("Install, fail, kill and remove 1.0.7 on this machine", run.Said.Single());
    }

    [TestMethod]
    public void NothingIsTouched_WhenTheProductIsThereAlready()
    {
        using var run = new Run("installed already", elevated: true, outlook: true);

        Assert.AreEqual(2, run.ExitCode);
        Assert.IsEmpty(run.Ran);
    }

    [TestMethod]
    public void Reports_AreWellFormed_AndSayTheSame()
    {
        using var run = new Run("Outlook sees no Exchange", elevated: true, outlook: true);

        var html = XDocument.Parse(File.ReadAllText(run.File("report.html")).Replace("<!DOCTYPE html>", "").Replace("<meta charset=\"utf-8\">", ""));
        var rows = html.Descendants("tr").Where(row => row.Attribute("class") is not null).Select(row => row.Elements("td").Select(cell => cell.Value).ToArray()).ToArray();

        CollectionAssert.AreEqual(run.Points.Values.ToArray(), rows.Select(row => row[0]).ToArray());
        Assert.Contains("TEST <1>", html.Descendants("td").Select(cell => cell.Value));
        Assert.AreEqual("TEST <1>", run.Json.GetProperty("Computer").GetString());
        Assert.Contains("no Exchange account", rows.Single(row => row[0] == "failed")[2]);
    }

    private sealed class Run : IDisposable
    {
        private readonly TemporaryFolder folder = new();

        public Run(string fault, bool elevated, bool outlook, bool answer = true)
        {
            using var host = new PowerShellHost();
            var arguments = $"-Package '{folder.Path}/OutlookProfile.msi' -Tool '{folder.Path}/outlookprofile.exe' -Report '{folder.Path}'";
            host.Invoke($$"""
                . '{{Stand}}' -Fault '{{fault}}' -Elevated ${{elevated}} -Outlook ${{outlook}} -Answer ${{answer}}
                & '{{DeployScripts.Acceptance}}' {{arguments}} -Machine $machine
                $code = $LASTEXITCODE
                """);
            ExitCode = (int)host.Variable("code")!;
            Said = host.Invoke("$machine.State.Said");
            Ran = host.Invoke("$machine.State.Ran");
            Json = System.IO.File.Exists(File("report.json")) ? JsonDocument.Parse(System.IO.File.ReadAllText(File("report.json"))).RootElement : default;
        }

        public int ExitCode { get; }

        public IReadOnlyList<string> Said { get; }

        public IReadOnlyList<string> Ran { get; }

        public JsonElement Json { get; }

        /// <summary>Result by id, in the order of the report.</summary>
        public OrderedDictionary<string, string> Points =>
            new(Json.GetProperty("points").EnumerateArray().Select(point => KeyValuePair.Create(point.GetProperty("id").GetString()!, point.GetProperty("result").GetString()!)));

        public string File(string name) => Path.Combine(folder.Path, name);

        public void Dispose() => folder.Dispose();
    }
}
