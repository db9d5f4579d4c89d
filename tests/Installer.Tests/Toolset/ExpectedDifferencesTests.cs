using System;
using System.Collections.Generic;
using System.Linq;
using Installer.Tests.Harness;
using Installer.Tests.Wizard;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Comparison;
using WindowsInstaller.Database;

namespace Installer.Tests.Toolset;

/// <summary>installer/expected-differences.txt lets both builds differ in what the toolset brings of its own, and in nothing that is authored here.</summary>
[TestClass]
public sealed class ExpectedDifferencesTests
{
    private readonly ExpectedDifferences expected = ExpectedDifferences.Load(Repository.PathOf("installer/expected-differences.txt"));
    private readonly InstallerDatabase package = InstallerDatabase.Open(Repository.Package);

    [TestMethod]
    public void Difference_IsAllowedNowhere_WhereRowsAreAuthoredHere()
    {
        var authored = package.Tables.Values.Where(table => table.Name != "_Validation").SelectMany(table => table.Rows.Where(row => IsAuthored(table, row)).Select(row => (table, row))).ToList();
        var allowed = authored
            .SelectMany(cell => Addresses(cell.table, cell.row))
            .Where(address => expected.Allow(new Difference(address, "1", "2")))
            .ToArray();

        Assert.IsGreaterThan(400, authored.Count);

        // Each build has a host of its own, and a linker.
        CollectionAssert.AreEquivalent(new[] { "Binary/Actions.Data", "File/ToolExe.FileSize" }, allowed);
    }

    /// <summary>Found by compiling the package with the published sources of the stock dialogs (WixToolset.UI.wixext 5.0.2) in place of the stand-ins.</summary>
    [TestMethod]
    [DataRow("Control/WelcomeDlg/PatchDescription")]
    [DataRow("Control/MsiRMFilesInUse/ShutdownOption.X")]
    [DataRow("ControlEvent/MaintenanceWelcomeDlg/Next/SpawnWaitDialog/WaitForCostingDlg/1 OR CostingComplete = 1")]
    [DataRow("ControlEvent/VerifyReadyDlg/Repair/Reinstall/All/OutOfDiskSpace <> 1")]
    [DataRow("ControlEvent/ResumeDlg/InstallNoShield/EndDialog/Return/1")]
    [DataRow("Dialog/ResumeDlg.Control_Default")]
    [DataRow("Dialog/WaitForCostingDlg")]
    [DataRow("EventMapping/PrepareDlg/ActionData/ActionData")]
    [DataRow("RadioButton/WixUIRMOption/1.Width")]
    [DataRow("Binary/WixUI_Ico_Exclam")]
    [DataRow("UIText/SelParentCostPosPos")]
    [DataRow("ActionText/UnregisterTypeLibraries")]
    [DataRow("Error")]
    public void Difference_IsAllowed_WhereTheToolsetsOwnDialogsDiffer(string address) =>
        Assert.IsTrue(expected.Allow(new Difference(address, "1", "2")));

    /// <summary>By what a row is about: the stock dialogs' own controls are the toolset's, the events that Ui.wxs hooks on them are not.</summary>
    private static bool IsAuthored(Table table, object?[] row) => table.Name switch
    {
        "Control" or "ControlCondition" or "EventMapping" or "Dialog" => PackageTexts.OwnDialogs.Contains((string)row[0]!),
        "ControlEvent" => PackageTexts.OwnDialogs.Contains((string)row[0]!) || row[2] is "NewDialog" or "DoAction" || row[2] is "[WizardDone]" || row[3] is "MistakeDlg" or "EveryoneDlg" or "[PageError]",
        "RadioButton" => row[0] is not "WixUIRMOption",
        _ => true,
    };

    private static IEnumerable<string> Addresses(Table table, object?[] row)
    {
        var key = table.Name + string.Concat(row.Where((_, column) => table.Columns[column].Key).Select(cell => "/" + cell));
        return table.Columns.Where(column => !column.Key).Select(column => $"{key}.{column.Name}").Append(key);
    }
}
