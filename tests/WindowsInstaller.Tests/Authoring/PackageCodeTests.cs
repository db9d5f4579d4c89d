using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Authoring.Binding;
using WindowsInstaller.Database;
using WindowsInstaller.Tests.Database;

namespace WindowsInstaller.Tests.Authoring;

/// <summary>Windows Installer takes two files with one package code for the same file: whatever differs must show in it.</summary>
[TestClass]
public sealed class PackageCodeTests
{
    private static readonly Dictionary<string, Action<InstallerDatabase>> Edits = new()
    {
        ["a cell"] = database => database.Tables["Property"].Rows[0][1] = "{00000000-0000-0000-0000-000000000001}",
        ["a stream"] = database => database.Streams["product.cab"] = [1, 2, 4],
        ["a stream's name"] = database => database.Streams["other.cab"] = [],
        ["the code page"] = database => database.CodePage = 65001,
        ["the summary"] = database => database.Summary.Properties[SummaryInformation.PageCount] = 405,
    };

    public static IEnumerable<object[]> Names => Edits.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void PackageCode_IsAnother_WhenAnythingDiffers(string edit)
    {
        var edited = Sample();
        Edits[edit](edited);

        Assert.AreNotEqual(PackageCode.Of(Sample()), PackageCode.Of(edited));
    }

    [TestMethod]
    public void PackageCode_IsTheSame_ForTheSamePackage() => Assert.AreEqual(PackageCode.Of(Sample()), PackageCode.Of(Sample()));

    private static InstallerDatabase Sample()
    {
        var database = SampleDatabase.Create();
        database.Streams["product.cab"] = [1, 2, 3];
        return database;
    }
}
