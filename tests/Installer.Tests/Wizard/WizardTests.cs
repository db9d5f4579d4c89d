using System;
using System.IO;
using System.Linq;
using System.Text;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;

namespace Installer.Tests.Wizard;

/// <summary>The wizard of the shipped package, by keyboard, in Windows Installer's own windows (Wine's, under Xvfb).</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "driven under Xvfb; on Windows the checklist has it done by hand")]
public sealed class WizardTests
{
    /// <summary>Type 51: sets a property to a text (msidefs.h: msidbCustomActionTypeProperty + msidbCustomActionTypeTextData).</summary>
    private const int SetProperty = 51;

    [TestMethod]
    public void Wizard_WritesTheProfileThatWasTyped_AndStartsOutlook()
    {
        using var machine = new WizardMachine();
        machine.ImportRegistry("""
            Windows Registry Editor Version 5.00

            [HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\OUTLOOK.EXE]
            @="C:\\windows\\system32\\notepad.exe"

            """);
        using var wizard = WizardRun.Install(machine);

        wizard.Picture("1-welcome").Go("Return").Picture("2-scope").Go("Return");
        wizard.FillMailbox("jane@example.org", "jane", "mail.example.org", next: "alt+a").Picture("4-connection");
        wizard.Press("Tab").Type("proxy.example.org").Press("Tab", "Tab", "Tab", "Tab", "space").Go("Return").Picture("3-mailbox");
        wizard.Go("alt+a").Picture("4-connection-again").Go("Return");
        wizard.Go("Return").Picture("5-local-copy").Press("Tab", "Down").Go("Return").Picture("6-summary");
        wizard.Go("Return").WaitFor("ExitDialog").Picture("7-exit");
        wizard.Press("alt+s");
        var result = wizard.Finish();

        Assert.AreEqual(0, result.ExitCode, result.Log.Text);
        var profile = Profile.Read(machine);
        Assert.AreEqual("\"Corporate Mail\"", profile.Default);
        Assert.AreEqual("mail.example.org", profile.AccountText("001f6608"));
        Assert.AreEqual("proxy.example.org", profile.AccountText("001f6622"), "PR_ROH_PROXY_SERVER");
        Assert.AreEqual("msstd:proxy.example.org", profile.AccountText("001f6625"), "PR_ROH_PROXY_PRINCIPAL_NAME follows the proxy");
        Assert.AreEqual("hex:0f,00,00,00", profile.Account("00036623"), "PR_ROH_FLAGS: HTTP first on fast networks only");
        Assert.AreEqual("hex:03,00,00,00", profile.Global("0003041f"), "PR_CACHE_SYNC_MODE: headers, then everything");
        Assert.IsNotNull(result.Log.Line("Action start", "StartOutlook"), result.Log.Text);
    }

    [TestMethod]
    public void Wizard_SaysWhatIsWrong_WhenTheServerIsNoHostName()
    {
        using var machine = new WizardMachine();
        var before = Snapshot.Take(machine);
        using var wizard = WizardRun.Install(machine);

        wizard.Go("Return").Go("Return").FillMailbox("jane@example.org", "jane", "https:mail server", next: "Return").Picture("mistake").Go("Return").Picture("mistake-marked");

        Assert.IsNotNull(wizard.Log.Line("Wizard: 1 mistakes on the page"), wizard.Log.Text);
        wizard.Cancel();
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    [TestMethod]
    public void Wizard_SaysWhereAllMistakesAre_WhenAFileHasMoreThanThePageHolds()
    {
        using var machine = new WizardMachine();
        var file = machine.Place("site.json", Encoding.UTF8.GetBytes($$"""{ "server": { "fqdn": "https://{{new string('x', 200)}}" }, "encryption": 1, "http": { "enabled": "no", "sslOnly": 1, "proxy": "a b", "principal": "x", "authentication": "digest", "first": { "fast": 1, "slow": 2 } } }"""));
        using var wizard = WizardRun.Install(machine, $"CONFIGFILE={file}");

        wizard.Go("Return").Picture("mistakes-many").Go("Return");

        Assert.IsNotNull(wizard.Log.Line("http.first.slow"), wizard.Log.Text);
        wizard.Cancel();
    }

    [TestMethod]
    public void Wizard_LeavesNothing_WhenCancelledOnAnyPage()
    {
        using var machine = new WizardMachine();
        var before = Snapshot.Take(machine);

        for (var page = 0; page < 6; page++)
        {
            using var wizard = WizardRun.Install(machine, "SERVER=mail.example.org SMTPADDRESS=jane@example.org SCOPEPAGE=show MAILBOXPAGE=show CONNECTIONPAGE=show COPYPAGE=show");
            string[][] way = page == 5 ? [["Return"], ["Return"], ["alt+a"]] : [.. Enumerable.Repeat<string[]>(["Return"], page)];
            foreach (var keys in way)
            {
                wizard.Go(keys);
            }

            wizard.Cancel(page == 0 ? "cancel" : null);
        }

        Assert.AreEqual(before, Snapshot.Take(machine));
        Expect.NothingLeft(machine);
    }

    [TestMethod]
    public void Wizard_SaysWhoIsNeeded_WhenSomebodyWithoutRightsWantsItForEveryone()
    {
        using var machine = new WizardMachine();

        // Wine makes everybody an administrator.
        using var wizard = WizardRun.Install(machine, Package(("Privileged", "")));
        wizard.Go("Return").Press("Down").Go("Return").Picture("rights").Go("alt+n").Picture("mailbox-for-everyone");

        Assert.IsNotNull(wizard.Log.Line("Wizard: an administrator is needed"), wizard.Log.Text);
        wizard.Cancel();
    }

    [TestMethod]
    public void Wizard_ShowsTheSummaryAlone_WhenTheTransformSaysEverything()
    {
        using var machine = new WizardMachine();
        var transform = machine.Place("site.mst", Site.Acme);
        using var wizard = WizardRun.Install(machine, $"TRANSFORMS={transform}");

        wizard.Go("Return").Picture("site-summary").Go("Return").WaitFor("ExitDialog");

        Assert.AreEqual(0, wizard.Finish().ExitCode, wizard.Log.Text);
        Assert.AreEqual("exchange.acme.com", Profile.Read(machine).AccountText("001f6608"));
    }

    /// <summary>Where pages show although nobody asked for them, as in Wine, they work.</summary>
    [TestMethod]
    public void Wizard_Installs_WithReducedUserInterface()
    {
        using var machine = new WizardMachine();
        using var wizard = WizardRun.Install(machine, "SERVER=mail.example.org SMTPADDRESS=jane@example.org /qr");

        wizard.Go("Return").Go("Return").WaitFor("ExitDialog");

        Assert.AreEqual(0, wizard.Finish().ExitCode, wizard.Log.Text);
        Assert.AreEqual("mail.example.org", Profile.Read(machine).AccountText("001f6608"));
    }

    [TestMethod]
    public void Wizard_AsksForTheAddressAlone_WhenTheTransformDoesNotSayIt()
    {
        using var machine = new WizardMachine();
        var transform = machine.Place("site.mst", Site.Transform("""{ "outlook": { "versions": ["14.0"] }, "server": { "fqdn": "exchange.acme.com" } }"""));
        using var wizard = WizardRun.Install(machine, $"TRANSFORMS={transform}");

        wizard.Go("Return").Picture("site-address").Go("Return").Picture("site-address-summary").Go("Return").WaitFor("ExitDialog");

        Assert.AreEqual(0, wizard.Finish().ExitCode, wizard.Log.Text);
        Assert.IsNotNull(wizard.Log.Line($"Wizard: SMTPADDRESS={Environment.UserName}@acme.com"), wizard.Log.Text);
    }

    /// <summary>What "outlookprofile transform --page" makes of a page.</summary>
    [TestMethod]
    public void Wizard_ShowsALockedPage_OnWhichNothingCanBeTyped()
    {
        using var machine = new WizardMachine();
        var config = Path.Combine(machine.HostPath("site.json"));
        File.WriteAllText(config, """{ "server": { "fqdn": "exchange.acme.com" }, "mailbox": { "user": "jane", "smtpAddress": "jane@acme.com" } }""");
        var made = ProcessRunner.Run(
            $"'{Repository.Tool}' transform --msi '{Repository.Package}' --config '{config}' --page mailbox=lock --page connection=lock --output '{machine.HostPath("site.mst")}'",
            machine.HostPath("transform.txt"));
        Assert.AreEqual(0, made.ExitCode, made.Output);
        using var wizard = WizardRun.Install(machine, $"TRANSFORMS={machine.PathOf("site.mst")}");

        // The first control that takes keys is a button.
        wizard.Go("Return").Press("1", "2", "3").Picture("site-locked").Go("alt+a").Press("4", "5", "6").Picture("site-locked-connection").Go("Return").Go("alt+n");

        wizard.Picture("site-locked-summary").Go("Return").WaitFor("ExitDialog");
        Assert.AreEqual(0, wizard.Finish().ExitCode, wizard.Log.Text);
        foreach (var line in new[] { "Wizard: SMTPADDRESS=jane@acme.com", "Wizard: MAILBOXUSER=jane", "Wizard: SERVER=exchange.acme.com", "Wizard: PROXY=exchange.acme.com" })
        {
            Assert.IsNotNull(wizard.Log.Line(line), wizard.Log.Text);
        }

        Assert.AreEqual("exchange.acme.com", Profile.Read(machine).AccountText("001f6608"));
    }

    [TestMethod]
    public void Wizard_NamesTheCauseAndTheLog_WhenTheInstallationFails()
    {
        using var machine = new WizardMachine();
        var before = Snapshot.Take(machine);

        // Wine does not say where its log is.
        using var wizard = WizardRun.Install(
            machine,
            Package(FailingPackage.Make(), ("MsiLogFileLocation", machine.PathOf("cause.log"))),
            "SERVER=mail.example.org SMTPADDRESS=jane@example.org");
        machine.Place("cause.log", "Action start\r\nFailed: Outlook is running for jane; close it and try again.\r\nAction ended\r\n");

        wizard.Go("Return").Go("Return").AnswerMessage("Failed: ", nextPage: "FailureDlg").Picture("failure");

        var result = wizard.Finish();
        Assert.AreEqual(1603, result.ExitCode, result.Log.Text);
        Assert.IsNotNull(result.Log.Line("Failed: ", FailingPackage.Evidence), result.Log.Text);
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    private static byte[] Package(params (string Property, string Value)[] values) => Package(File.ReadAllBytes(Repository.Package), values);

    /// <summary>A package whose wizard finds properties as a machine would have them that this one is not.</summary>
    private static byte[] Package(byte[] content, params (string Property, string Value)[] values)
    {
        var package = InstallerDatabase.Read(content);
        var number = (int)package.Tables["InstallUISequence"].Rows.Single(row => row[0] is "StartWizard")[2]!;
        foreach (var (property, value) in values)
        {
            package.Tables["CustomAction"].Rows.Add([$"Set{property}", SetProperty, property, value, null]);
            package.Tables["InstallUISequence"].Rows.Add([$"Set{property}", null, ++number]);
        }

        return package.ToBytes();
    }
}
