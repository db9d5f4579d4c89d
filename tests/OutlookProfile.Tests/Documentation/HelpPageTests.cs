using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Cli;

namespace OutlookProfile.Tests.Documentation;

/// <summary>installer/help.html, to which ARPHELPLINK points: opens without a network, and says the same, and the truth, in each language.</summary>
[TestClass]
public sealed class HelpPageTests
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    private readonly XElement page = XDocument.Load(Path.Combine(TestData.Repository, "installer", "help.html")).Root!;

    [TestMethod]
    public void HelpPage_HasASection_ForEachLanguageOfThePackage()
    {
        var languages = Directory.EnumerateFiles(Path.Combine(TestData.Repository, "installer"), "Ui.*.wxl")
            .Select(file => Path.GetFileName(file).Split('.')[1][..2]).Order();

        CollectionAssert.AreEqual(languages.ToArray(), Sections.Select(section => (string)section.Attribute("lang")!).Order().ToArray());
        CollectionAssert.AreEqual(
            Sections.Select(section => "#" + (string)section.Attribute("id")!).ToArray(),
            page.Descendants(Html + "a").Select(link => (string)link.Attribute("href")!).ToArray(),
            "links to the sections, and no others");
    }

    [TestMethod]
    public void HelpPage_SaysTheSame_InEachLanguage()
    {
        static IEnumerable<string> Skeleton(XElement section) => section.Descendants()
            .Select(element => element.Name.LocalName + (element.Name == Html + "code" || element.Name == Html + "pre" ? ": " + element.Value : ""));

        var first = string.Join('\n', Skeleton(Sections.First()));

        foreach (var section in Sections)
        {
            Assert.AreEqual(first, string.Join('\n', Skeleton(section)), (string)section.Attribute("lang")!);
        }
    }

    [TestMethod]
    public void HelpPage_NeedsNothingFromElsewhere() =>
        Assert.IsEmpty(page.Descendants().Where(element => element.Name.LocalName is "script" or "img" or "link" or "iframe" || element.Attribute("src") is not null));

    [TestMethod]
    public void Commands_AreTheTools()
    {
        var commands = page.Descendants(Html + "pre").SelectMany(block => block.Value.Split('\n')).ToList();

        Assert.IsNotEmpty(commands);
        foreach (var command in commands)
        {
            var words = command.Split(' ');
            Assert.AreEqual("outlookprofile.exe", words[0]);
            Assert.IsEmpty(CommandLine.CreateRoot().Parse([.. words[1..], "--all-users"]).Errors, command);
        }
    }

    private IEnumerable<XElement> Sections => page.Descendants(Html + "section");
}
