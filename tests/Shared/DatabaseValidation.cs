using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using WindowsInstaller.Database;

namespace Tests.Shared;

/// <summary>
/// What Windows Installer's own validation finds first (ICE03, and ICE02's foreign keys), in so far as _Validation says it: nullability, ranges,
/// sets, keys of other tables, and the categories that are patterns.
/// </summary>
internal static class DatabaseValidation
{
    private static readonly Dictionary<string, Regex> Patterns = new()
    {
        ["Identifier"] = new Regex(@"^[A-Za-z_][A-Za-z0-9_.]*$"),
        ["Property"] = new Regex(@"^%?[A-Za-z_][A-Za-z0-9_.]*$"),
        ["UpperCase"] = new Regex("^[^a-z]*$"),
        ["Guid"] = new Regex("^[{][0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}[}]$"),
        ["Language"] = new Regex(@"^\d+(,\d+)*$"),
        ["Cabinet"] = new Regex(@"^#?[^\\/:*?""<>|]+$"),
        ["RegPath"] = new Regex(@"^[^\\].*[^\\]$"),
    };

    /// <returns>One line for each cell that breaks its column's rule, and for each column without one.</returns>
    public static IReadOnlyList<string> Findings(InstallerDatabase database)
    {
        var rules = database.Tables["_Validation"].Rows.ToDictionary(row => ((string)row[0]!, (string)row[1]!));
        var findings = new List<string>();
        foreach (var table in database.Tables.Values)
        {
            for (var i = 0; i < table.Columns.Count; i++)
            {
                var column = table.Columns[i];
                if (!rules.TryGetValue((table.Name, column.Name), out var rule))
                {
                    findings.Add($"{table.Name}.{column.Name} has no row in _Validation");
                    continue;
                }

                findings.AddRange(table.Rows.Select(row => row[i]).Where(cell => !Obeys(database, rule, cell))
                    .Select(cell => $"{table.Name}.{column.Name}: {cell ?? "null"} breaks {string.Join('|', rule.Skip(2).Take(7))}"));
            }
        }

        return findings;
    }

    private static bool Obeys(InstallerDatabase database, object?[] rule, object? cell)
    {
        if (cell is null)
        {
            return (string?)rule[2] == "Y";
        }

        var text = Convert.ToString(cell, CultureInfo.InvariantCulture)!;
        return (cell is not int number || (rule[3] is not int minimum || number >= minimum) && (rule[4] is not int maximum || number <= maximum))
            && (rule[8] is not string set || set.Split(';').Contains(text))
            && (rule[5] is not string tables || IsKey(database, tables, (int)rule[6]!, text) || rule[7] is "Version" && Version.TryParse(text, out _))
            && (rule[7] is not string category || !Patterns.TryGetValue(category, out var pattern) || pattern.IsMatch(text)
                || rule[0] is "_Validation" /* its KeyTable lists several Identifiers */);
    }

    private static bool IsKey(InstallerDatabase database, string tables, int column, string value) =>
        tables.Split(';').Any(name => database.Tables.TryGetValue(name, out var table) && table.Rows.Any(row => (string?)row[column - 1] == value));
}
