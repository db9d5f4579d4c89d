using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;
using WindowsInstaller.Transforms;
using static WindowsInstaller.Tests.Database.DatabaseComparison;

namespace WindowsInstaller.Tests.Database;

[TestClass]
public sealed class DatabaseProperties
{
    [TestMethod]
    public void Read_ReturnsWhatWasWritten_WhenDatabaseHasAnyRows() => ForAnySeed(random =>
    {
        var database = new RandomDatabase(random).Create();
        AssertEqual(database, InstallerDatabase.Read(database.ToBytes()));
    });

    [TestMethod]
    public void ApplyTo_MakesChangedDatabase_WhenTransformIsAnyDifference() => ForAnySeed(random =>
    {
        var databases = new RandomDatabase(random);
        var before = databases.Create();
        var after = databases.Edit(before);
        var transform = Transform.Read(TransformBuilder.Difference(before, after).ToBytes());
        transform.ApplyTo(before);
        AssertEqual(after, before);
    });

    [TestMethod]
    public void Changes_TellsTheSame_WhenBaseWasReadFromItsFile() => ForAnySeed(random =>
    {
        var databases = new RandomDatabase(random);
        var before = databases.Create();
        var transform = TransformBuilder.Difference(before, databases.Edit(before));
        CollectionAssert.AreEquivalent(
            Describe(transform, before),
            Describe(transform, InstallerDatabase.Read(before.ToBytes())));
    });

    private static string[] Describe(Transform transform, InstallerDatabase database) =>
        [.. transform.View(database).Select(row => $"{row.Table} {row.Column} {row.Row} {Show(row.Data)} {Show(row.Current)}")];

    private static object? Show(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : value;

    private static void ForAnySeed(Action<Random> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => property(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
