using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Outlook;

/// <summary>By the values that the Office installers leave.</summary>
[TestClass]
public sealed class OutlookDetectionTests
{
    private readonly MemoryRegistry machine64 = new();
    private readonly MemoryRegistry machine32 = new();

    [TestMethod]
    public void Nothing_IsFound_WithoutOffice() => AssertFound();

    [TestMethod]
    [DataRow("11.0", "Outlook 2003 (11.0, 32-bit, Windows Installer)")]
    [DataRow("12.0", "Outlook 2007 (12.0, 32-bit, Windows Installer)")]
    [DataRow("14.0", "Outlook 2010 (14.0, 32-bit, Windows Installer)")]
    [DataRow("15.0", "Outlook 2013 (15.0, 32-bit, Windows Installer)")]
    [DataRow("16.0", "Outlook 2016 or later (16.0, 32-bit, Windows Installer)")]
    public void WindowsInstaller_IsFound_InThe32BitView(string version, string expected)
    {
        Install(machine32, $@"SOFTWARE\Microsoft\Office\{version}\Outlook", version is "11.0" or "12.0" ? null : "x86");
        AssertFound(expected);
    }

    [TestMethod]
    [DataRow("14.0", "Outlook 2010 (14.0, 64-bit, Windows Installer)")]
    [DataRow("15.0", "Outlook 2013 (15.0, 64-bit, Windows Installer)")]
    [DataRow("16.0", "Outlook 2016 or later (16.0, 64-bit, Windows Installer)")]
    public void WindowsInstaller_IsFound_InThe64BitView(string version, string expected)
    {
        Install(machine64, $@"SOFTWARE\Microsoft\Office\{version}\Outlook", "x64");
        AssertFound(expected);
    }

    [TestMethod]
    [DataRow("11.0")]
    [DataRow("12.0")]
    public void EarlyOutlooks_Are32Bit_OnAWindowsWithOneView(string version)
    {
        Install(machine64, $@"SOFTWARE\Microsoft\Office\{version}\Outlook", null);
        Install(machine32, $@"SOFTWARE\Microsoft\Office\{version}\Outlook", null);
        StringAssert.Contains(OutlookDetection.Find(machine64, machine32).Single().ToString(), "32-bit");
    }

    [TestMethod]
    public void ClickToRun_IsFound_WhenItsOfficeRegistersInTheSameView()
    {
        ClickToRun("16.0", "x64");
        Install(machine64, @"SOFTWARE\Microsoft\Office\16.0\Outlook", "x64");
        AssertFound("Outlook 2016 or later (16.0, 64-bit, Click-to-Run)");
    }

    [TestMethod]
    public void ClickToRun_IsFound_WhenItsOfficeIs32BitOn64BitWindows()
    {
        ClickToRun("16.0", "x86");
        Install(machine32, @"SOFTWARE\Microsoft\Office\16.0\Outlook", "x86");
        AssertFound("Outlook 2016 or later (16.0, 32-bit, Click-to-Run)");
    }

    [TestMethod]
    [DataRow(@"SOFTWARE\Microsoft\Office\ClickToRun", "16.0", @"Software\Microsoft", "x64", "Outlook 2016 or later (16.0, 64-bit, Click-to-Run)")]
    [DataRow(@"SOFTWARE\Microsoft\Office\ClickToRun", "16.0", @"Software\Wow6432Node\Microsoft", "x86", "Outlook 2016 or later (16.0, 32-bit, Click-to-Run)")]
    [DataRow(@"SOFTWARE\Microsoft\Office\15.0\ClickToRun", "15.0", @"Software\Microsoft", "x64", "Outlook 2013 (15.0, 64-bit, Click-to-Run)")]
    [DataRow(@"SOFTWARE\Microsoft\Office\15.0\ClickToRun", "15.0", @"Software\Wow6432Node\Microsoft", "x86", "Outlook 2013 (15.0, 32-bit, Click-to-Run)")]
    public void ClickToRun_IsFound_InItsOwnRegistry(string root, string version, string software, string platform, string expected)
    {
        ClickToRun(version, platform);
        Install(machine64, $@"{root}\REGISTRY\MACHINE\{software}\Office\{version}\Outlook", null);
        AssertFound(expected);
    }

    [TestMethod]
    public void OfficeWithoutOutlook_IsNone()
    {
        ClickToRun("16.0", "x64");
        machine64.SetValue(@"SOFTWARE\Microsoft\Office\16.0\Word\InstallRoot", RegistryValue.String("Path", @"C:\Program Files\Microsoft Office\root\Office16\"));
        machine64.SetValue(@"SOFTWARE\Microsoft\Office\16.0\Outlook", RegistryValue.String("Bitness", "x64"));
        machine32.SetValue(@"SOFTWARE\Microsoft\Office\14.0\Outlook\InstallRoot", RegistryValue.String("Path", ""));
        AssertFound();
    }

    [TestMethod]
    public void SeveralVersions_AreFoundInRisingOrder_EachOnce()
    {
        ClickToRun("16.0", "x64");
        Install(machine64, @"SOFTWARE\Microsoft\Office\16.0\Outlook", "x64");
        Install(machine64, @"SOFTWARE\Microsoft\Office\ClickToRun\REGISTRY\MACHINE\Software\Microsoft\Office\16.0\Outlook", "x64");
        Install(machine32, @"SOFTWARE\Microsoft\Office\12.0\Outlook", null);
        Install(machine32, @"SOFTWARE\Microsoft\Office\14.0\Outlook", "x86");
        AssertFound("Outlook 2007 (12.0, 32-bit, Windows Installer)", "Outlook 2010 (14.0, 32-bit, Windows Installer)", "Outlook 2016 or later (16.0, 64-bit, Click-to-Run)");
    }

    private static void Install(MemoryRegistry machine, string outlookKey, string? bitness)
    {
        machine.SetValue(outlookKey + @"\InstallRoot", RegistryValue.String("Path", @"C:\Program Files\Microsoft Office\"));
        if (bitness is not null)
        {
            machine.SetValue(outlookKey, RegistryValue.String("Bitness", bitness));
        }
    }

    private void ClickToRun(string version, string platform)
    {
        var key = version == "15.0" ? @"SOFTWARE\Microsoft\Office\15.0\ClickToRun\Configuration" : @"SOFTWARE\Microsoft\Office\ClickToRun\Configuration";
        machine64.SetValue(key, RegistryValue.String("VersionToReport", version + ".4711.1000"));
        machine64.SetValue(key, RegistryValue.String("Platform", platform));
    }

    private void AssertFound(params string[] expected) =>
        CollectionAssert.AreEqual(expected, OutlookDetection.Find(machine64, machine32).Select(outlook => outlook.ToString()).ToArray());
}
