using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;

namespace WindowsInstaller.Tests.Authoring;

/// <summary>
/// What dialogs need beyond the reference's page. Attribute values are those of "Dialog Style Bits" and "Control Attributes"
/// in the Windows Installer reference (msidefs.h: msidbDialogAttributes..., msidbControlAttributes...).
/// </summary>
[TestClass]
public sealed class UserInterfaceTests
{
    private const string Button = "<Control Id=\"Ok\" Type=\"PushButton\" X=\"0\" Y=\"0\" Width=\"1\" Height=\"1\" />";

    [TestMethod]
    [DataRow("", 7)]
    [DataRow("ErrorDialog=\"yes\"", 0x10007)]
    [DataRow("TrackDiskSpace=\"yes\"", 39)]
    [DataRow("Modeless=\"yes\"", 5)]
    public void Dialog_HasTheBit_WhenTheAttributeIsGiven(string attribute, int expected) =>
        Assert.AreEqual(expected, Compile($"<UI><Dialog Id=\"D\" Width=\"1\" Height=\"1\" {attribute}>{Button}</Dialog></UI>").Tables["Dialog"].Rows.Single()[5]);

    [TestMethod]
    [DataRow("ProgressBar", "ProgressBlocks=\"yes\"", 0x10001)]
    [DataRow("ListBox", "Property=\"P\" Sunken=\"yes\" Sorted=\"yes\"", 0x10007)]
    [DataRow("Icon", "FixedSize=\"yes\" Icon32=\"yes\"", 0x500001)]
    public void Control_HasTheTypesBits_WhenTheAttributesAreGiven(string type, string attributes, int expected)
    {
        var control = $"<Control Id=\"C\" Type=\"{type}\" X=\"0\" Y=\"0\" Width=\"1\" Height=\"1\" {attributes} />";
        var rows = Compile($"<UI><Dialog Id=\"D\" Width=\"1\" Height=\"1\">{Button}{control}</Dialog></UI>").Tables["Control"].Rows;
        Assert.AreEqual(expected, rows.Single(row => row[1] is "C")[7]);
    }

    [TestMethod]
    public void Subscribe_BecomesAnEventMapping_WhenInsideAControl()
    {
        const string Control = "<Control Id=\"C\" Type=\"Text\" X=\"0\" Y=\"0\" Width=\"1\" Height=\"1\"><Subscribe Event=\"ActionText\" Attribute=\"Text\" /></Control>";
        var row = Compile($"<UI><Dialog Id=\"D\" Width=\"1\" Height=\"1\">{Button}{Control}</Dialog></UI>").Tables["EventMapping"].Rows.Single();
        CollectionAssert.AreEqual(new object[] { "D", "C", "ActionText", "Text" }, row);
    }

    [TestMethod]
    public void Text_IsARow_WithAndWithoutAValue()
    {
        var rows = Compile("<UI><UIText Id=\"MB\" Value=\"MB\" /><UIText Id=\"AbsentPath\" /></UI>").Tables["UIText"].Rows;
        CollectionAssert.AreEqual(new object?[] { "MB", "MB", "AbsentPath", null }, rows.SelectMany(row => row).ToArray());
    }

    [TestMethod]
    public void Show_IsOverridden_WhenAnotherFragmentDoesSo()
    {
        var database = Compile(
            "<UIRef Id=\"Own\" />",
            $"<UI><Dialog Id=\"D\" Width=\"1\" Height=\"1\">{Button}</Dialog><InstallUISequence><Show Dialog=\"virtual D\" Before=\"ExecuteAction\" /></InstallUISequence></UI>",
            "<UI Id=\"Own\"><DialogRef Id=\"D\" /><InstallUISequence><Show Dialog=\"override D\" OnExit=\"success\" /></InstallUISequence></UI>");
        Assert.AreEqual(-1, database.Tables["InstallUISequence"].Rows.Single(row => row[0] is "D")[2]);
    }

    [TestMethod]
    public void Show_IsAsTheFragmentSays_WhenNothingOverridesIt()
    {
        var database = Compile($"<UI><Dialog Id=\"D\" Width=\"1\" Height=\"1\">{Button}</Dialog><InstallUISequence><Show Dialog=\"virtual D\" Before=\"ExecuteAction\" /></InstallUISequence></UI>");
        Assert.AreEqual(1299, database.Tables["InstallUISequence"].Rows.Single(row => row[0] is "D")[2]);
    }

    [TestMethod]
    [DataRow("override D", "'D' overrides nothing: no fragment schedules it as virtual in InstallUISequence.")]
    [DataRow("sometimes D", "Show/@Dialog 'sometimes D' is no identifier, alone or after 'virtual ' or 'override '.")]
    public void Show_IsReported_WhenItsModifierIsWrong(string dialog, string message)
    {
        using var folder = new AuthoringFolder();
        var mistake = folder.Mistakes(Sample.Package($"<UI><Dialog Id=\"D\" Width=\"1\" Height=\"1\">{Button}</Dialog><InstallUISequence><Show Dialog=\"{dialog}\" OnExit=\"success\" /></InstallUISequence></UI>"))[0];
        Assert.EndsWith(message, mistake);
    }

    [TestMethod]
    public void WixVariable_NamesAFile_WhenDeclaredAnywhere()
    {
        var database = Compile("<Binary Id=\"B\" SourceFile=\"!(wix.Picture)\" />", "", "<WixVariable Id=\"Picture\" Value=\"readme.txt\" />");
        CollectionAssert.AreEqual("readme\r\n"u8.ToArray(), (byte[])database.Tables["Binary"].Rows.Single()[1]!);
    }

    [TestMethod]
    [DataRow("<Binary Id=\"B\" SourceFile=\"!(wix.Nowhere)\" />", "no <WixVariable> declares 'Nowhere'.")]
    [DataRow("<WixVariable Id=\"A\" />", "<WixVariable> needs both Id and Value.")]
    [DataRow("<WixVariable Id=\"A\" Value=\"b\" /><WixVariable Id=\"A\" Value=\"c\" />", "the WixVariable 'A' is there twice.")]
    public void WixVariable_IsReported_WhenItIsWrong(string line, string message)
    {
        using var folder = new AuthoringFolder();
        Assert.Contains(message, folder.Mistakes(Sample.Package(line))[0]);
    }

    private static InstallerDatabase Compile(string line, params string[] fragments)
    {
        using var folder = new AuthoringFolder();
        var sources = new[] { Sample.Package(line) }.Concat(fragments.Select(fragment => Sample.Fragment(fragment)));
        return folder.Compile([.. sources.Select((source, i) => folder.Write($"{i}.wxs", source))]);
    }
}
