using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.CompoundFiles;
using WindowsInstaller.Database;
using WindowsInstaller.Tests.CompoundFiles;
using WindowsInstaller.Tests.Database;
using WindowsInstaller.Tests.Transforms;
using WindowsInstaller.Transforms;

namespace WindowsInstaller.Tests.Fuzzing;

[TestClass]
public sealed class FuzzTests(TestContext context)
{
    [TestMethod]
    public void Read_RefusesCleanly_WhenCompoundFileIsDamaged() => new FuzzRun(context, "Compound files").Run(
        [CompoundFile.Write(CompoundFileTests.Sample()), Version4File.Create(CompoundFileTests.Bytes(100), CompoundFileTests.Bytes(5000))],
        file => CompoundFile.Read(file),
        refusal => refusal is CompoundFileException);

    /// <summary>What can be read must also be written again, or refused for a reason.</summary>
    [TestMethod]
    public void Read_RefusesCleanly_WhenDatabaseIsDamaged() => new FuzzRun(context, "Databases").Run(
        [Database().ToBytes()],
        file => InstallerDatabase.Read(file).ToBytes(),
        refusal => refusal is InstallerDatabaseException);

    [TestMethod]
    public void Read_RefusesCleanly_WhenTransformIsDamaged()
    {
        var before = Database();
        var transform = TransformBuilder.Difference(before, SampleChanges.Apply(before)).ToBytes();
        new FuzzRun(context, "Transforms").Run(
            [transform],
            file =>
            {
                var damaged = Transform.Read(file);
                damaged.View(before);
                damaged.ApplyTo(before.Clone());
            },
            refusal => refusal is TransformException);
    }

    /// <summary>Files of several users meet here: a sound transform and a database that is not.</summary>
    [TestMethod]
    public void ApplyTo_RefusesCleanly_WhenBaseIsDamaged()
    {
        var before = Database();
        var transform = TransformBuilder.Difference(before, SampleChanges.Apply(before));
        new FuzzRun(context, "Bases").Run(
            [before.ToBytes()],
            file =>
            {
                var damaged = InstallerDatabase.Read(file);
                transform.View(damaged);
                transform.ApplyTo(damaged.Clone());
                TransformBuilder.Difference(before, damaged, TransformValidation.Product);
            },
            refusal => refusal is TransformException or InstallerDatabaseException);
    }

    private static InstallerDatabase Database()
    {
        var database = SampleDatabase.Create();
        database.Storages["1031.mst"] = new CompoundStorage { ClassId = SystemTables.TransformClass };
        database.Storages["1031.mst"].Streams["data"] = [1, 2, 3];
        return database;
    }
}
