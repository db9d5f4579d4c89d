using System;
using System.Collections.Generic;
using System.Linq;
using Installer.Tests.Wizard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;

namespace Installer.Tests.Package;

/// <summary>No consistency evaluator has anything to say of the packages; and each of ours speaks where its rule is broken.</summary>
[TestClass]
public sealed class InternalConsistencyTests
{
    public static IEnumerable<object[]> Broken =>
    [
        Break("ICE08", package => package.Tables["Component"].Rows.ForEach(row => row[1] = "{E1FE76B4-96AC-43AC-9265-C23F2F824E60}")),
        Break("ICE13", package => package.Tables["InstallExecuteSequence"].Set("WelcomeDlg", null, 1234)),
        Break("ICE16", package => Row(package, "Property", "ProductName")[1] = new string('x', 64)),
        Break("ICE17", package => package.Tables["ControlEvent"].Rows.RemoveAll(row => row[0] is "ScopeDlg" && row[1] is "Back")),
        Break("ICE17", package => package.Tables["Binary"].Rows.RemoveAll(row => row[0] is "WixUI_Bmp_Banner")),
        Break("ICE17", package => package.Tables["RadioButton"].Rows.RemoveAll(row => row[0] is "WizardDownload")),
        Break("ICE17", package => package.Tables["ComboBox"].Rows.Clear()),
        Break("ICE20", package => package.Tables["AdminUISequence"].Rows.RemoveAll(row => row[0] is "ShowFailure")),
        Break("ICE20", package => package.Tables["Property"].Rows.RemoveAll(row => row[0] is "ErrorDialog")),
        Break("ICE23", package => Control(package, "MailboxDlg", "Next")[10] = "Address"),
        Break("ICE23", package => Control(package, "MailboxDlg", "Next")[10] = null),
        Break("ICE23", package => Row(package, "Dialog", "MailboxDlg")[7] = "Nothing"),
        Break("ICE24", package => Row(package, "Property", "ProductVersion")[1] = "1.0"),
        Break("ICE27", package => Row(package, "InstallUISequence", "WelcomeDlg")[2] = 900 - 1),
        Break("ICE27", package => Row(package, "InstallExecuteSequence", "InstallFiles")[2] = 1501 - 2),
        Break("ICE31", package => Control(package, "ScopeDlg", "Title")[9] = @"{\WixUI_Font_Titel}Who?"),
        Break("ICE34", package => package.Tables["Property"].Rows.RemoveAll(row => row[0] is "WIZARDSCOPE")),
        Break("ICE36", package => package.Tables["Property"].Rows.RemoveAll(row => row[0] is "ARPPRODUCTICON")),
        Break("ICE44", package => package.Tables["Dialog"].Rows.RemoveAll(row => row[0] is "MistakeDlg")),
        Break("ICE45", package => Row(package, "Dialog", "MailboxDlg")[5] = 7 | 0x4000),
        Break("ICE46", package => Control(package, "SummaryDlg", "For")[9] = "[WizardScope]"),
        Break("ICE61", package => package.Tables["Upgrade"].Rows[0][2] = null),
        Break("ICE63", package => Row(package, "InstallExecuteSequence", "RemoveExistingProducts")[2] = 5000),
        Break("ICE68", package => Row(package, "CustomAction", "NextPage")[1] = 3),
        Break("ICE77", package => Row(package, "InstallExecuteSequence", "WriteProfile")[2] = 1450),
        Break("ICE80", package => package.Tables["Component"].Rows[0][3] = 0),
        Break("ICE82", package => Row(package, "InstallExecuteSequence", "SetHelpLink")[2] = 1000),
        Break("ICE86", package => Row(package, "InstallUISequence", "StartWizard")[1] = "AdminUser"),
        Break("ICE87", package => package.Tables["Property"].Set("REINSTALLMODE", "amus")),
        Break("ICE93", package => package.Tables["CustomAction"].Set("PublishProduct", 1, "Actions", "NextPage", null)),
        Break("ICE99", package => package.Tables["Directory"].Set("LogonUser", null, ".")),
        Break("ICE101", package => package.Tables["Feature"].Set(new string('x', 39), null, null, null, 1, 1, null, 0)),
    ];

    [TestMethod]
    [DataRow("en-us")]
    [DataRow("de-de")]
    [DataRow("fr-fr")]
    [DataRow("ja-jp")]
    public void Package_IsConsistent(string culture)
    {
        var package = PackageTexts.Package(culture);
        var findings = InternalConsistency.All.SelectMany(rule => rule.Value(package).Select(finding => $"{rule.Key}: {finding}"));
        Assert.AreEqual("", string.Join('\n', findings));
    }

    [TestMethod]
    [DynamicData(nameof(Broken))]
    public void Rule_Speaks_WhenItIsBroken(string rule, Action<InstallerDatabase> change)
    {
        var package = PackageTexts.Package("en-us");
        change(package);
        Assert.IsNotEmpty(InternalConsistency.All[rule](package));
    }

    [TestMethod]
    public void EveryRule_IsBrokenOnce() =>
        CollectionAssert.AreEquivalent(InternalConsistency.All.Keys.ToArray(), Broken.Select(broken => (string)broken[0]).Distinct().ToArray());

    private static object[] Break(string rule, Action<InstallerDatabase> change) => [rule, change];

    private static object?[] Row(InstallerDatabase package, string table, string key) => package.Tables[table].Rows.Single(row => (string)row[0]! == key);

    private static object?[] Control(InstallerDatabase package, string dialog, string control) =>
        package.Tables["Control"].Rows.Single(row => (string)row[0]! == dialog && (string)row[1]! == control);
}
