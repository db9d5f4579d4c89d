using System;
using System.Collections.Generic;
using System.Linq;
using nietras.SeparatedValues;

namespace OutlookProfile.Cli.Sites;

/// <summary>
/// A table as spreadsheets write it: separated by commas, semicolons (Excel in most of Europe) or tabs, whichever the header
/// shows or a first line such as "sep=;" says. Rows and columns without any text are left out. Quotes are read strictly: RFC 4180.
/// </summary>
internal static class CsvTable
{
    private const string SeparatorLine = "sep=";

    /// <summary>Goes through the text once, and again whenever the rows are gone through: a fleet's rows would take many times the memory of their text.</summary>
    /// <exception cref="CsvException">Quotes stand where RFC 4180 has none, or the table is none.</exception>
    public static IEnumerable<CsvRow> Read(string text)
    {
        var used = new HashSet<int>();
        var width = 0;
        foreach (var row in RowsWithText(text))
        {
            width = Math.Max(width, row.Cells.Count);
            used.UnionWith(Enumerable.Range(0, row.Cells.Count).Where(column => HasText(row.Cells[column])));
        }

        return used.Count == width
            ? RowsWithText(text)
            : RowsWithText(text).Select(row => new CsvRow(row.Line, [.. row.Cells.Where((_, column) => used.Contains(column))]));
    }

    private static IEnumerable<CsvRow> RowsWithText(string text) => AllRows(text).Where(row => row.Cells.Any(HasText));

    private static IEnumerable<CsvRow> AllRows(string text)
    {
        var (separator, start, firstLine) = SeparatorOf(text);
        using var reader = Sep.New(separator).Reader(options => options with { HasHeader = false, DisableColCountCheck = true }).FromText(text[start..]);
        for (var isFirst = true; MoveNext(reader); isFirst = false)
        {
            // Sep counts the first record's line once too often.
            yield return ReadRow(reader.Current, isFirst ? firstLine : firstLine + reader.Current.LineNumberFrom - 1);
        }
    }

    private static bool MoveNext(SepReader reader)
    {
        try
        {
            return reader.MoveNext();
        }
        catch (Exception exception) when (exception is System.IO.InvalidDataException or NotSupportedException)
        {
            throw new CsvException(1, 1, $"this is no table: a line is longer than any table's");
        }
    }

    private static bool HasText(CsvCell cell) => !string.IsNullOrWhiteSpace(cell.Text);

    private static CsvRow ReadRow(SepReader.Row row, int line)
    {
        var cells = new CsvCell[row.ColCount];
        for (var i = 0; i < cells.Length; i++)
        {
            var written = row[i].Span;
            row.Span.Overlaps(written, out var offset);
            var (cellLine, column) = PlaceIn(row.Span[..(written.IsEmpty ? EmptyCellOffset(row, i) : offset)], line);
            cells[i] = new CsvCell(Unquote(written, cellLine, column), cellLine, column);
        }

        return new CsvRow(line, cells);
    }

    /// <summary>An empty span lies nowhere: behind the cell before it and its separator.</summary>
    private static int EmptyCellOffset(SepReader.Row row, int index)
    {
        var offset = 0;
        for (var i = 0; i < index; i++)
        {
            offset += row[i].Span.Length + 1;
        }

        return offset;
    }

    private static (int Line, int Column) PlaceIn(ReadOnlySpan<char> before, int line)
    {
        var start = 0;
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] == '\n' || before[i] == '\r' && (i + 1 == before.Length || before[i + 1] != '\n'))
            {
                line++;
                start = i + 1;
            }
        }

        return (line, before.Length - start + 1);
    }

    private static string Unquote(ReadOnlySpan<char> written, int line, int column)
    {
        if (written.IsEmpty || written[0] != '"')
        {
            return written.IndexOf('"') < 0 ? written.ToString() : throw new CsvException(line, column, $"a quote stands inside a field that does not begin with one; a field with a separator or a quote stands in double quotes, and a quote in it is written twice");
        }

        var inside = written[1..].ToString();
        var rest = inside.Replace("\"\"", "");
        return !rest.Contains('"') ? throw new CsvException(line, column, $"a quote that opens a field is never closed; a field with a separator or a quote stands in double quotes, and a quote in it is written twice")
            : rest.IndexOf('"') < rest.Length - 1 ? throw new CsvException(line, column, $"a quote closes a field before its end; a field with a separator or a quote stands in double quotes, and a quote in it is written twice")
            : inside[..^1].Replace("\"\"", "\"");
    }

    /// <summary>The separator, where the header begins, and in which line.</summary>
    private static (char Separator, int Start, int Line) SeparatorOf(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']) is var found && found >= 0 ? found : text.Length;
        var first = text[..end];
        if (first.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase) && first.Length == SeparatorLine.Length + 1)
        {
            var start = text.AsSpan(end) switch { ['\r', '\n', ..] => end + 2, [] => end, _ => end + 1 };
            return (first[^1], start, 2);
        }

        var isQuoted = false;
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
        foreach (var character in first)
        {
            isQuoted ^= character == '"';
            if (!isQuoted && counts.TryGetValue(character, out var count))
            {
                counts[character] = count + 1;
            }
        }

        return (counts.MaxBy(pair => pair.Value).Key, 0, 1);
    }
}

/// <param name="Line">The line it begins in, from 1.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<CsvCell> Cells);

/// <param name="Line">From 1.</param>
/// <param name="Column">Where it begins in its line, in UTF-16 units from 1.</param>
internal readonly record struct CsvCell(string Text, int Line, int Column);

/// <summary>The text is no table.</summary>
internal sealed class CsvException(int line, int column, Text problem) : Exception(problem.ToString())
{
    public Text Problem { get; } = problem;

    public int Line { get; } = line;

    public int Column { get; } = column;
}
