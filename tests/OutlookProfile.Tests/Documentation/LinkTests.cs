using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace OutlookProfile.Tests.Documentation;

/// <summary>A link from one page of the documentation to another leads somewhere, and the README stays short enough to be read.</summary>
[TestClass]
public sealed partial class LinkTests
{
    private const int LongestReadme = 150;

    [TestMethod]
    public void Links_LeadToFiles_InEveryPage()
    {
        var broken = Pages().SelectMany(page => Targets(page)
            .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)))
            .Select(target => $"{Path.GetRelativePath(TestData.Repository, page)}: {target}"));
        Assert.AreEqual("", string.Join("\n", broken));
    }

    [TestMethod]
    public void Readme_IsReadInAFewMinutes_AtItsLength() =>
        Assert.IsLessThanOrEqualTo(LongestReadme, File.ReadAllLines(Path.Combine(TestData.Repository, "README.md")).Length);

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(TestData.Repository, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(TestData.Repository, "docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Path.Combine(TestData.Repository, "installer", "deploy"), "*.md", SearchOption.AllDirectories));

    private static IEnumerable<string> Targets(string page) =>
        Link().Matches(File.ReadAllText(page)).Select(match => match.Groups["target"].Value.Split('#')[0]).Where(target => target.Length > 0 && !target.Contains("://"));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
