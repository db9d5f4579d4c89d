using System.Collections.Generic;
using System.IO;
using Newtonsoft.Json;

namespace OutlookProfile.Configuration;

/// <summary>
/// Newtonsoft's JsonTextReader held to RFC 8259: it alone would let comments, trailing commas, single quotes,
/// unquoted names and constructors pass. Knows where each token begins.
/// </summary>
/// <exception cref="JsonSyntaxException">From <see cref="Read"/>: the text is not JSON.</exception>
internal sealed class StrictJsonReader
{
    private const int DeepestNesting = 32;
    private const int LongestQuote = 60;
    private const int LongestNumber = 18;
    private static readonly Text FileEnds = $"the file ends before the configuration does";

    private readonly string text;
    private readonly JsonTextReader reader;
    private readonly List<int> lineStarts = [0];
    private int end;
    private int depth;

    public StrictJsonReader(string text)
    {
        this.text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))
            {
                lineStarts.Add(i + 1);
            }
        }

        reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
            MaxDepth = null,
        };
    }

    public JsonToken Token => reader.TokenType;

    public object? Value => reader.Value;

    /// <summary>First line and column of the current token, both from 1.</summary>
    public (int Line, int Column) Position { get; private set; } = (1, 1);

    /// <summary>The current token as it is written in the file, shortened for a message.</summary>
    public string Written { get; private set; } = "";

    /// <summary>The next token; false at the end of a complete text.</summary>
    public bool Read()
    {
        var isFirst = end == 0;
        if (!Advance())
        {
            var rest = SkipGap(end, out _);
            if (depth > 0 || isFirst)
            {
                throw new JsonSyntaxException(PositionOf(text.Length), FileEnds);
            }

            return rest == text.Length ? false : throw UnexpectedCharacter(rest);
        }

        if (Token is JsonToken.Undefined or JsonToken.StartConstructor or JsonToken.EndConstructor)
        {
            throw new JsonSyntaxException(PositionOf(SkipGap(end, out _)), $"this is not JSON: a value is missing or is no JSON value");
        }

        var start = SkipGap(end, out var commas);
        if (char.IsWhiteSpace(text[start]) || char.IsControl(text[start]))
        {
            throw UnexpectedCharacter(start);
        }

        end = lineStarts[reader.LineNumber - 1] + reader.LinePosition;
        Position = PositionOf(start);
        var written = text.Substring(start, end - start);
        RejectWhatIsNotJson(written, commas);
        Written = OneLine.Shorten(Token == JsonToken.PropertyName ? written.Substring(0, written.LastIndexOf('"') + 1) : written, LongestQuote);
        return true;
    }

    /// <summary>Passes over the value that begins with the current token.</summary>
    public void Skip()
    {
        if (Token is not (JsonToken.StartObject or JsonToken.StartArray))
        {
            return;
        }

        for (var outside = depth - 1; depth > outside;)
        {
            Read();
        }
    }

    private bool Advance()
    {
        RejectLongNumber(SkipGap(end, out _));
        var before = Token;
        try
        {
            return reader.Read();
        }
        catch (JsonReaderException exception)
        {
            // Newtonsoft's own position lies before or after the culprit, and nowhere in a first token.
            var start = SkipGap(end, out var commas);
            if (start == text.Length || SawTheEnd(exception))
            {
                throw new JsonSyntaxException(PositionOf(text.Length), FileEnds);
            }

            throw new JsonSyntaxException(
                PositionOf(start),
                commas > (before == JsonToken.StartObject ? 0 : 1) ? $"there is a comma too many before this" : JsonSyntax.Problem(text, start, before, depth));
        }
    }

    /// <summary>No setting takes a number, and of a long one the reader would make a big integer, in a time that grows with the square of its length.</summary>
    private void RejectLongNumber(int start)
    {
        var last = start;
        while (last < text.Length && text[last] is >= '0' and <= '9' or '-')
        {
            last++;
        }

        if (last - start > LongestNumber)
        {
            throw new JsonSyntaxException(PositionOf(start), $"found a number of more than {LongestNumber} digits; no setting takes one");
        }
    }

    /// <summary>Newtonsoft calls the end of the text a character of number 0.</summary>
    private bool SawTheEnd(JsonReaderException exception) =>
        exception.Message.IndexOf('\0') >= 0 && text.IndexOf('\0') < 0;

    /// <summary>The first place from here that is neither JSON's white space nor a comma.</summary>
    private int SkipGap(int from, out int commas)
    {
        commas = 0;
        while (from < text.Length && text[from] is ' ' or '\t' or '\r' or '\n' or ',')
        {
            commas += text[from] == ',' ? 1 : 0;
            from++;
        }

        return from;
    }

    private void RejectWhatIsNotJson(string written, int commas)
    {
        switch (Token)
        {
            case JsonToken.Comment:
                throw new JsonSyntaxException(Position, $"JSON has no comments; leave it out");
            case JsonToken.EndObject or JsonToken.EndArray when commas > 0:
                throw new JsonSyntaxException(Position, $"there is a comma before the closing bracket; leave it out");
            case JsonToken.PropertyName or JsonToken.String when written[0] != '"':
                throw new JsonSyntaxException(Position, $"names and texts stand in double quotes");
            case JsonToken.PropertyName or JsonToken.String when StringLiteral.Problem(written) is { } problem:
                throw new JsonSyntaxException(Position, problem);
        }

        depth += Token switch
        {
            JsonToken.StartObject or JsonToken.StartArray => 1,
            JsonToken.EndObject or JsonToken.EndArray => -1,
            _ => 0,
        };
        if (depth > DeepestNesting)
        {
            throw new JsonSyntaxException(Position, $"brackets are nested more than {DeepestNesting} deep");
        }
    }

    private JsonSyntaxException UnexpectedCharacter(int place) =>
        new(PositionOf(place), $"this is not JSON: unexpected character {OneLine.Escape(text[place].ToString())}");

    private (int Line, int Column) PositionOf(int offset)
    {
        var line = lineStarts.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        return (line + 1, offset - lineStarts[line] + 1);
    }
}

/// <summary>Reading cannot go on from this place: the text breaks the rules of JSON, or there are too many mistakes.</summary>
internal sealed class JsonSyntaxException((int Line, int Column) position, Text problem) : System.Exception(problem.ToString()), ITextException
{
    public Text Text => problem;

    public (int Line, int Column) Position { get; } = position;
}
