using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Authoring;
using WindowsInstaller.Database;
using WindowsInstaller.Tests.Tools;

namespace WindowsInstaller.Tests.Authoring;

[TestClass]
[OSCondition(OperatingSystems.Linux, IgnoreMessage = "gcab reads its cabinets; runs on Linux")]
public sealed class FileTests
{
    private static readonly string Library = typeof(AuthoringCompiler).Assembly.Location;

    [TestMethod]
    public void Version_IsThatOfTheResource_WhenTheFileHasOne()
    {
        var database = WithLibrary(File.ReadAllBytes(Library));
        var row = database.Tables["File"].Rows.Single();
        var version = typeof(AuthoringCompiler).Assembly.GetName().Version!.ToString();
        CollectionAssert.AreEqual(new object?[] { version, "0" }, row[4..6]);
        Assert.IsFalse(database.Tables.ContainsKey("MsiFileHash"));
    }

    [TestMethod]
    public void SameInput_GivesTheSamePackage_AndAChangedByteAnotherCode()
    {
        var (first, second, changed) = (WithLibrary([1, 2, 3]), WithLibrary([1, 2, 3]), WithLibrary([1, 2, 4]));
        CollectionAssert.AreEqual(first.ToBytes(), second.ToBytes());
        Assert.AreNotEqual(first.Summary.Properties[SummaryInformation.RevisionNumber], changed.Summary.Properties[SummaryInformation.RevisionNumber]);
    }

    [TestMethod]
    public void Files_AreOrderedByTargetFolderAndName_WhenPacked()
    {
        using var folder = new AuthoringFolder();
        var database = folder.Compile([folder.Write("a.wxs", Sample.InComponent("""
            <File Id="Z" Name="a.txt" Source="readme.txt" /><File Id="A" Name="b.txt" Source=".\tool.exe" /></Component>
            <Directory Id="Earlier" Name="AAA" />
            <Feature Id="Other"><ComponentRef Id="Early" /></Feature>
            <Component Id="Early" Directory="Earlier" Guid="{5E2E9F3A-0A3B-4F43-9C3B-6B1C7C1F0A12}"><File Id="Y" Source="tool.exe" />
            """))]);
        CollectionAssert.AreEqual(new[] { "Y", "Z", "A" }, database.Tables["File"].Rows.OrderBy(row => (int)row[7]!).Select(row => row[0]).ToList());
    }

    [TestMethod]
    [DataRow("high")]
    [DataRow("mszip")]
    [DataRow("none")]
    public void Cabinet_HoldsTheFilesByKeyInOrder_AsItsOwnToolSees(string level)
    {
        using var folder = new AuthoringFolder();
        var authoring = Sample.InComponent("<File Id=\"Z\" Name=\"a.txt\" Source=\"readme.txt\" /><File Id=\"A\" Name=\"b.txt\" Source=\"tool.exe\" />");
        var database = folder.Compile([folder.Write("a.wxs", authoring.Replace("mszip", level, StringComparison.Ordinal))]);
        var cabinet = folder.Write("x.cab", "");
        File.WriteAllBytes(cabinet, database.Streams["cab1.cab"]);
        var list = Tool.Run("gcab", "--list-details", cabinet);
        Assert.AreEqual("Z 8 1980-01-01 00:00:00 0x20\nA 4 1980-01-01 00:00:00 0x20\n", list);
        Tool.Run("gcab", "--extract", "--directory", Path.GetDirectoryName(cabinet)!, cabinet);
        Assert.AreEqual("readme\r\n", File.ReadAllText(Path.Combine(Path.GetDirectoryName(cabinet)!, "Z")));
    }

    [TestMethod]
    public void Component_CreatesItsFolder_WhenNothingElseIsItsKeyPath()
    {
        using var folder = new AuthoringFolder();
        var database = folder.Compile([folder.Write("a.wxs", Sample.InComponent("<RemoveFolder Id=\"R\" On=\"uninstall\" />"))]);
        CollectionAssert.AreEqual(new object?[] { "INSTALLFOLDER", "Tool" }, database.Tables["CreateFolder"].Rows.Single());
        Assert.IsNull(database.Tables["Component"].Rows.Single()[5]);
    }

    private static InstallerDatabase WithLibrary(byte[] content)
    {
        using var folder = new AuthoringFolder();
        var path = folder.Write("library.dll", "");
        File.WriteAllBytes(path, content);
        var authoring = Sample.InComponent("<File Id=\"Library\" Source=\"library.dll\" />");
        return folder.Compile([folder.Write("a.wxs", authoring)]);
    }
}
