using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Sites;

/// <summary>
/// Reads a fleet from a table with a header: the column "site", and columns named by a setting's path or property, whatever
/// their case. An empty cell leaves the setting to the common configuration.
/// </summary>
internal sealed class SitesReader(string fileName, CommonConfiguration? common)
{
    public const string SiteColumn = "site";

    /// <summary>Some hundred thousand sites.</summary>
    public const int LargestFile = 16 * 1024 * 1024;

    private readonly List<ConfigurationMistake> mistakes = [];

    /// <param name="csv">The file's text.</param>
    /// <param name="fileName">What messages call it.</param>
    /// <param name="commonJson">The configuration that each row overrides; null for none.</param>
    /// <param name="commonName">What messages call that.</param>
    /// <exception cref="ConfigurationException">With every mistake of every row.</exception>
    public static Fleet Read(string csv, string fileName, string? commonJson, string? commonName) =>
        new SitesReader(fileName, commonJson is null ? null : CommonConfiguration.Parse(commonJson, commonName!)).Read(csv);

    private Fleet Read(string csv)
    {
        Fleet? fleet = null;
        try
        {
            fleet = ReadRows(CsvTable.Read(csv));
        }
        catch (CsvException exception)
        {
            Report(Place.In(fileName, exception.Line, exception.Column), "", exception.Problem);
        }

        return fleet is not null && mistakes.Count == 0 ? fleet : throw new ConfigurationException([.. mistakes.Distinct()]);
    }

    /// <summary>Null when there are no sites to read.</summary>
    private Fleet? ReadRows(IEnumerable<CsvRow> rows)
    {
        if (rows.Take(2).Count() < 2)
        {
            Report(Place.In(fileName, 1, 1), "", $"expected a header with the column \"{SiteColumn}\", and one row for each site");
            return null;
        }

        if (ReadHeader(rows.First()) is not { } columns)
        {
            return null;
        }

        var sites = rows.Skip(1);
        var lineOfSite = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in sites)
        {
            Check(columns, row, lineOfSite);
        }

        return new Fleet(lineOfSite.Count, sites.Select(row => new Site(NameOf(columns, row), () => Configure(columns, row))));
    }

    /// <summary>The setting of each column, null for the site's name; null as a whole when the header is wrong.</summary>
    private List<Setting?>? ReadHeader(CsvRow header)
    {
        var before = mistakes.Count;
        var columns = new List<Setting?>();
        var sites = 0;
        foreach (var cell in header.Cells)
        {
            var name = cell.Text.Trim();
            var isSite = Same(name, SiteColumn);
            var setting = Settings.All.FirstOrDefault(setting => Same(name, setting.Path) || Same(name, setting.Property));
            if (setting is null && !isSite)
            {
                Text problem = $"the column is named \"{OneLine.Shorten(name, 60)}\", expected \"{SiteColumn}\", a setting such as {Settings.HttpProxy.Path}, or its property such as {Settings.HttpProxy.Property}";
                Report(PlaceOf(cell), "", DidYouMean(name) is { } near ? $"{problem}; did you mean {near}?" : problem);
            }
            else if (isSite ? sites++ > 0 : columns.Contains(setting))
            {
                Report(PlaceOf(cell), setting?.Path ?? "", isSite ? (Text)$"the column is the second for the {SiteColumn}; keep one of the two" : $"the column is the second for the same setting; keep one of the two");
            }

            columns.Add(setting);
        }

        if (sites == 0)
        {
            Report(Place.In(fileName, header.Line, 1), "", $"the column \"{SiteColumn}\" is missing; columns are separated by commas, semicolons or tabs");
        }

        return mistakes.Count == before ? columns : null;
    }

    private void Check(List<Setting?> columns, CsvRow row, Dictionary<string, int> lineOfSite)
    {
        if (row.Cells.Count > columns.Count && row.Cells.Skip(columns.Count).Any(cell => cell.Text.Trim().Length > 0))
        {
            Report(PlaceOf(row.Cells[columns.Count]), "", $"found {row.Cells.Count} fields, expected {columns.Count} as in the header; a field with a separator stands in double quotes");
            return;
        }

        CheckName(NameOf(columns, row), columns.IndexOf(null) is var index && index < row.Cells.Count ? PlaceOf(row.Cells[index]) : PlaceOf(row), lineOfSite);
        try
        {
            Configure(columns, row);
        }
        catch (ConfigurationException exception)
        {
            mistakes.AddRange(exception.Mistakes);
        }
    }

    private static string NameOf(List<Setting?> columns, CsvRow row) =>
        columns.IndexOf(null) is var index && index < row.Cells.Count ? row.Cells[index].Text.Trim() : "";

    private GivenConfiguration Configure(List<Setting?> columns, CsvRow row) =>
        common is null ? ConfigurationReader.ReadGiven(Overrides(columns, row), PlaceOf(row)) : common.With(Overrides(columns, row));

    private void CheckName(string name, Place place, Dictionary<string, int> lineOfSite)
    {
        if (SiteName.Check(name) is { } expectation)
        {
            Report(place, "", $"found the {SiteColumn} \"{OneLine.Shorten(name, 60)}\", expected {expectation}");
        }
        else if (!lineOfSite.TryAdd(name, place.Line))
        {
            Report(place, "", $"the {SiteColumn} \"{name}\" is also in line {lineOfSite[name]}; each needs its own name");
        }
    }

    private IEnumerable<PropertyOverride> Overrides(List<Setting?> columns, CsvRow row) =>
        columns.Zip(row.Cells)
            .Where(pair => pair.First is not null && pair.Second.Text.Trim().Length > 0)
            .Select(pair => new PropertyOverride(pair.First!.Property, pair.Second.Text.Trim()) { Place = PlaceOf(pair.Second) });

    private static string? DidYouMean(string name) =>
        Spelling.Closest(name, [SiteColumn, .. Settings.All.Select(setting => setting.Path), .. Settings.All.Select(setting => setting.Property)])
        ?? Settings.All.FirstOrDefault(setting => setting.Path.EndsWith("." + name, StringComparison.OrdinalIgnoreCase))?.Path;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private void Report(Place place, string path, Text problem) => mistakes.Add(new ConfigurationMistake(place, path, problem));

    private Place PlaceOf(CsvRow row) => Place.In(fileName, row.Line, 1);

    private Place PlaceOf(CsvCell cell) => Place.In(fileName, cell.Line, cell.Column);
}
