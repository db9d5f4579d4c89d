using System.Linq;
using Installer.Tests.Wizard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.CustomActions.Actions;
using OutlookProfile.CustomActions.Sessions;
using OutlookProfile.CustomActions.Wizard;
using OutlookProfile.Installation;

namespace Installer.Tests.Actions;

/// <summary>People read the package's language, the log stays English.</summary>
[TestClass]
public sealed class PackageLanguageTests
{
    private const string English = "Outlook is running for jane. Close it and install again; nothing has been changed.";

    [TestMethod]
    [DataRow("1033", English)]
    [DataRow("1031", "Outlook l\u00E4uft bei jane. Schlie\u00DFen Sie es, und installieren Sie erneut; nichts wurde ge\u00E4ndert.")]
    [DataRow("3079", "Outlook l\u00E4uft bei jane. Schlie\u00DFen Sie es, und installieren Sie erneut; nichts wurde ge\u00E4ndert.")]
    [DataRow("1036", "Outlook est ouvert pour jane. Fermez-le et r\u00E9installez ; rien n'a \u00E9t\u00E9 modifi\u00E9.")]
    [DataRow("1041", "jane \u306E Outlook \u304C\u5B9F\u884C\u4E2D\u3067\u3059\u3002\u7D42\u4E86\u3057\u3066\u304B\u3089\u3082\u3046\u4E00\u5EA6\u30A4\u30F3\u30B9\u30C8\u30FC\u30EB\u3057\u3066\u304F\u3060\u3055\u3044\u3002\u4F55\u3082\u5909\u66F4\u3055\u308C\u3066\u3044\u307E\u305B\u3093\u3002")]
    [DataRow("1043", English)]
    [DataRow("", English)]
    public void Failure_IsShownInThePackagesLanguage_AndLoggedInEnglish(string language, string shown)
    {
        var session = new FakeSession().With("ProductLanguage", language);

        ActionRunner.Run<IImmediateSession>(session, _ => throw new RetryLaterException($"Outlook is running for {"jane"}. Close it and install again; nothing has been changed."));

        Assert.AreEqual(shown, session.Errors.Single());
        Assert.AreEqual("Failed: " + English, session.Lines[0]);
        Assert.HasCount(shown == English ? 1 : 2, session.Lines);
    }

    /// <summary>A deferred action has no properties: the immediate one hands the language over.</summary>
    [TestMethod]
    public void Language_ReachesDeferredActions_ThroughTheirData()
    {
        var data = RunData.Create(new FakeSession().With("ProductLanguage", "1036")).ToActionData().ToString();
        var session = new FakeSession().With("CustomActionData", data);

        Assert.AreEqual("fr", PackageLanguage.Of((IDeferredSession)session).Tag);
        Assert.AreEqual("fr", RunData.Read(session.ReadActionData()).Language.Tag);
    }

    [TestMethod]
    public void Mistake_StandsBesideItsFieldInThePackagesLanguage_AndInTheLogInEnglish()
    {
        var session = new FakeSession().With("ProductLanguage", "1031").With("SERVER", "EXCHANGE");
        session.Texts["Wizard_Server"] = "Server";

        Assert.IsFalse(PageField.Check(new WizardSession(session), [PageField.Server]));

        Assert.AreEqual(
            "Server: gefunden \"EXCHANGE\", erwartet der volle Name des Servers mit Dom\u00E4ne, wie exchange.acme.com, nicht der NetBIOS-Name",
            session.Properties["PageError"]);
        Assert.Contains(
            "Wizard: server.fqdn: found \"EXCHANGE\", expected the server's full name with its domain, such as exchange.acme.com, not its NetBIOS name",
            session.Lines);
    }

    [TestMethod]
    public void Progress_IsShownInThePackagesLanguage_AfterItsEnglishLine()
    {
        var session = new FakeSession();

        session.Progress(PackageLanguage.Choose("de"))($"Users who log on later get their profile at their first logon.");

        CollectionAssert.AreEqual(
            new[] { "Users who log on later get their profile at their first logon.", "Wer sich sp\u00E4ter anmeldet, bekommt sein Profil bei der ersten Anmeldung." },
            session.Lines);
    }
}
