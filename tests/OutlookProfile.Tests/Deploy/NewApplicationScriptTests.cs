using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Tests.Packaging;

namespace OutlookProfile.Tests.Deploy;

/// <summary>The ConfigMgr script, run from a package of two sites against stand-ins for ConfigMgr's cmdlets.</summary>
[TestClass]
public sealed class NewApplicationScriptTests
{
    private const string Arguments = @"-SiteCode P01 -ContentLocation '\\files\packages\OutlookProfile\'";

    [TestMethod]
    public void Script_CreatesAndDeploysAnApplicationPerCollection()
    {
        using var site = new Site();

        var output = site.Run($"{Arguments} -Collection @{{ oslo = 'Oslo laptops'; bergen = 'Bergen laptops' }} -DistributionPointGroupName 'All points'");

        GoldenFile.AssertEqual("packages/configmgr-system.txt", site.Calls);
        CollectionAssert.AreEqual(new[] { "Outlook Profile 1.2.3 (bergen) -> Bergen laptops", "Outlook Profile 1.2.3 (oslo) -> Oslo laptops" }, output.ToArray());
        Assert.AreEqual(site.PackageFile("Detect-oslo-System.ps1"), site.LastScriptText);
    }

    [TestMethod]
    public void Script_InstallsForTheUser_WhenTheContextIsUser()
    {
        using var site = new Site();

        site.Run($"{Arguments} -Collection @{{ oslo = 'Oslo laptops' }} -Context User -DeployPurpose Available");

        GoldenFile.AssertEqual("packages/configmgr-user.txt", site.Calls);
        Assert.AreEqual(site.PackageFile("Detect-oslo-User.ps1"), site.LastScriptText);
    }

    [TestMethod]
    public void Script_ChangesNothing_WhenAskedWhatIf()
    {
        using var site = new Site();

        site.Run($"{Arguments} -Collection @{{ oslo = 'Oslo laptops' }} -WhatIf");

        Assert.IsEmpty(site.Applications);
        CollectionAssert.AreEqual(new[] { "Import-Module", "Push-Location", "Pop-Location" }, site.CallNames);
    }

    [TestMethod]
    [DataRow("Add-CMScriptDeploymentType")]
    [DataRow("New-CMApplicationDeployment")]
    public void Script_RemovesTheApplication_WhenAStepFails(string failing)
    {
        using var site = new Site { Failing = failing };

        var message = site.Fail($"{Arguments} -Collection @{{ oslo = 'Oslo laptops' }}");

        Assert.AreEqual(failing + " failed.", message);
        Assert.IsEmpty(site.Applications);
        Assert.AreEqual("Pop-Location", site.CallNames[^1]);
    }

    [TestMethod]
    [DataRow("@{ oslo = 'Oslo laptops'; paris = 'Paris laptops' }", "There is no transform 'paris' in this package. It has: oslo, bergen.")]
    [DataRow("@{ bergen = 'Bergen laptops'; oslo = 'Nobody' }", "There is no collection 'Nobody' in site P01.")]
    public void Script_CreatesNothing_WhenAnythingIsUnknown(string collections, string message)
    {
        using var site = new Site();

        Assert.AreEqual(message, site.Fail($"{Arguments} -Collection {collections}"));

        Assert.IsEmpty(site.Applications);
    }

    [TestMethod]
    public void Script_CreatesNothing_WhenAnApplicationExists()
    {
        using var site = new Site();
        site.Run($"{Arguments} -Collection @{{ oslo = 'Oslo laptops' }}");

        var message = site.Fail($"{Arguments} -Collection @{{ bergen = 'Bergen laptops'; oslo = 'Oslo laptops' }}");

        Assert.AreEqual("The application 'Outlook Profile 1.2.3 (oslo)' exists. Remove it, or make the package with a transform of another name.", message);
        Assert.HasCount(1, site.Applications);
    }

    [TestMethod]
    public void Script_Supersedes_WhatIsDeployedToTheCollection()
    {
        using var site = new Site();
        site.Deployed("Oslo laptops", "Outlook Profile 1.0.0 (oslo)", "Other Program 1.0");

        site.Run($"{Arguments} -Collection @{{ oslo = 'Oslo laptops' }} -SupersedeExisting");

        Assert.AreEqual(
            "Add-CMDeploymentTypeSupersedence -IsUninstall 'True' -SupersededDeploymentType 'type of Outlook Profile 1.0.0 (oslo)' -SupersedingDeploymentType 'type of Outlook Profile 1.2.3 (oslo)'",
            site.Calls.Split('\n').Single(call => call.StartsWith("Add-CMDeploymentTypeSupersedence", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Script_WantsANetworkPath()
    {
        using var site = new Site();

        StringAssert.Contains(site.Fail(@"-SiteCode P01 -ContentLocation C:\packages -Collection @{ oslo = 'Oslo laptops' }"), "ContentLocation");
    }

    private sealed class Site : IDisposable
    {
        private readonly TemporaryFolder folder = new();
        private readonly PowerShellHost host = new();
        private readonly string package;

        public Site()
        {
            package = ConfigMgrPackageTests.Write(folder, "oslo", "bergen");
            host.SetVariable("failing", "");
            host.SetVariable("collections", new[] { "Oslo laptops", "Bergen laptops" });
            host.Define(File.ReadAllText(Path.Combine(TestData.Repository, "tests", "OutlookProfile.Tests", "Deploy", "ConfigurationManagerCmdlets.ps1")));
            host.Define("$env:SMS_ADMIN_UI_PATH = '/console/bin/i386'");
        }

        /// <summary>The cmdlet that fails.</summary>
        public string Failing
        {
            init => host.SetVariable("failing", value);
        }

        public void Deployed(string collection, params string[] applications) => host.Define($"$global:deployed['{collection}'] = @({string.Join(", ", applications.Select(name => $"'{name}'"))})");

        /// <summary>One line for each call, its parameters in alphabetical order.</summary>
        public string Calls => string.Concat(host.Invoke("$global:calls").Select(call => call.Replace("/console/bin/", @"\console\bin\") + "\n"));

        public string[] CallNames => [.. host.Invoke("$global:calls").Select(call => call.Split(' ')[0])];

        public IReadOnlyList<string> Applications => host.Invoke("$global:applications.Keys");

        public string LastScriptText => (string)host.Variable("scriptText")!;

        public string PackageFile(string name) => File.ReadAllText(Path.Combine(package, name));

        public IReadOnlyList<string> Run(string arguments) => host.Invoke($"& '{Path.Combine(package, "New-OutlookProfileApplication.ps1")}' {arguments}");

        /// <returns>The message it ends with.</returns>
        public string Fail(string arguments) => Assert.Throws<RuntimeException>(() => Run(arguments)).Message;

        public void Dispose()
        {
            host.Dispose();
            folder.Dispose();
        }
    }
}
