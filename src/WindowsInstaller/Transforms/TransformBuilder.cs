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
        try
        {
            var changes = DatabaseDifference.Between(before, after);
            return new Transform(new TransformWriter(after.CodePage).Write(changes, Columns, summary));
        }
        catch (Exception limit) when (limit is InstallerDatabaseException or CompoundFileException)
        {
            throw new TransformException(limit.Message, limit);
        }

        IReadOnlyList<Column> Columns(string table) => (after.Tables.GetValueOrDefault(table) ?? before.Tables[table]).Columns;
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
}
