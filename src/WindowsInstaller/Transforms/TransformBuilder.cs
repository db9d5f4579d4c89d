using System;
using System.Collections.Generic;
using WindowsInstaller.CompoundFiles;
using WindowsInstaller.Database;

namespace WindowsInstaller.Transforms;

/// <summary>Makes transforms. The same databases give the same bytes.</summary>
public static class TransformBuilder
{
    /// <summary>The transform that turns one database into another. Summary information is not compared.</summary>
    /// <param name="validation">What a package must have in common with the base; by default any version of the product fits.</param>
    /// <exception cref="TransformException">No transform can express the difference; the message says which.</exception>
    public static Transform Difference(InstallerDatabase before, InstallerDatabase after, TransformValidation validation = TransformValidation.UpgradeCode)
    {
        var errors = TransformErrors.Usual;
        if (before.CodePage != after.CodePage)
        {
            errors |= TransformErrors.ChangeCodePage;
        }

        var summary = TransformSummary.Create(before, after, validation, errors);
        return Write(() => DatabaseDifference.Between(before, after), table => (after.Tables.GetValueOrDefault(table) ?? before.Tables[table]).Columns, after.CodePage, summary);
    }

    /// <summary>
    /// The transform that gives one cell another value: the same bytes as <see cref="Edit"/> makes, without looking for what else
    /// might differ.
    /// </summary>
    /// <param name="row">The row as it is.</param>
    /// <exception cref="TransformException">No transform can express the change.</exception>
    public static Transform Replace(InstallerDatabase before, string table, object?[] row, int column, object? value)
    {
        var columns = before.Tables[table].Columns;
        object?[] after = [.. row];
        after[column] = value;
        DatabaseDifference.CheckRow(before.Tables[table], after);
        TransformChange[] changes = DatabaseDifference.CellEquals(row[column], value) ? [] : [new RowUpdated(table, RowKey.Of(columns, row), [(column, value)])];
        var summary = TransformSummary.Create(before, before, TransformValidation.UpgradeCode, TransformErrors.Usual);
        return Write(() => changes, _ => columns, before.CodePage, summary);
    }

    /// <summary>The transform that makes some edits, for example <c>db => db.Tables["Property"].Set("INSTALLLEVEL", "3")</c>.</summary>
    /// <param name="edit">Changes a copy of the base.</param>
    /// <exception cref="TransformException">No transform can express the edits.</exception>
    public static Transform Edit(InstallerDatabase before, Action<InstallerDatabase> edit)
    {
        var after = before.Clone();
        edit(after);
        return Difference(before, after);
    }

    private static Transform Write(
        Func<IEnumerable<TransformChange>> changes, Func<string, IReadOnlyList<Column>> columns, int codePage, SummaryInformation summary)
    {
        try
        {
            return new Transform(new TransformWriter(codePage).Write(changes(), columns, summary));
        }
        catch (Exception limit) when (limit is InstallerDatabaseException or CompoundFileException)
        {
            throw new TransformException(Text.Of(limit), limit);
        }
    }
}
