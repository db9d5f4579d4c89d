using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;
using OutlookProfile.Configuration;
using OutlookProfile.Tests.Cli;
using OutlookProfile.Tests.Packaging;
using Tests.Shared;

namespace OutlookProfile.Tests.Documentation;

/// <summary>
/// Every shell block of the README, typed as it stands, one after the other, from the root of a clone in which build.sh has
/// been run. build.sh itself, which runs these tests, is only asked whether it knows the word.
/// </summary>
[TestClass]
public sealed partial class ReadmeBlocksTests
{
    private static readonly string[] InstallerProperties = ["TRANSFORMS", "ALLUSERS", "MSIINSTALLPERUSER", "CONFIGFILE", "REINSTALL", "REINSTALLMODE"];

    private readonly WorkFolder clone = new();

    public TestContext TestContext { get; set; } = null!;

    [TestCleanup]
    public void DeleteClone() => clone.Dispose();

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void ShellBlocks_Run_FromTheClone()
    {
        var blocks = Blocks("sh").ToArray();
        Assert.IsNotEmpty(blocks);
        BuildClone();
        var script = clone.Write("blocks.sh", $"set -euo pipefail\nexec 2>&1\ncd '{clone.Root}'\n" + string.Join("\n", blocks));
        var output = System.Text.Encoding.UTF8.GetString(ToolProcess.Run("bash", script));
        StringAssert.Contains(output, "valid; profile");
        Proof.Report(TestContext, $"{blocks.Length} shell blocks of the README run as they stand, {blocks.Sum(block => block.Split('\n').Count(line => line.Length > 0))} lines");
    }

    [TestMethod]
    public void InstallerLines_NameKnownPropertiesOnly()
    {
        var lines = Blocks("bat").SelectMany(block => block.Split('\n')).Where(line => line.StartsWith("msiexec", StringComparison.Ordinal)).ToArray();
        Assert.IsNotEmpty(lines);
        var unknown = lines.SelectMany(line => Property().Matches(line)).Select(match => match.Groups[1].Value)
            .Where(name => !InstallerProperties.Contains(name) && Settings.FindByProperty(name) is null);
        Assert.AreEqual("", string.Join(", ", unknown));
    }

    private static IEnumerable<string> Blocks(string language) =>
        Block().Matches(File.ReadAllText(Path.Combine(TestData.Repository, "README.md")).ReplaceLineEndings("\n"))
            .Where(match => match.Groups["language"].Value == language)
            .Select(match => string.Join('\n', match.Groups["text"].Value.Split('\n').Select(line => line.StartsWith(match.Groups["indent"].Value, StringComparison.Ordinal) ? line[match.Groups["indent"].Length..] : line)));

    private void BuildClone()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(TestData.Repository, "config")))
        {
            Directory.CreateDirectory(clone.PathTo("config"));
            File.Copy(file, clone.PathTo("config/" + Path.GetFileName(file)));
        }

        Directory.CreateDirectory(clone.PathTo("artifacts/outlookprofile"));
        clone.WritePackage("artifacts/OutlookProfile.msi");
        Program("artifacts/outlookprofile/outlookprofile", $"exec dotnet '{ToolRun.Assembly}' \"$@\"");
        var words = Word().Matches(File.ReadAllText(Path.Combine(TestData.Repository, "build.sh"))).Select(match => match.Groups[1].Value);
        Program("build.sh", $"case ${{1-demo}} in {string.Join(" | ", words)}) ;; *) exit 2 ;; esac");
    }

    private void Program(string name, string line)
    {
        clone.Write(name, $"#!/bin/sh\n{line}\n");
        ToolProcess.Run("chmod", "+x", clone.PathTo(name));
    }

    [GeneratedRegex(@"^(?<indent> *)```(?<language>\w+)\n(?<text>.*?)\n *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\s([A-Z]+)=")]
    private static partial Regex Property();

    /// <summary>The alternatives of the last case of build.sh that run something.</summary>
    [GeneratedRegex(@"^  ([a-z]+)\)$", RegexOptions.Multiline)]
    private static partial Regex Word();
}
