using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests.Toolset;

/// <summary>
/// What the real toolset demands of the authoring and the project, where it cannot be run: each test names the rule of
/// WiX 5.0.2, MSBuild or NuGet that it stands for.
/// </summary>
[TestClass]
public sealed class ToolsetRulesTests
{
    private static readonly XNamespace Wix = "http://wixtoolset.org/schemas/v4/wxs";
    private static readonly XNamespace Ui = "http://wixtoolset.org/schemas/v4/wxs/ui";

    private static readonly Lazy<WindowsEvaluation> Evaluated = new(() => WindowsEvaluation.Of(
        "installer/Installer.wixproj",
        ["TreatWarningsAsErrors", "SuppressIces", "SuppressValidation", "SuppressAllWarnings", "SuppressSpecificWarnings", "Ices", "InstallerPlatform",
            "Cultures", "TargetFramework", "TargetFrameworks", "DefineConstants", "Version", "WarningsNotAsErrors"],
        ["Compile", "EmbeddedResource", "Localization", "ProjectReference", "PackageReference"]));

    private static WindowsEvaluation Project => Evaluated.Value;

    /// <summary>
    /// WIX0091: a property is authored once. WixUI_Minimal and WixUI_InstallDir author ARPNOMODIFY, and not as virtual;
    /// a dialog set of one's own does not.
    /// </summary>
    [TestMethod]
    public void Properties_AreAuthoredOnce_TheStockDialogsIncluded()
    {
        var elements = Sources().SelectMany(Authoring.Elements).ToList();
        var sets = elements.Where(element => element.Name == Ui + "WixUI").Select(element => (string)element.Attribute("Id")!);
        var authored = elements.Where(element => element.Name == Wix + "Property" && element.Attribute("Value") is not null)
            .Select(element => (string)element.Attribute("Id")!)
            .Concat(sets.Where(set => set is "WixUI_Minimal" or "WixUI_InstallDir").Select(_ => "ARPNOMODIFY"))
            .ToList();

        Assert.IsEmpty(authored.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.DoesNotContain("ARPNOMODIFY", authored, "the wizard changes the profile");
    }

    /// <summary>
    /// wix.targets hands TreatWarningsAsErrors to `wix build` and to `wix msi validate` as -wx, and SuppressIces to the latter as -sice.
    /// </summary>
    [TestMethod]
    public void Ices_AreErrors_ExceptTheOneThatDoesNotApply()
    {
        Assert.AreEqual("true", Project.Property("TreatWarningsAsErrors"));
        Assert.AreEqual("ICE105", Project.Property("SuppressIces"));
        foreach (var silencer in new[] { "SuppressValidation", "SuppressAllWarnings", "SuppressSpecificWarnings", "Ices" })
        {
            Assert.AreEqual("", Project.Property(silencer), silencer);
        }
    }

    /// <summary>ICE61: an upgrade may remove older versions only.</summary>
    [TestMethod]
    public void Upgrade_RemovesOlderVersionsOnly()
    {
        var elements = Sources().SelectMany(Authoring.Elements).ToList();

        Assert.IsNull(elements.Single(element => element.Name == Wix + "MajorUpgrade").Attribute("AllowSameVersionUpgrades"));
        foreach (var found in elements.Where(element => element.Name == Wix + "UpgradeVersion"))
        {
            Assert.AreEqual("yes", (string?)found.Attribute("OnlyDetect"));
        }
    }

    /// <summary>The reason why ICE105 does not apply: what runs as SYSTEM runs only under ALLUSERS.</summary>
    [TestMethod]
    public void ActionsAsSystem_RunOnlyForAllUsers()
    {
        var elements = Sources().SelectMany(Authoring.Elements).ToList();
        var asSystem = elements.Where(element => element.Name == Wix + "CustomAction" && (string?)element.Attribute("Impersonate") == "no")
            .Select(element => (string)element.Attribute("Id")!).ToHashSet();
        var scheduled = elements.Where(element => element.Name == Wix + "Custom" && asSystem.Contains((string)element.Attribute("Action")!)).ToList();

        Assert.IsNotEmpty(asSystem);
        foreach (var action in scheduled)
        {
            Assert.EndsWith(" AND ALLUSERS", (string)action.Attribute("Condition")!, (string)action.Attribute("Action")!);
        }
    }

    /// <summary>Without Package/@Codepage the toolset takes the ANSI code page of the .wxl's culture (1252 for en-us).</summary>
    [TestMethod]
    public void CodePage_IsAuthored_AndIsUtf8()
    {
        var package = Sources().SelectMany(Authoring.Elements).Single(element => element.Name == Wix + "Package");

        Assert.AreEqual("65001", (string?)package.Attribute("Codepage"));
    }

    /// <summary>wix.targets takes its texts from EmbeddedResource, which finds every .wxl below the project; Localization is no item of its.</summary>
    [TestMethod]
    public void Texts_AreThoseOfTheCulturesThatAreBuilt()
    {
        var cultures = Project.Items("EmbeddedResource").Keys
            .Select(file => (string)XDocument.Load(Repository.PathOf("installer/" + file)).Root!.Attribute("Culture")!).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.IsEmpty(Project.Items("Localization"));

        // The glob is in the SDK's targets, which come after the project: Remove in the project's own body removes nothing of it.
        Assert.IsEmpty(Project.Items("EmbeddedResource").Keys.Where(file => file.Contains('/', StringComparison.Ordinal)));
        foreach (var culture in Project.Property("Cultures").Split(';', ','))
        {
            Assert.Contains(culture, cultures);
        }
    }

    /// <summary>Compile finds every .wxs below the project unless EnableDefaultCompileItems is false: a file would be compiled twice (WIX0091 for its ids).</summary>
    [TestMethod]
    public void Sources_AreCompiledOnce()
    {
        Assert.AreEqual("x64", Project.Property("InstallerPlatform"));
        Assert.IsTrue(Project.Items("Compile").Keys.Order().SequenceEqual(Project.Items("Compile").Keys.Distinct().Order()));
        foreach (var file in Project.Items("Compile").Keys)
        {
            Assert.IsTrue(File.Exists(Repository.PathOf("installer/" + file)), file);
        }
    }

    /// <summary>WIX9001 and WIX9002: the project has no target framework but "native", which the SDK gives it.</summary>
    [TestMethod]
    public void TargetFramework_IsTheToolsets()
    {
        Assert.AreEqual("native", Project.Property("TargetFramework"));
        Assert.AreEqual("", Project.Property("TargetFrameworks"));
    }

    /// <summary>Every constant that the sources name is defined (WIX0150 otherwise).</summary>
    [TestMethod]
    public void Constants_AreDefined()
    {
        var defined = Project.Property("DefineConstants").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(constant => constant.Split('=')[0]).ToHashSet();

        var used = Sources().SelectMany(Authoring.Elements).SelectMany(element => element.Attributes())
            .SelectMany(attribute => System.Text.RegularExpressions.Regex.Matches(attribute.Value, @"\$\((?:var\.)?(\w+)\)").Select(match => match.Groups[1].Value));

        Assert.IsEmpty(used.Where(constant => !defined.Contains(constant)).Distinct());
    }

    /// <summary>Nobody's home page is made up: the package has one where whoever builds it names one.</summary>
    [TestMethod]
    public void HomePage_IsThePublishers_WhereTheBuildNamesOne()
    {
        var published = WindowsEvaluation.Of("installer/Installer.wixproj", ["DefineConstants"], ["Compile"], "ProjectUrl=https://example.com/outlook-profile?a=b");

        Assert.Contains("ProjectUrl=https://example.com/outlook-profile?a=b", published.Property("DefineConstants").Split(';'));
        Assert.HasCount(1, HomePages(published.Property("DefineConstants")));
        Assert.IsEmpty(HomePages(Project.Property("DefineConstants")));

        static IEnumerable<XElement> HomePages(string constants) =>
            Authoring.Elements(new Authoring(Repository.PathOf("installer/Package.wxs"), constants))
                .Where(element => element.Name == Wix + "Property" && (string)element.Attribute("Id")! == "ARPURLINFOABOUT");
    }

    /// <summary>
    /// NuGet restores a project and what its ProjectReference items name, nothing else: a project that is only named in an MSBuild task is not
    /// restored when the package is built on its own. BuildReference=false, because the task builds it, with other properties.
    /// </summary>
    [TestMethod]
    public void Projects_AreRestored_WhenThePackageIsBuiltAlone()
    {
        var references = Project.Items("ProjectReference");
        string[] built = ["OutlookProfile.CustomActions", "OutlookProfile.Cli"];

        CollectionAssert.AreEquivalent(built.Select(name => $"../src/{name}/{name}.csproj").ToArray(), references.Keys.ToArray());
        foreach (var (project, metadata) in references)
        {
            Assert.AreEqual("false", metadata("BuildReference"), project);
            Assert.AreEqual("false", metadata("ReferenceOutputAssembly"), project);
        }
    }

    /// <summary>
    /// A global property goes on to referenced projects, where MSBuild then sees another instance: built twice, at the same time,
    /// into the same bin and obj, unless GlobalPropertiesToRemove names it.
    /// </summary>
    [TestMethod]
    public void Edition_StaysWithTheTool()
    {
        var tool = WindowsEvaluation.Of("src/OutlookProfile.Cli/OutlookProfile.Cli.csproj", ["Edition"], ["ProjectReference"], "Edition=Target");

        Assert.AreEqual("Target", tool.Property("Edition"));
        Assert.IsNotEmpty(tool.Items("ProjectReference"));
        foreach (var (project, metadata) in tool.Items("ProjectReference"))
        {
            Assert.Contains("Edition", metadata("GlobalPropertiesToRemove").Split(';'), project);
        }
    }

    /// <summary>NU1900 to NU1904 are NuGet's audit: news of a package, which must not turn a build that was right yesterday into a failure.</summary>
    [TestMethod]
    public void AuditFindings_AreNoErrors()
    {
        var tolerated = Project.Property("WarningsNotAsErrors").Split(';');

        foreach (var code in Enumerable.Range(1900, 5))
        {
            Assert.Contains($"NU{code}", tolerated);
        }
    }

    /// <summary>global.json "rollForward": latestFeature takes any feature band of the same minor version (10.0.1xx, 2xx ...) from the named one on.</summary>
    [TestMethod]
    public void Sdk_IsAnyFeatureBandOf10()
    {
        using var global = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("global.json")));
        var sdk = global.RootElement.GetProperty("sdk");

        Assert.AreEqual("10.0.100", sdk.GetProperty("version").GetString());
        Assert.AreEqual("latestFeature", sdk.GetProperty("rollForward").GetString());
    }

    /// <summary>The filter for everyday work holds every project of the solution but the one that publishes native binaries.</summary>
    [TestMethod]
    public void SolutionFilter_HoldsEverythingButThePackage()
    {
        using var filter = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("OutlookProfile.Everyday.slnf")));
        var filtered = filter.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray().Select(project => project.GetString()!);
        var all = File.ReadLines(Repository.PathOf("Installer.sln")).Where(line => line.StartsWith("Project(", StringComparison.Ordinal))
            .Select(line => line.Split('"')[5]).Where(path => path.EndsWith("proj", StringComparison.Ordinal));

        CollectionAssert.AreEquivalent(all.Where(path => !path.EndsWith(".wixproj", StringComparison.Ordinal)).ToArray(), filtered.ToArray());
    }

    private static IEnumerable<Authoring> Sources() =>
        Project.Items("Compile").Keys.Select(file => new Authoring(Repository.PathOf("installer/" + file), Project.Property("DefineConstants")));
}
