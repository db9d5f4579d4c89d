using System;
using System.Globalization;

namespace WindowsInstaller.Authoring.Binding;

/// <summary>
/// What a cell may hold beyond its column's type, as the table _Validation says it ("_Validation table" and "Column Data Types" in the
/// Windows Installer reference).
/// </summary>
/// <param name="Category">Text only: Identifier, Condition, Formatted ...</param>
/// <param name="Minimum">Integers only, as is <paramref name="Maximum"/>.</param>
/// <param name="KeyTable">The table, or tables (;), that the value is a key of.</param>
/// <param name="KeyColumn">Which column there, from 1.</param>
/// <param name="Set">The values there are, separated by semicolons.</param>
internal sealed record ColumnRule(string? Category = null, int? Minimum = null, int? Maximum = null, string? KeyTable = null, int? KeyColumn = null, string? Set = null)
{
    /// <summary>
    /// From "Category", "Minimum..Maximum", "Category&gt;KeyTable.KeyColumn", "{value;value}"; "" allows whatever the type does.
    /// </summary>
    public static ColumnRule Parse(string notation)
    {
        if (notation.StartsWith('{'))
        {
            return new ColumnRule(Set: notation.Trim('{', '}'));
        }

        if (notation.Split("..") is [var minimum, var maximum])
        {
            return new ColumnRule(Minimum: Number(minimum), Maximum: Number(maximum));
        }

        if (notation.Split('>', '.') is [var category, var table, var column])
        {
            return new ColumnRule(category, KeyTable: table, KeyColumn: Number(column));
        }

        return new ColumnRule(notation.Length == 0 ? null : notation);
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
