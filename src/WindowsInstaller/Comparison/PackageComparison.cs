using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using WindowsInstaller.CompoundFiles;
using WindowsInstaller.Database;
using WindowsInstaller.Transforms;

namespace WindowsInstaller.Comparison;

/// <summary>Two packages, compared table by table; the order of rows means nothing. Everything that a package holds is looked at.</summary>
public static class PackageComparison
{
    private static readonly Dictionary<int, string> SummaryNames = new()
    {
        [SummaryInformation.CodePage] = nameof(SummaryInformation.CodePage),
        [SummaryInformation.Title] = nameof(SummaryInformation.Title),
        [SummaryInformation.Subject] = nameof(SummaryInformation.Subject),
        [SummaryInformation.Author] = nameof(SummaryInformation.Author),
        [SummaryInformation.Keywords] = nameof(SummaryInformation.Keywords),
        [SummaryInformation.Comments] = nameof(SummaryInformation.Comments),
        [SummaryInformation.Template] = nameof(SummaryInformation.Template),
        [SummaryInformation.LastAuthor] = nameof(SummaryInformation.LastAuthor),
        [SummaryInformation.RevisionNumber] = nameof(SummaryInformation.RevisionNumber),
        [SummaryInformation.CreateTime] = nameof(SummaryInformation.CreateTime),
        [SummaryInformation.LastSaveTime] = nameof(SummaryInformation.LastSaveTime),
        [SummaryInformation.PageCount] = nameof(SummaryInformation.PageCount),
        [SummaryInformation.WordCount] = nameof(SummaryInformation.WordCount),
        [SummaryInformation.CharacterCount] = nameof(SummaryInformation.CharacterCount),
        [SummaryInformation.CreatingApplication] = nameof(SummaryInformation.CreatingApplication),
        [SummaryInformation.Security] = nameof(SummaryInformation.Security),
    };

    public static IEnumerable<Difference> Differences(InstallerDatabase first, InstallerDatabase second)
    {
        IEnumerable<Difference> codePage = first.CodePage == second.CodePage
            ? []
            : [new Difference("CodePage", Text(first.CodePage), Text(second.CodePage))];
        return codePage
            .Concat(first.Tables.Keys.Union(second.Tables.Keys).Order(StringComparer.Ordinal)
                .SelectMany(name => Tables(name, first.Tables.GetValueOrDefault(name), second.Tables.GetValueOrDefault(name))))
            .Concat(Named("Stream", first.Streams, second.Streams, content => Text(content)))
            .Concat(Named("Storage", first.Storages, second.Storages, storage => Text(CompoundFile.Write(storage))))
            .Concat(Named("Summary", ByName(first.Summary), ByName(second.Summary), Text));
    }

    private static IEnumerable<Difference> Tables(string name, Table? first, Table? second)
    {
        if (first is null || second is null || !first.Columns.SequenceEqual(second.Columns))
        {
            return [new Difference(name, Columns(first), Columns(second))];
        }

        return Rows(name, first, second);
    }

    private static IEnumerable<Difference> Rows(string table, Table first, Table second)
    {
        var (left, right) = (ByKey(first), ByKey(second));
        foreach (var key in left.Keys.Union(right.Keys).OrderBy(key => key.ToString(), StringComparer.Ordinal))
        {
            var address = table + string.Concat(key.Cells.Select(cell => "/" + Text(cell)));
            var (before, after) = (left.GetValueOrDefault(key), right.GetValueOrDefault(key));
            if (before is null || after is null)
            {
                yield return new Difference(address, Row(before), Row(after));
                continue;
            }

            for (var i = 0; i < before.Length; i++)
            {
                if (!DatabaseDifference.CellEquals(before[i], after[i]))
                {
                    yield return new Difference($"{address}.{first.Columns[i].Name}", Text(before[i]), Text(after[i]));
                }
            }
        }
    }

    private static IEnumerable<Difference> Named<T>(string kind, IReadOnlyDictionary<string, T> first, IReadOnlyDictionary<string, T> second, Func<T, string?> text)
        where T : class =>
        from name in first.Keys.Union(second.Keys).Order(StringComparer.Ordinal)
        let before = first.GetValueOrDefault(name) is { } left ? text(left) : null
        let after = second.GetValueOrDefault(name) is { } right ? text(right) : null
        where before != after
        select new Difference($"{kind}/{name}", before, after);

    private static Dictionary<RowKey, object?[]> ByKey(Table table) => table.Rows.ToDictionary(row => RowKey.Of(table, row));

    private static Dictionary<string, object> ByName(SummaryInformation summary) =>
        summary.Properties.ToDictionary(property => SummaryNames.GetValueOrDefault(property.Key) ?? Text(property.Key)!, property => property.Value);

    private static string? Columns(Table? table) =>
        table is null ? null : $"{table.Rows.Count} rows of {string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.ToIdt()}{(column.Key ? "*" : "")}"))}";

    private static string? Row(object?[]? row) => row is null ? null : string.Join(", ", row.Select(cell => Text(cell) ?? "null"));

    private static string? Text(object? cell) => cell switch
    {
        null or "" => null,
        byte[] bytes => $"{bytes.Length} bytes, SHA-256 {Convert.ToHexString(SHA256.HashData(bytes))[..16]}",
        DateTime time => time.ToString("u", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
    };
}
