using System.Collections.Generic;
using System.Drawing;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using SkiaSharp;

namespace Installer.Tests.Wizard;

/// <summary>The pages on a screen of 192 dpi, and in a high-contrast theme.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "driven under Xvfb; on Windows the checklist has it done by hand")]
public sealed class AppearanceTests
{
    private const string Known = "SERVER=mail.example.org SMTPADDRESS=jane@example.org SCOPEPAGE=hide MAILBOXPAGE=show CONNECTIONPAGE=show COPYPAGE=hide";

    [TestMethod]
    public void Pages_AreTwiceAsLarge_On192Dpi()
    {
        using var machine = new WizardMachine(new VirtualScreen(1600, 1200));
        machine.ImportRegistry("""
            Windows Registry Editor Version 5.00

            [HKEY_CURRENT_USER\Control Panel\Desktop]
            "LogPixels"=dword:000000c0

            """);
        using var wizard = WizardRun.Install(machine, Known);

        wizard.Picture("192-dpi-1-welcome").Go("Return").Picture("192-dpi-3-mailbox");

        // 370 dialog units of 16 / 12 pixels each at 96 dpi.
        Assert.IsGreaterThan(900, wizard.Place.Width);
        wizard.Go("Return").Picture("192-dpi-6-summary").Cancel();
    }

    /// <summary>Measured in the pictures: the colour of each text and that of the ground around it.</summary>
    [TestMethod]
    public void Texts_CanBeRead_WithHighContrastBlack()
    {
        using var machine = new WizardMachine();
        machine.ImportRegistry("""
            Windows Registry Editor Version 5.00

            [HKEY_CURRENT_USER\Control Panel\Colors]
            "Window"="0 0 0"
            "WindowText"="255 255 255"
            "ButtonFace"="0 0 0"
            "ButtonText"="255 255 255"
            "ButtonHilight"="192 192 192"
            "ButtonShadow"="128 128 128"
            "GrayText"="0 255 0"
            "Hilight"="128 0 128"
            "HilightText"="255 255 255"

            """);
        using var wizard = WizardRun.Install(machine, Known.Replace("hide", "show", System.StringComparison.Ordinal));

        ExpectReadable(wizard, "WelcomeDlg", "high-contrast-1-welcome");
        ExpectReadable(wizard.Go("Return"), "ScopeDlg", "high-contrast-2-scope");
        ExpectReadable(wizard.Go("Return"), "MailboxDlg", "high-contrast-3-mailbox");
        ExpectReadable(wizard.Go("alt+a"), "ConnectionDlg", "high-contrast-4-connection");
        ExpectReadable(wizard.Go("Return").Go("Return"), "LocalCopyDlg", "high-contrast-5-local-copy");
        ExpectReadable(wizard.Go("Return"), "SummaryDlg", "high-contrast-6-summary");
        ExpectReadable(wizard.Go("Return").WaitFor("ExitDialog"), "ExitDialog", "high-contrast-7-exit");
        Assert.AreEqual(0, wizard.Finish().ExitCode, wizard.Log.Text);
    }

    /// <summary>Every text of the page that is there from the start: its row says where it is.</summary>
    private static void ExpectReadable(WizardRun wizard, string dialog, string name)
    {
        const int Visible = 1;
        const double UnitsWide = 370;
        var place = wizard.Place;
        wizard.Picture(name);
        using var picture = SKBitmap.Decode(Path.Combine(WizardRun.Pictures, name + ".png"));
        var scale = place.Width / UnitsWide;
        var unreadable = new List<string>();
        var texts = PackageTexts.Package("en-us").Rows("Control").Where(row => Equals(row[0], dialog) && row[2] is "Text" && ((int)row[7]! & Visible) != 0 && row[9] is not null).ToList();
        foreach (var row in texts)
        {
            int Pixels(int column) => (int)((int)row[column]! * scale);
            var contrast = Contrast.Within(picture, new Rectangle(place.X + Pixels(3), place.Y + Pixels(4), Pixels(5), Pixels(6)));
            if (contrast < PageLayoutTests.LeastContrast)
            {
                unreadable.Add($"{row[1]}: {contrast:0.0}, {row[9]}");
            }
        }

        Assert.IsNotEmpty(texts);
        Assert.IsEmpty(unreadable, $"{name}: {string.Join("; ", unreadable)}");
    }
}
