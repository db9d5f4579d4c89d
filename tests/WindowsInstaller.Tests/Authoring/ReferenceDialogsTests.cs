using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;

namespace WindowsInstaller.Tests.Authoring;

/// <summary>
/// The rows of the package's own page equal the reference's. What the stock dialog set contributes there (its dialogs, its texts)
/// exists in the Windows toolset only: the set is taken out of the authoring, and stand-ins take its place.
/// </summary>
[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "the cross-build is for systems without the toolset")]
public sealed class ReferenceDialogsTests
{
    private const string StockDialogs = """
        <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
          <Fragment><UI>
            <Dialog Id="ProgressDlg" Width="10" Height="10"><Control Id="Ok" Type="PushButton" X="0" Y="0" Width="1" Height="1" /></Dialog>
            <Dialog Id="CancelDlg" Width="10" Height="10"><Control Id="Ok" Type="PushButton" X="0" Y="0" Width="1" Height="1" /></Dialog>
            <Dialog Id="WelcomeEulaDlg" Width="10" Height="10"><Control Id="Ok" Type="PushButton" X="0" Y="0" Width="1" Height="1" /></Dialog>
          </UI></Fragment>
        </Wix>
        """;

    private const string StockTexts = """
        <WixLocalization Culture="en-us" xmlns="http://wixtoolset.org/schemas/v4/wxl">
          <String Id="WixUINext" Value="&amp;Next" />
          <String Id="WixUICancel" Value="Cancel" />
        </WixLocalization>
        """;

    private static readonly string[] StockProperties = ["DefaultUIFont", "SecureCustomProperties"];

    private static readonly InstallerDatabase Database = Compile();

    [TestMethod]
    [DataRow("ActionText")]
    [DataRow("CheckBox")]
    [DataRow("ComboBox")]
    [DataRow("Control")]
    [DataRow("ControlCondition")]
    [DataRow("ControlEvent")]
    [DataRow("Dialog")]
    [DataRow("Error")]
    [DataRow("RadioButton")]
    [DataRow("TextStyle")]
    public void Table_EqualsTheReference_ButForTheStandIns(string table) =>
        Assert.AreEqual(GoldenTable.Read("dialogs", table), GoldenTable.Of(Database.Tables[table], row => !(row[0] is "ProgressDlg" or "CancelDlg" || (row[0] is "WelcomeEulaDlg" && row[1] is not "Install"))));

    [TestMethod]
    public void Property_EqualsTheReference_ButForTheStockSet()
    {
        var expected = GoldenTable.Read("dialogs", "Property").Split('\n').Where(line => !StockProperties.Any(line.StartsWith));
        var authored = new[] { "SERVER", "AUTH", "CACHED", "DOWNLOAD", "PROFILEERROR" };
        Assert.AreEqual(string.Join('\n', expected), GoldenTable.Of(Database.Tables["Property"], row => authored.Contains(row[0])));
    }

    [TestMethod]
    public void SecureCustomProperties_ListThePropertiesOfThePage_WhenCompiled()
    {
        var expected = GoldenTable.Read("dialogs", "Property").Split('\n').Single(line => line.StartsWith("SecureCustomProperties", StringComparison.Ordinal))
            .Split('\t')[1].Split(';').Where(property => !property.StartsWith("BURN", StringComparison.Ordinal));
        var actual = (string)Database.Tables["Property"].Rows.Single(row => row[0] is "SecureCustomProperties")[1]!;
        Assert.AreEqual(string.Join(';', expected), actual);
    }

    [TestMethod]
    public void ListBox_IsThereWithoutRows_WhenThePackageHasDialogs() => Assert.IsEmpty(Database.Tables["ListBox"].Rows);

    [TestMethod]
    public void Texts_AreLocalized_WhenTheyNameAString() =>
        Assert.AreEqual("Reference Dialogs", Database.Tables["Property"].Rows.Single(row => row[0] is "ProductName")[1]);

    [TestMethod]
    public void Scope_LeavesElevationOut_WhenPerUser()
    {
        Assert.AreEqual(10, Database.Summary.Properties[SummaryInformation.WordCount]);
        Assert.IsFalse(Database.Tables["Property"].Rows.Any(row => row[0] is "ALLUSERS" or "MSIINSTALLPERUSER"));
    }

    private static InstallerDatabase Compile()
    {
        using var folder = new AuthoringFolder();
        var lines = File.ReadAllLines(AuthoringFolder.Reference("dialogs.wxs"))
            .Where(line => !line.Contains("<ui:WixUI", StringComparison.Ordinal) && !line.Contains("<WixVariable", StringComparison.Ordinal))
            .Select(line => line.Replace("Scope=\"perUser\"", "Language=\"1033\" Scope=\"perUser\"", StringComparison.Ordinal));
        return folder.Compile(
            [folder.Write("dialogs.wxs", string.Join('\n', lines)), folder.Write("stock.wxs", StockDialogs)],
            [AuthoringFolder.Reference("en.wxl"), folder.Write("stock.wxl", StockTexts)]);
    }
}
