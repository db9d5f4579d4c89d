using System.IO;
using System.Linq;
using Installer.Tests.Actions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Configuration;
using OutlookProfile.CustomActions.Actions;
using OutlookProfile.CustomActions.Wizard;

namespace Installer.Tests.Wizard;

/// <summary>Which page follows which, what the pages are filled in with, and what becomes of what was entered.</summary>
[TestClass]
public sealed class PageFlowTests
{
    private const string SiteWithAddress = """{ "server": { "fqdn": "exchange.acme.com" }, "mailbox": { "smtpAddress": "%USERNAME%@acme.com" } }""";
    private const string SiteWithoutAddress = """{ "server": { "fqdn": "exchange.acme.com" } }""";

    [TestMethod]
    public void Wizard_AsksEverything_WhenThePackageHasNoConfiguration()
    {
        var session = Start("{}");

        Assert.AreEqual("show, show, show, show", Modes(session));
        Assert.AreEqual("ScopeDlg", Next(session));
        Assert.AreEqual("MailboxDlg", Next(session));
        Enter(session, "jane@example.org", "jane", "mail.example.org");
        Assert.AreEqual("LocalCopyDlg", Next(session));
        Assert.AreEqual("SummaryDlg", Next(session));
    }

    [TestMethod]
    public void Wizard_ShowsTheSummaryAlone_WhenTheSiteSaysEverything()
    {
        var session = Start(SiteWithAddress);

        Assert.AreEqual("hide, hide, hide, hide", Modes(session));
        Assert.AreEqual("SummaryDlg", Next(session));
        Assert.AreEqual("WelcomeDlg", Back(session));
    }

    [TestMethod]
    public void Wizard_AsksForTheAddress_WhenTheSiteDoesNotSayIt()
    {
        var session = Start(SiteWithoutAddress);

        Assert.AreEqual("hide, address, hide, hide", Modes(session));
        Assert.AreEqual("MailboxDlg", Next(session));
        Assert.AreEqual("jane@acme.com", session.Properties["SMTPADDRESS"]);
        Assert.IsFalse(session.Properties.ContainsKey("SERVER"), "what is not asked is not overridden");
        Assert.AreEqual("SummaryDlg", Next(session));
    }

    [TestMethod]
    [DataRow("SCOPEPAGE", "hide", "hide, show, show, show")]
    [DataRow("MAILBOXPAGE", "lock", "show, lock, show, show")]
    [DataRow("CONNECTIONPAGE", "hide", "show, show, hide, show")]
    [DataRow("COPYPAGE", "lock", "show, show, show, lock")]
    public void Page_IsAsTheTransformSays_WhenItSaysSo(string property, string mode, string expected)
    {
        var session = PackageTexts.Session("en-us").With(property, mode);

        StartWizard.Run(session);

        Assert.AreEqual(expected, Modes(session));
    }

    [TestMethod]
    public void Back_PassesOverHiddenPages()
    {
        var session = PackageTexts.Session("en-us").With("COPYPAGE", "hide").With("SCOPEPAGE", "hide");
        StartWizard.Run(session);
        Next(session);
        Enter(session, "jane@example.org", "jane", "mail.example.org");

        Assert.AreEqual("SummaryDlg", Next(session));
        Assert.AreEqual("MailboxDlg", Back(session));
        Assert.AreEqual("WelcomeDlg", Back(session));
    }

    [TestMethod]
    public void Wizard_SaysThatAnAdministratorIsNeeded_WhenSomebodyElseWantsItForEveryone()
    {
        var session = Start("{}").With("WIZARDSCOPE", "machine").With("ALLUSERS", "1");
        Next(session);

        Assert.AreEqual("RightsDlg", Next(session));
        Assert.AreEqual("ScopeDlg", Back(session));
        Next(session);
        Assert.AreEqual("MailboxDlg", Next(session));
        Assert.AreEqual("%USERNAME%", session.Properties["MAILBOXUSER"]);
    }

    [TestMethod]
    public void MailboxPage_HasThisUsersName_WhenItIsForOneUser()
    {
        var session = Start("{}").With("Privileged", "1");
        Next(session);
        Next(session);

        Assert.AreEqual("jane", session.Properties["MAILBOXUSER"]);
        Assert.AreEqual("", session.Properties["SMTPADDRESS"]);
    }

    [TestMethod]
    public void MailboxPage_KeepsWhatWasTyped_WhenItIsSeenAgain()
    {
        var session = Start("{}");
        Next(session);
        Next(session);
        Enter(session, "jane@example.org", "janed", "mail.example.org");
        Back(session);
        Next(session);

        Assert.AreEqual("janed", session.Properties["MAILBOXUSER"]);
        Assert.AreEqual("jane@example.org", session.Properties["SMTPADDRESS"]);
    }

    [TestMethod]
    public void MailboxPage_TakesTheUserFromTheAddress_WhenNoneIsGiven()
    {
        var session = Start("{}");
        Next(session);
        Next(session);
        Enter(session, " jane.doe@example.org ", "", "mail.example.org ");

        Assert.AreEqual("LocalCopyDlg", Next(session));
        Assert.AreEqual("jane.doe", session.Properties["MAILBOXUSER"]);
        Assert.AreEqual("jane.doe@example.org", session.Properties["SMTPADDRESS"]);
        Assert.AreEqual("mail.example.org", session.Properties["SERVER"]);
    }

    [TestMethod]
    public void MailboxPage_StaysAndSaysWhy_WhenAFieldIsWrong()
    {
        var session = Start("{}");
        Next(session);
        Next(session);
        Enter(session, "nobody", "jane", "https://mail.example.org/owa");

        Assert.AreEqual("MailboxDlg", Next(session));
        Assert.AreEqual(
            "E-mail address: found \"nobody\", expected an address such as %USERNAME%@acme.com\r\n"
            + "Server: found \"https://mail.example.org/owa\", expected a host name such as exchange.acme.com; did you mean mail.example.org?",
            session.Properties["PageError"]);
        Assert.AreEqual("1", session.Properties["AddressError"]);
        Assert.AreEqual("", session.Properties["UserError"]);
        Assert.AreEqual("1", session.Properties["ServerError"]);
    }

    /// <summary>The pages and the reader of the file say the same.</summary>
    [TestMethod]
    public void Mistake_IsWordedAsByTheReader_WhenThePackageIsEnglish()
    {
        var session = Start("{}");
        Next(session);
        Next(session);
        Enter(session, "jane@example.org", "jane", "EXCHANGE");
        Next(session);

        var exception = Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationReader.Read("""{ "server": { "fqdn": "EXCHANGE" } }""", "site.json"));
        Assert.AreEqual("Server: " + exception.Mistakes.Single().Problem, session.Properties["PageError"]);
    }

    [TestMethod]
    public void Principal_FollowsTheProxy_UntilItIsEdited()
    {
        var session = AtConnection();
        session.With("PROXY", "proxy.example.org");
        Assert.AreEqual("MailboxDlg", Next(session));
        Assert.AreEqual("", session.Properties["PRINCIPAL"], "follows");

        ConnectionPage.Run(session);
        Assert.AreEqual("msstd:proxy.example.org", session.Properties["PRINCIPAL"]);
        session.With("PRINCIPAL", "msstd:*.example.org");
        Next(session);
        ConnectionPage.Run(session);
        session.With("PROXY", "other.example.org");
        Next(session);
        Assert.AreEqual("msstd:*.example.org", session.Properties["PRINCIPAL"], "edited");
    }

    [TestMethod]
    public void Proxy_FollowsTheServer_UntilItIsEdited()
    {
        var session = AtConnection();
        Next(session);
        Enter(session, "jane@example.org", "jane", "second.example.org");
        ConnectionPage.Run(session);

        Assert.AreEqual("second.example.org", session.Properties["PROXY"]);
        Assert.AreEqual("msstd:second.example.org", session.Properties["PRINCIPAL"]);
    }

    [TestMethod]
    public void ConnectionPage_StaysAndSaysWhy_WhenTheProxyIsWrong()
    {
        var session = AtConnection();
        session.With("PROXY", "https://");

        Assert.AreEqual("ConnectionDlg", Next(session));
        Assert.StartsWith("Proxy server: found \"https://\", expected a host name with an optional port", session.Properties["PageError"]);
    }

    [TestMethod]
    public void ConnectionPage_ForgetsWhatIsWrong_WhenHttpIsNotUsed()
    {
        var session = AtConnection();
        session.With("PROXY", "https://").With("WizardHttp", "");

        Assert.AreEqual("MailboxDlg", Next(session));
        Assert.AreEqual("false", session.Properties["HTTPENABLED"]);
        Assert.AreEqual("", session.Properties["PROXY"]);
        Assert.AreEqual("LocalCopyDlg", Next(session));
    }

    [TestMethod]
    public void CheckBoxes_BecomeFalse_WhenTheyAreNotTicked()
    {
        var session = AtConnection();
        session.With("WizardHttp", "").With("WizardSlow", "");
        Next(session);
        Next(session);
        session.With("WizardCached", "").With("WizardDownload", "full");
        Next(session);

        Assert.AreEqual("false", session.Properties["HTTPENABLED"]);
        Assert.AreEqual("true", session.Properties["HTTPFIRSTFAST"]);
        Assert.AreEqual("false", session.Properties["HTTPFIRSTSLOW"]);
        Assert.AreEqual("false", session.Properties["CACHEDMODE"]);
        Assert.AreEqual("full", session.Properties["DOWNLOAD"]);
        Assert.Contains("only inside the company's network", session.Properties["SummaryConnection"]);
    }

    [TestMethod]
    public void Wizard_SaysWhatIsWrong_WhenTheTransformIsWrong()
    {
        var session = Start("""{ "server": { "fqdn": "exchange.acme.com" }, "encryption": 1 }""");

        Assert.AreEqual("WelcomeDlg", Next(session));
        Assert.Contains("encryption: found 1, expected true or false", session.Properties["PageError"]);
    }

    [TestMethod]
    public void ExitPage_OffersOutlook_WhenItIsThere()
    {
        Assert.IsFalse(Start("{}").Properties.ContainsKey("WIXUI_EXITDIALOGOPTIONALCHECKBOXTEXT"));

        var session = PackageTexts.Session("en-us").With("OUTLOOKEXE", @"C:\Office\OUTLOOK.EXE");
        StartWizard.Run(session);

        Assert.AreEqual("&Start Outlook now", session.Properties["WIXUI_EXITDIALOGOPTIONALCHECKBOXTEXT"]);
    }

    [TestMethod]
    public void Change_AsksForTheMailboxAlone_AndTheProxyFollowsTheNewServer()
    {
        var folder = Directory.CreateTempSubdirectory("installed").FullName;
        File.WriteAllText(
            Path.Combine(folder, "profile.json"),
            ConfigurationWriter.Write(ConfigurationReader.Read("""{ "server": { "fqdn": "old.example.org" }, "mailbox": { "smtpAddress": "jane@example.org", "user": "jane" } }""", "site.json")));
        var session = PackageTexts.Session("en-us").With("Installed", "1").With("InstallFolder", folder);
        StartWizard.Run(session);

        Assert.AreEqual("MailboxDlg", Next(session));
        Assert.AreEqual("old.example.org", session.Properties["SERVER"]);
        session.With("SERVER", "new.example.org");
        Assert.AreEqual("SummaryDlg", Next(session));
        Assert.AreEqual("new.example.org", session.Properties["PROXY"]);
        Assert.AreEqual("msstd:new.example.org", session.Properties["PRINCIPAL"]);
        Assert.AreEqual("MailboxDlg", Back(session));
        Assert.AreEqual("MaintenanceTypeDlg", Back(session));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Change, Back, Repair: a repair writes what was installed.</summary>
    [TestMethod]
    public void Repair_ForgetsWhatWasEntered_WhenAChangeWasGivenUp()
    {
        var folder = Directory.CreateTempSubdirectory("installed").FullName;
        File.WriteAllText(
            Path.Combine(folder, "profile.json"),
            ConfigurationWriter.Write(ConfigurationReader.Read("""{ "server": { "fqdn": "old.example.org" }, "mailbox": { "smtpAddress": "jane@example.org", "user": "jane" } }""", "site.json")));
        var session = PackageTexts.Session("en-us").With("Installed", "1").With("InstallFolder", folder);
        StartWizard.Run(session);
        Next(session);
        session.With("SERVER", "new.example.org");
        ConnectionPage.Run(session);
        Next(session);
        Next(session);
        Back(session);
        Assert.AreEqual("MaintenanceTypeDlg", Back(session));

        ForgetChange.Run(session);

        Assert.IsEmpty(GivenProperties.Read(session).Select(given => $"{given.Property}={given.Text}"));
        Assert.AreEqual("MailboxDlg", Next(session));
        Assert.AreEqual("old.example.org", session.Properties["SERVER"]);
        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public void Repair_KeepsWhatTheCommandLineSays_WhenNoPageWasSeen()
    {
        var session = PackageTexts.Session("en-us").With("Installed", "1").With("SERVER", "new.example.org");
        StartWizard.Run(session);

        ForgetChange.Run(session);

        Assert.AreEqual("new.example.org", session.Properties["SERVER"]);
    }

    /// <summary>What the pages say of Outlook's start is what the plan has it do.</summary>
    [TestMethod]
    [DataRow("""{ "makeDefault": true }""", "which Outlook then opens by itself", "it opens the profile \"Corporate Mail\"")]
    [DataRow("""{ "makeDefault": false }""", "the profile that Outlook opens by itself stays as it is", "it opens the same one as before")]
    [DataRow("""{ "makeDefault": true, "promptForProfile": true }""", "it asks which profile to open", "it asks which profile to open: choose \"Corporate Mail\"")]
    [DataRow("""{ "makeDefault": false, "promptForProfile": false }""", "the profile that Outlook opens by itself stays as it is", "it opens the same one as before")]
    public void Summary_SaysWhatOutlookOpens(string profile, string summary, string lastPage)
    {
        var session = Start($$"""{ "server": { "fqdn": "exchange.acme.com" }, "mailbox": { "smtpAddress": "%USERNAME%@acme.com" }, "profile": {{profile}} }""");

        Assert.AreEqual("SummaryDlg", Next(session));

        Assert.Contains(summary, session.Properties["SummaryProfile"]);
        Assert.Contains(lastPage, session.Properties["WizardDone"]);
        Assert.Contains("Outlook will ask for the password of jane@acme.com.", session.Properties["WizardDone"]);
        Assert.EndsWith("It is neither asked for nor kept here.", session.Properties["SummaryStart"]);
    }

    [TestMethod]
    public void Summary_SaysWhoMakesTheProfile_WhenOutlookImportsIt()
    {
        var session = Start("""{ "outlook": { "versions": ["14.0"] }, "server": { "fqdn": "exchange.acme.com" }, "mailbox": { "smtpAddress": "%USERNAME%@acme.com" }, "profile": { "by": "import" } }""");

        Assert.AreEqual("SummaryDlg", Next(session), session.Properties["PageError"]);

        Assert.StartsWith("Outlook makes the profile by itself when it starts. ", session.Properties["SummaryStart"]);
    }

    [TestMethod]
    public void Change_IsRefused_WhenItIsForEveryone()
    {
        var session = PackageTexts.Session("en-us").With("Installed", "1").With("ALLUSERS", "1");
        StartWizard.Run(session);

        Assert.AreEqual("MaintenanceTypeDlg", Next(session));
        Assert.StartsWith("This profile is for everyone on this computer.", session.Properties["PageError"]);
    }

    private static FakeSession AtConnection()
    {
        var session = Start("{}");
        Next(session);
        Next(session);
        Enter(session, "jane@example.org", "jane", "mail.example.org");
        ConnectionPage.Run(session);
        Assert.AreEqual("ConnectionDlg", session.Properties["WizardPage"]);
        return session;
    }

    private static FakeSession Start(string configuration)
    {
        var session = PackageTexts.Session("en-us").WithConfiguration(configuration);
        StartWizard.Run(session);
        return session;
    }

    private static void Enter(FakeSession session, string address, string user, string server) =>
        session.With("SMTPADDRESS", address).With("MAILBOXUSER", user).With("SERVER", server);

    private static string Next(FakeSession session)
    {
        NextPage.Run(session);
        return session.Properties["WizardPage"];
    }

    private static string Back(FakeSession session)
    {
        PreviousPage.Run(session);
        return session.Properties["WizardPage"];
    }

    private static string Modes(FakeSession session) =>
        string.Join(", ", new[] { "SCOPEPAGE", "MAILBOXPAGE", "CONNECTIONPAGE", "COPYPAGE" }.Select(page => session.Properties[page]));
}
