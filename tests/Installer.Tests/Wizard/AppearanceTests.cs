using System.Globalization;
using System.IO;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;

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
        Assert.IsGreaterThan(900, wizard.Width);
        wizard.Go("Return").Picture("192-dpi-6-summary").Cancel();
    }

    [TestMethod]
    public void Pages_TakeTheThemesColours_WithHighContrast()
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
        using var wizard = WizardRun.Install(machine, Known);

        wizard.Picture("high-contrast-1-welcome").Go("Return").Picture("high-contrast-3-mailbox").Go("Return").Picture("high-contrast-6-summary");

        // Below the banner: the ground is the theme's, and what stands on it is not.
        var picture = Path.Combine(WizardRun.Pictures, "high-contrast-6-summary.png");
        var page = ProcessRunner.Run($"convert '{picture}' -gravity center -crop 400x150+0+0 +repage -colorspace Gray -format '%[fx:mean] %[fx:maxima]' info:", machine.HostPath("colours.txt"));
        var numbers = page.Output.Split(' ');
        Assert.IsLessThan(0.25, double.Parse(numbers[0], CultureInfo.InvariantCulture), page.Output);
        Assert.IsGreaterThan(0.9, double.Parse(numbers[1], CultureInfo.InvariantCulture), page.Output);
        wizard.Cancel();
    }
}
