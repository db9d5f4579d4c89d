using System;
using System.IO;
using System.Linq;
using Installer.Tests.Harness;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;

namespace Installer.Tests;

/// <summary>What Settings, Apps has to say: the key that Windows Installer registers the product under ("Uninstall Registry Key").</summary>
[TestClass]
public sealed class UninstallKeyTests
{
    private const string Uninstall = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall";

    [TestMethod]
    public void UninstallKey_SaysWhereHelpIs_WhenNobodySaysAnythingElse()
    {
        using var machine = TestMachine.Create();
        Expect.Installed(Installation.On(machine).WithTransform(Site.Acme).Install());

        var help = new Uri(Value(machine, "HelpLink")!);
        Assert.IsTrue(help.IsFile, help.OriginalString);
        Assert.AreEqual("help.html", Path.GetFileName(help.LocalPath.Replace('\\', '/')));
        CollectionAssert.AreEqual(
            File.ReadAllBytes(Repository.PathOf("installer/help.html")),
            File.ReadAllBytes(Path.Combine(machine.InstallFolder, "help.html")));
        StringAssert.EndsWith(help.LocalPath, @"\Outlook Profile\help.html");

        Assert.AreEqual("Outlook Profile", Value(machine, "DisplayName"));
        Assert.AreEqual("Outlook Profile Installer authors", Value(machine, "Publisher"));
        Assert.AreEqual("Your administrator or helpdesk", Value(machine, "Contact"));
        StringAssert.StartsWith(Value(machine, "Comments"), "Repair writes the configured Outlook profile again.");
        Assert.AreEqual("OutlookProfile.ico", Property("ARPPRODUCTICON"));
        if (OperatingSystem.IsWindows())
        {
            // Wine keeps the icon with the product, and writes no DisplayIcon.
            StringAssert.Contains(Value(machine, "DisplayIcon"), "OutlookProfile.ico");
        }

        Assert.AreEqual("", Value(machine, "URLInfoAbout") ?? "", "the product has no address of its own");

        Expect.Uninstalled(Installation.On(machine).Uninstall());
        Assert.IsFalse(Directory.Exists(machine.InstallFolder));
    }

    [TestMethod]
    public void UninstallKey_HoldsTheSitesAddresses_WhenItGivesThem()
    {
        using var machine = TestMachine.Create();
        Expect.Installed(Installation.On(machine).WithTransform(Site.Acme)
            .With("ARPHELPLINK", "https://helpdesk.acme.com/outlook").With("ARPURLINFOABOUT", "https://intranet.acme.com").Install());

        Assert.AreEqual("https://helpdesk.acme.com/outlook", Value(machine, "HelpLink"));
        Assert.AreEqual("https://intranet.acme.com", Value(machine, "URLInfoAbout"));
        Expect.Uninstalled(Installation.On(machine).Uninstall());
    }

    /// <summary>For one user Windows has the key below HKCU, Wine below HKLM.</summary>
    private static string? Value(TestMachine machine, string name)
    {
        var root = OperatingSystem.IsWindows() ? "HKEY_CURRENT_USER" : "HKEY_LOCAL_MACHINE";
        return Text(machine.ExportRegistry($@"{root}\{Uninstall}")[$@"{root}\{Uninstall}\{Property("ProductCode")}", name]);
    }

    private static string Property(string name) =>
        (string)InstallerDatabase.Open(Repository.Package).Tables["Property"].Rows.Single(row => (string)row[0]! == name)[1]!;

    /// <summary>The text of a REG_SZ as an export has it, or of a REG_EXPAND_SZ.</summary>
    private static string? Text(string? exported) => exported switch
    {
        null => null,
        ['"', .. var text, '"'] => text.Replace(@"\\", @"\"),
        _ => System.Text.Encoding.Unicode.GetString(Convert.FromHexString(exported[(exported.IndexOf(':') + 1)..].Replace(",", ""))).TrimEnd('\0'),
    };
}
