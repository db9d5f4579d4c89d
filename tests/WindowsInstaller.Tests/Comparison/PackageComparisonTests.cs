using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Comparison;
using WindowsInstaller.Database;
using WindowsInstaller.Tests.Database;

namespace WindowsInstaller.Tests.Comparison;

[TestClass]
public sealed class PackageComparisonTests
{
    public static IEnumerable<object[]> Changes =>
    [
        Change("Property/ProductName.Value: Sample | Other", database => database.Tables["Property"].Set("ProductName", "Other")),
        Change("Property/NEW: (none) | NEW, 1", database => database.Tables["Property"].Set("NEW", "1")),
        Change("Property/Umlaut: Umlaut, Grüße | (none)", database => database.Tables["Property"].Rows.RemoveAll(row => row[0] is "Umlaut")),
        Change("Binary/ProfileConfiguration.Data: 2 bytes, SHA-256 44136FA355B3678A | 1 bytes, SHA-256 021FB596DB81E6D0",
            database => database.Tables["Binary"].Set("ProfileConfiguration", "{"u8.ToArray())),
        Change("InstallExecuteSequence/Never.Sequence: (none) | 1", database => database.Tables["InstallExecuteSequence"].Set("Never", null, 1)),
        Change("Empty: 0 rows of Key s20*, Value L50 | (none)", database => database.Tables.Remove("Empty")),
        Change("Summary/Title: Installation Database | x", database => database.Summary.Properties[SummaryInformation.Title] = "x"),
        Change("CodePage: 1252 | 65001", database => database.CodePage = 65001),
        Change("Stream/other.cab: (none) | 1 bytes, SHA-256 6E340B9CFFB37A98", database => database.Streams["other.cab"] = [0]),
    ];

    [TestMethod]
    [DynamicData(nameof(Changes))]
    public void Difference_IsFound_WhereverItIs(string expected, Action<InstallerDatabase> change)
    {
        var changed = SampleDatabase.Create();
        change(changed);

        Assert.AreEqual(expected, PackageComparison.Differences(SampleDatabase.Create(), changed).Single().ToString());
    }

    [TestMethod]
    public void Packages_AreEqual_WhateverTheOrderOfRows()
    {
        var reordered = SampleDatabase.Create();
        foreach (var table in reordered.Tables.Values)
        {
            table.Rows.Reverse();
        }

        Assert.IsEmpty(PackageComparison.Differences(SampleDatabase.Create(), reordered));
    }

    [TestMethod]
    [DataRow("Control/WelcomeDlg/*", "Control/WelcomeDlg/Next.Text", true)]
    [DataRow("*/WelcomeDlg/*", "ControlEvent/WelcomeDlg/Next/NewDialog", true)]
    [DataRow("Control/WelcomeDlg/*", "Control/OwnDlg/Next.Text", false)]
    [DataRow("Stream/cab1.cab # packed by another program", "Stream/cab1.cab", true)]
    [DataRow("# Stream/cab1.cab", "Stream/cab1.cab", false)]
    [DataRow("CodePage", "CodePage", true)]
    public void Pattern_AllowsItsAddresses(string line, string address, bool allowed) =>
        Assert.AreEqual(allowed, ExpectedDifferences.Parse([line]).Allow(new Difference(address, "1", "2")));

    [TestMethod]
    public void Pattern_IsNamed_WhenNothingDiffersThere()
    {
        var expected = ExpectedDifferences.Parse(["Property/A*", "CodePage"]);

        CollectionAssert.AreEqual(new[] { "Property/A*" }, expected.Unused([new Difference("CodePage", "1", "2")]).ToArray());
    }

    private static object[] Change(string expected, Action<InstallerDatabase> change) => [expected, change];
}
