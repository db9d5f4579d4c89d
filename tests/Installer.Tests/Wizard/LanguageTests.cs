using System.IO;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Installer.Tests.Wizard;

/// <summary>The wizard in each language, by the language's transform and as the language's own package.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "driven under Xvfb; on Windows the checklist has it done by hand")]
public sealed class LanguageTests
{
    private const string Known = "SERVER=mail.example.org SMTPADDRESS=jane@example.org SCOPEPAGE=show MAILBOXPAGE=show CONNECTIONPAGE=show COPYPAGE=show";

    [TestMethod]
    [DataRow("de-de", "Einrichtung", "alt+j")]
    [DataRow("fr-fr", "Outlook Profile", "alt+o")]
    [DataRow("ja-jp", "セットアップ", "alt+y")]
    public void Wizard_SpeaksTheLanguage_OfItsTransform(string culture, string title, string yes)
    {
        using var machine = Machine();
        using (var wizard = WizardRun.Install(machine, File.ReadAllBytes(Repository.Package), $"TRANSFORMS={Transform(machine, culture)} {Known}", title))
        {
            wizard.Picture($"{culture}-1-welcome").Go("Return").Picture($"{culture}-2-scope").Go("Return").Picture($"{culture}-3-mailbox");
            wizard.Go("Return").Picture($"{culture}-5-local-copy").Go("Return").Picture($"{culture}-6-summary");
            wizard.Cancel(yes: yes);
        }

        // The language's own package begins with the same page: its title is the language's.
        using var own = WizardRun.Install(machine, File.ReadAllBytes(Repository.PathOf($"artifacts/languages/{culture}/OutlookProfile.msi")), title: title);
    }

    [TestMethod]
    public void Wizard_IsInTheLanguageAndKnowsTheSite_WhenBothTransformsAreApplied()
    {
        using var machine = Machine();
        var transforms = $"{Transform(machine, "de-de")};{machine.Place("site.mst", Site.Acme)}";
        using var wizard = WizardRun.Install(machine, File.ReadAllBytes(Repository.Package), $"TRANSFORMS={transforms}", "Einrichtung");

        wizard.Go("Return").Picture("de-de-site-summary").Go("Return").WaitFor("ExitDialog");

        Assert.AreEqual(0, wizard.Finish().ExitCode, wizard.Log.Text);
        Assert.AreEqual("exchange.acme.com", Profile.Read(machine).AccountText("001f6608"));
    }

    /// <summary>By the tool out of the package: on a first installation there is none on the disk.</summary>
    [TestMethod]
    public void Wizard_TestsTheConnectionInItsLanguage_BeforeAnythingIsInstalled()
    {
        using var machine = Machine();
        var before = Snapshot.Take(machine);
        using var wizard = WizardRun.Install(machine, File.ReadAllBytes(Repository.Package), $"TRANSFORMS={Transform(machine, "de-de")} {Known} SCOPEPAGE=hide MAILBOXPAGE=hide COPYPAGE=hide PROXY=localhost:9", "Einrichtung");

        wizard.Go("Return").Go("alt+t").Picture("de-de-connection-test").Go("Return");

        var said = wizard.Log.Line("Wizard: test of the connection: ", "failures tcp.refused localhost:9");
        Assert.IsNotNull(said, wizard.Log.Text);
        Assert.Contains("Der Computer ist da, der Dienst nicht.", said);
        Assert.IsEmpty(Directory.GetDirectories(machine.TemporaryFolder, "OutlookProfile-*"));
        wizard.Cancel(yes: "alt+j");
        Assert.AreEqual(before, Snapshot.Take(machine));
    }

    private static string Transform(WizardMachine machine, string culture) =>
        machine.Place($"{culture}.mst", File.ReadAllBytes(Repository.PathOf($"artifacts/languages/{culture}.mst")));

    /// <summary>Windows has the font of the Japanese pages; this Wine has one in its place.</summary>
    private static WizardMachine Machine()
    {
        var machine = new WizardMachine();
        machine.ImportRegistry("""
            Windows Registry Editor Version 5.00

            [HKEY_CURRENT_USER\Software\Wine\Fonts\Replacements]
            "MS UI Gothic"="VL PGothic"

            """);
        return machine;
    }
}
