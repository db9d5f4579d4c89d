using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using WindowsInstaller.Database;
using WindowsInstaller.Tests.Database;
using WindowsInstaller.Tests.Tools;
using WindowsInstaller.Transforms;
using static WindowsInstaller.Tests.Database.DatabaseComparison;

namespace WindowsInstaller.Tests.Transforms;

[TestClass]
public sealed class TransformTests
{
    [TestMethod]
    [DataRow("new value")]
    [DataRow("Sample")]
    public void Replace_MakesTheBytesOfEdit(string value)
    {
        var database = SampleDatabase.Create();
        var table = database.Tables["Property"];
        var row = table.Rows.Single(row => row[0] is "ProductName");
        CollectionAssert.AreEqual(
            TransformBuilder.Edit(database, copy => copy.Tables["Property"].Rows.Single(other => other[0] is "ProductName")[1] = value).ToBytes(),
            TransformBuilder.Replace(database, "Property", row, 1, value).ToBytes());
    }

    [TestMethod]
    public void Replace_IsRefused_WhenTheColumnMustHoldSomething()
    {
        var database = SampleDatabase.Create();
        var row = database.Tables["Property"].Rows[0];
        Assert.ThrowsExactly<TransformException>(() => TransformBuilder.Replace(database, "Property", row, 1, null));
    }

    [TestMethod]
    public void ApplyTo_MakesChangedDatabase_WhenTransformIsTheirDifference()
    {
        var after = SampleChanges.Apply(SampleDatabase.Create());
        var transform = Transform.Read(TransformBuilder.Difference(SampleDatabase.Create(), after).ToBytes());
        var result = SampleDatabase.Create();
        transform.ApplyTo(result);
        AssertEqual(after, result);
    }

    [TestMethod]
    public void ApplyTo_ChangesNothing_WhenDatabasesAreEqual()
    {
        var transform = TransformBuilder.Difference(SampleDatabase.Create(), SampleDatabase.Create());
        var result = SampleDatabase.Create();
        transform.ApplyTo(result);
        Assert.IsEmpty(transform.Changes(result));
        AssertEqual(SampleDatabase.Create(), result);
    }

    [TestMethod]
    public void Edit_LeavesTheBaseAlone_WhenCopyIsEdited()
    {
        var before = SampleDatabase.Create();
        TransformBuilder.Edit(before, db => SampleChanges.Apply(db).Tables["Property"].Set("ProductName", "other"));
        TransformBuilder.Edit(before, db => db.Tables["Property"].Rows[0][1] = "other");
        AssertEqual(SampleDatabase.Create(), before);
    }

    [TestMethod]
    public void View_TellsEveryChange_WhenTransformMakesThemAll()
    {
        var before = SampleDatabase.Create();
        var view = TransformBuilder.Difference(before, SampleChanges.Apply(before)).View(before);
        var lines = view.Select(row => string.Join('\t', row.Table, row.Column, row.Row?.Replace('\t', ','), Show(row.Data), Show(row.Current)));
        Assert.AreEqual(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transforms", "SampleChanges.txt")).ReplaceLineEndings("\n"),
            string.Concat(lines.Select(line => line + "\n")));

        static string? Show(object? value) => value switch
        {
            byte[] bytes when bytes.Any(b => b < ' ') => $"[{Convert.ToHexString(bytes)}]",
            byte[] bytes => $"[{Encoding.ASCII.GetString(bytes)}]",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
    }

    [TestMethod]
    public void Open_ReturnsTransform_WhenItWasSaved()
    {
        using var folder = new TemporaryFolder();
        var transform = TransformBuilder.Difference(SampleDatabase.Create(), SampleChanges.Apply(SampleDatabase.Create()));
        transform.Save(folder["sample.mst"]);
        CollectionAssert.AreEqual(transform.ToBytes(), Transform.Open(folder["sample.mst"]).ToBytes());
    }

    [TestMethod]
    public void Open_NamesFileAndReason_WhenFileIsADatabase()
    {
        using var folder = new TemporaryFolder();
        SampleDatabase.Create().Save(folder["sample.msi"]);
        AssertRefused(() => Transform.Open(folder["sample.msi"]), folder["sample.msi"], "an installer database, not a transform");
    }

    [TestMethod]
    public void Difference_NamesTable_WhenColumnsDiffer() => AssertNoDifference(
        db =>
        {
            db.Tables.Remove("Empty");
            SampleDatabase.AddTable(db, "Empty", [("Key", "s20", true)]);
        },
        "Table 'Empty' has other columns");

    [TestMethod]
    public void Difference_NamesStream_WhenCabinetDiffers() => AssertNoDifference(db => db.Streams["product.cab"] = [1], "The stream 'product.cab' differs");

    [TestMethod]
    public void Difference_NamesRow_WhenKeyIsThereTwice() => AssertNoDifference(
        db => db.Tables["Property"].Rows.Add(["ProductName", "again"]), "Table 'Property', row 'ProductName' is there twice");

    [TestMethod]
    public void Difference_NamesCell_WhenItMustNotBeEmpty() => AssertNoDifference(
        db => db.Tables["Property"].Set("ProductName", null), "Table 'Property', row 'ProductName', column 'Value' is empty");

    [TestMethod]
    public void Difference_NamesCellAndCharacter_WhenCodePageLacksIt() => AssertNoDifference(
        db => db.Tables["Property"].Set("ProductName", "日本"), "Table 'Property', row 'ProductName', column 'Value': '日' (U+65E5) is not in code page 1252");

    [TestMethod]
    public void Difference_NamesProperty_WhenBaseIsNoPackage()
    {
        var database = new InstallerDatabase();
        AssertRefused(() => TransformBuilder.Difference(database, database, TransformValidation.Product), "ProductCode or ProductVersion");
    }

    [TestMethod]
    public void Difference_NamesProperty_WhenBaseHasNoUpgradeCode()
    {
        var database = SampleDatabase.Create();
        database.Tables["Property"].Rows.RemoveAll(row => row[0] is "UpgradeCode");
        AssertRefused(() => TransformBuilder.Difference(database, database), "UpgradeCode");
    }

    [TestMethod]
    public void Difference_NamesColumn_WhenItLiesBeyondTheMask()
    {
        var before = SampleDatabase.Create();
        var columns = Enumerable.Range(0, 17).Select(i => ("C" + i, i == 0 ? "s10" : "I2", i == 0)).ToArray();
        SampleDatabase.AddTable(before, "Wide", columns, [.. new object?[] { "key" }.Concat(new object?[16])]);
        var transform = TransformBuilder.Edit(before, db => db.Tables["Wide"].Rows[0][15] = 1);
        var result = before.Clone();
        transform.ApplyTo(result);
        Assert.AreEqual(1, result.Tables["Wide"].Rows[0][15]);
        AssertRefused(() => TransformBuilder.Edit(before, db => db.Tables["Wide"].Rows[0][16] = 1), "row 'key', column 'C16'", "2nd to 16th column");
    }

    [TestMethod]
    public void Difference_TakesTheNewCodePage_WhenItDiffers()
    {
        var before = SampleDatabase.Create();
        var after = before.Clone();
        after.CodePage = 65001;
        after.Tables["Property"].Set("ProductName", "日本");
        var transform = TransformBuilder.Difference(before, after);
        Assert.AreEqual(65001, transform.CodePage);
        Assert.IsTrue(transform.IgnoredErrors.HasFlag(TransformErrors.ChangeCodePage));
        transform.ApplyTo(before);
        AssertEqual(after, before);
    }

    [TestMethod]
    public void ApplyTo_GoesOn_WhenDatabaseDiffersAsTheTransformIgnores()
    {
        var before = SampleDatabase.Create();
        var transform = TransformBuilder.Difference(before, SampleChanges.Apply(before));
        var other = SampleDatabase.Create();
        other.Tables["Property"].Set("NEWPROPERTY", "already there");
        other.Tables["Property"].Rows.RemoveAll(row => row[0] is "Umlaut" or "ProductName");
        SampleDatabase.AddTable(other, "Added", [("Key", "s30", true), ("Number", "I4", false), ("Text", "L0", false)]);
        transform.ApplyTo(other);
        Assert.AreEqual("inserted", other.Tables["Property"].Rows.Single(row => row[0] is "NEWPROPERTY")[1]);
        Assert.IsFalse(other.Tables["Property"].Rows.Any(row => row[0] is "ProductName"));
        Assert.HasCount(2, other.Tables["Added"].Rows);
    }

    [TestMethod]
    public void ApplyTo_NamesTable_WhenItsDropIsNotIgnored()
    {
        var transform = TransformBuilder.Edit(SampleDatabase.Create(), db => db.Tables.Remove("Empty"));
        var other = SampleDatabase.Create();
        other.Tables.Remove("Empty");
        AssertRefused(() => transform.ApplyTo(other), "drops the table 'Empty'");
    }

    [TestMethod]
    public void ApplyTo_NamesTable_WhenDatabaseLacksIt()
    {
        var transform = TransformBuilder.Edit(SampleDatabase.Create(), db => db.Tables["Numbers"].Set(1, 1, null, null));
        var other = SampleDatabase.Create();
        other.Tables.Remove("Numbers");
        AssertRefused(() => transform.ApplyTo(other), "the table 'Numbers', which the database does not have");
    }

    [TestMethod]
    public void ApplyTo_NamesTable_WhenItAddsOneWithOtherColumns()
    {
        var before = SampleDatabase.Create();
        var transform = TransformBuilder.Difference(before, SampleChanges.Apply(before));
        SampleDatabase.AddTable(before, "Added", [("Key", "s30", true)]);
        AssertRefused(() => transform.ApplyTo(before), "gives the table 'Added' other columns");
    }

    private static void AssertNoDifference(Action<InstallerDatabase> edit, params string[] parts) =>
        AssertRefused(() => TransformBuilder.Edit(SampleDatabase.Create(), edit), parts);

    private static void AssertRefused(Action action, params string[] parts)
    {
        var message = Assert.ThrowsExactly<TransformException>(action).Message;
        foreach (var part in parts)
        {
            Assert.Contains(part, message);
        }
    }
}
