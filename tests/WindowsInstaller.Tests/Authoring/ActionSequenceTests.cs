using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace WindowsInstaller.Tests.Authoring;

[TestClass]
public sealed class ActionSequenceTests
{
    private const string Actions = "<CustomAction Id=\"A\" Error=\"a\" /><CustomAction Id=\"B\" Error=\"b\" /><CustomAction Id=\"C\" Error=\"c\" />";

    [TestMethod]
    [DataRow("<Custom Action=\"A\" Before=\"B\" /><Custom Action=\"B\" After=\"C\" /><Custom Action=\"C\" Before=\"A\" />", "beside itself")]
    [DataRow("<Custom Action=\"A\" Sequence=\"1499\" /><Custom Action=\"B\" Before=\"InstallInitialize\" />", "too few free numbers beside 'InstallInitialize' (1500)")]
    [DataRow("<Custom Action=\"A\" Sequence=\"1501\" /><Custom Action=\"B\" After=\"InstallInitialize\" />", "too few free numbers beside 'InstallInitialize' (1500)")]
    [DataRow("<Custom Action=\"A\" Sequence=\"1502\" /><Custom Action=\"B\" After=\"InstallInitialize\" /><Custom Action=\"C\" Before=\"A\" />", "'B', 'C' all have the number 1501")]
    [DataRow("<Custom Action=\"A\" Sequence=\"1500\" />", "all have the number 1500")]
    [DataRow("<Custom Action=\"A\" OnExit=\"error\" /><Custom Action=\"B\" After=\"A\" />", "'A' ends the sequence")]
    public void Sequence_IsReported_WhenItHasNoPlaceForAnAction(string sequence, string message)
    {
        using var folder = new AuthoringFolder();
        var mistakes = folder.Mistakes(Sample.Package($"{Actions}<InstallExecuteSequence>{sequence}</InstallExecuteSequence>"));
        StringAssert.StartsWith(mistakes[0], $"a.wxs({Sample.FirstLine}): ");
        StringAssert.Contains(mistakes[0], message);
    }

    [TestMethod]
    [DataRow("<Custom Action=\"A\" Sequence=\"1234\" />", 1234)]
    [DataRow("<Custom Action=\"A\" OnExit=\"success\" />", -1)]
    [DataRow("<Custom Action=\"A\" After=\"B\" /><Custom Action=\"B\" Before=\"CostFinalize\" />", 999)]
    [DataRow("<Custom Action=\"A\" Before=\"InstallServices\" />", 5799)]
    [DataRow("<Custom Action=\"A\" After=\"FindRelatedProducts\" /><FindRelatedProducts Sequence=\"30\" />", 31)]
    [DataRow("<Custom Action=\"A\" After=\"LaunchConditions\" /><LaunchConditions Before=\"CostInitialize\" />", 799)]
    public void Sequence_GivesTheNumber_WhenAnActionIsPlaced(string sequence, int number)
    {
        using var folder = new AuthoringFolder();
        var database = folder.Compile([folder.Write("a.wxs", Sample.Package($"{Actions}<InstallExecuteSequence>{sequence}</InstallExecuteSequence>"))]);
        Assert.AreEqual(number, database.Tables["InstallExecuteSequence"].Rows.Single(row => row[0] is "A")[2]);
    }

    [TestMethod]
    public void StandardAction_KeepsItsCondition_WhenAnActionHangsOnIt()
    {
        using var folder = new AuthoringFolder();
        var database = folder.Compile([folder.Write("a.wxs", Sample.Package($"{Actions}<InstallExecuteSequence><Custom Action=\"A\" After=\"InstallExecute\" /></InstallExecuteSequence>"))]);
        Assert.AreEqual("NOT Installed", database.Tables["InstallExecuteSequence"].Rows.Single(row => row[0] is "InstallExecute")[1]);
    }
}
