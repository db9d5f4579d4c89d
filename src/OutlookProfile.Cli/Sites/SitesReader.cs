using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Sites;

/// <summary>
/// Reads a fleet from CSV (RFC 4180, a header first): the column "site", and columns named by a setting's path or property.
/// An empty cell leaves the setting to the common configuration.
/// </summary>
internal sealed class SitesReader(string fileName, string? commonJson, string? commonName)
{
    public const string SiteColumn = "site";

    /// <summary>Some ten thousand sites.</summary>
    public const int LargestFile = 16 * 1024 * 1024;

    private readonly List<ConfigurationMistake> mistakes = [];
    private readonly Dictionary<string, int> lineOfSite = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="csv">The file's text.</param>
    /// <param name="fileName">What messages call it.</param>
    /// <param name="commonJson">The configuration that each row overrides; null for none.</param>
    /// <param name="commonName">What messages call that.</param>
    /// <exception cref="ConfigurationException">With every mistake of every row.</exception>
    public static IReadOnlyList<Site> Read(string csv, string fileName, string? commonJson, string? commonName) =>
        new SitesReader(fileName, commonJson, commonName).Read(csv);

    private List<Site> Read(string csv)
    {
        var sites = new List<Site>();
        try
        {
            var rows = CsvReader.Read(csv);
            if (rows.Count < 2)
            {
                Report(1, "", $"expected a header with the column \"{SiteColumn}\", and one row for each site");
            }
            else if (ReadHeader(rows[0]) is { } columns)
            {
                sites.AddRange(rows.Skip(1).Select(row => ReadRow(columns, row)).OfType<Site>());
            }
        }
        catch (CsvException exception)
        {
            Report(exception.Line, "", exception.Message);
        }

        return mistakes.Count == 0 ? sites : throw new ConfigurationException([.. mistakes.Distinct()]);
    }

    /// <summary>The setting of each column, null for the site's name; null as a whole when the header is wrong.</summary>
    private List<Setting?>? ReadHeader(CsvRow header)
    {
        var before = mistakes.Count;
        var columns = new List<Setting?>();
        foreach (var (name, number) in header.Fields.Select((name, index) => (name, index + 1)))
        {
            var setting = Settings.All.FirstOrDefault(setting => name == setting.Path || name == setting.Property);
            if (setting is null && name != SiteColumn)
            {
                Report(header.Line, "", $"column {number} is named \"{OneLine.Shorten(name, 60)}\", expected \"{SiteColumn}\", a setting such as {Settings.HttpProxy.Path}, or its property such as {Settings.HttpProxy.Property}");
            }
            else if (columns.Contains(setting))
            {
                Report(header.Line, setting?.Path ?? "", $"column {number} is the second for the {(setting is null ? SiteColumn : "same setting")}; keep one of the two");
            }

            columns.Add(setting);
        }

        if (!header.Fields.Contains(SiteColumn))
        {
            Report(header.Line, "", $"the column \"{SiteColumn}\" is missing; columns are separated by commas");
        }

        return mistakes.Count == before ? columns : null;
    }

    private Site? ReadRow(List<Setting?> columns, CsvRow row)
    {
        if (row.Fields.Count != columns.Count)
        {
            Report(row.Line, "", $"found {row.Fields.Count} fields, expected {columns.Count} as in the header; a field with a comma stands in double quotes");
            return null;
        }

        var name = row.Fields[columns.IndexOf(null)];
        CheckName(name, row.Line);
        try
        {
            var overrides = Overrides(columns, row);
            return new Site(name, commonJson is null
                ? ConfigurationReader.Read(overrides, PlaceOf(row.Line))
                : ConfigurationReader.Read(commonJson, commonName!, overrides));
        }
        catch (ConfigurationException exception)
        {
            mistakes.AddRange(exception.Mistakes);
            return null;
        }
    }

    private void CheckName(string name, int line)
    {
        if (SiteName.Check(name) is { } expectation)
        {
            Report(line, "", $"found the {SiteColumn} \"{OneLine.Shorten(name, 60)}\", expected {expectation}");
        }
        else if (!lineOfSite.TryAdd(name, line))
        {
            Report(line, "", $"the {SiteColumn} \"{name}\" is also in line {lineOfSite[name]}; each needs its own name");
        }
    }

    private IEnumerable<PropertyOverride> Overrides(List<Setting?> columns, CsvRow row) =>
        columns.Zip(row.Fields)
            .Where(cell => cell is { First: not null, Second.Length: > 0 })
            .Select(cell => new PropertyOverride(cell.First!.Property, cell.Second) { Place = PlaceOf(row.Line) });

    private void Report(int line, string path, string problem) => mistakes.Add(new ConfigurationMistake(PlaceOf(line), path, problem));

    private Place PlaceOf(int line) => new(fileName, line);
}
