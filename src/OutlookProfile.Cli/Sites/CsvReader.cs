using System;
using System.Collections.Generic;
using System.Text;

namespace OutlookProfile.Cli.Sites;

/// <summary>A record of a CSV file.</summary>
/// <param name="Line">The line it begins in, from 1.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Fields);

/// <summary>
/// CSV as RFC 4180 has it, read strictly; lines end in CRLF, LF or CR, and blank ones are no records.
/// By hand, because CsvHelper does not compile natively without warnings and makes the shipped tool a quarter larger.
/// </summary>
public sealed class CsvReader
{
    private readonly string text;
    private int place;
    private int line = 1;

    private CsvReader(string text) => this.text = text;

    /// <exception cref="CsvException">Quotes stand where RFC 4180 has none.</exception>
    public static List<CsvRow> Read(string text)
    {
        var reader = new CsvReader(text);
        var rows = new List<CsvRow>();
        while (reader.place < text.Length)
        {
            if (!reader.SkipLineEnd())
            {
                rows.Add(reader.ReadRow());
            }
        }

        return rows;
    }

    private bool IsAtEnd => place == text.Length;

    private CsvRow ReadRow()
    {
        var row = new CsvRow(line, new List<string>());
        var fields = (List<string>)row.Fields;
        for (; ; place++)
        {
            fields.Add(!IsAtEnd && text[place] == '"' ? ReadQuoted() : ReadPlain());
            if (IsAtEnd || text[place] != ',')
            {
                return IsAtEnd || SkipLineEnd() ? row : throw new CsvException(line, "a quote closes a field before its end");
            }
        }
    }

    private string ReadPlain()
    {
        var end = text.AsSpan(place).IndexOfAny(",\r\n\"");
        var field = end < 0 ? text[place..] : text.Substring(place, end);
        place += field.Length;
        return IsAtEnd || text[place] != '"' ? field : throw new CsvException(line, "a quote stands inside a field that does not begin with one");
    }

    private string ReadQuoted()
    {
        var (begin, field) = (line, new StringBuilder());
        for (place++; !IsAtEnd;)
        {
            var start = place;
            if (SkipLineEnd())
            {
                field.Append(text, start, place - start);
            }
            else if (text[place++] != '"')
            {
                field.Append(text[start]);
            }
            else if (!IsAtEnd && text[place] == '"')
            {
                field.Append('"');
                place++;
            }
            else
            {
                return field.ToString();
            }
        }

        throw new CsvException(begin, "a quote that opens a field is never closed");
    }

    private bool SkipLineEnd()
    {
        var length = text.AsSpan(place) switch
        {
            ['\r', '\n', ..] => 2,
            ['\r' or '\n', ..] => 1,
            _ => 0,
        };
        place += length;
        line += Math.Min(length, 1);
        return length > 0;
    }
}

/// <param name="line">From 1.</param>
public sealed class CsvException(int line, string problem)
    : Exception(problem + "; a field with a comma or a quote stands in double quotes, and a quote in it is written twice")
{
    public int Line { get; } = line;
}
