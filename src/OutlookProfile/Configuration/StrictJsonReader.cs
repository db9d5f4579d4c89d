using System.Collections.Generic;
using System.IO;
using System.Text;
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

    private readonly string text;
    private readonly JsonTextReader reader;
    private readonly List<int> lineStarts = [0];
    private int end;

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
            MaxDepth = DeepestNesting,
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
        var previous = reader.TokenType;
        try
        {
            if (!reader.Read())
            {
                return reader.Depth == 0 && previous != JsonToken.None
                    ? false
                    : throw new JsonSyntaxException(PositionOf(text.Length), "the file ends before the configuration does");
            }
        }
        catch (JsonReaderException exception)
        {
            throw new JsonSyntaxException((exception.LineNumber, exception.LinePosition), "this is not JSON: " + WithoutPosition(exception.Message));
        }

        var start = end;
        var commas = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] is ',' or ':' or '\uFEFF'))
        {
            commas += text[start] == ',' ? 1 : 0;
            start++;
        }

        end = lineStarts[reader.LineNumber - 1] + reader.LinePosition;
        Position = PositionOf(start);
        Written = Shorten(text.Substring(start, end - start).TrimEnd(':', ' ', '\t', '\r', '\n'));
        RejectWhatIsNotJson(text.Substring(start, end - start), commas);
        return true;
    }

    /// <summary>Passes over the value that begins with the current token.</summary>
    public void Skip()
    {
        if (Token is not (JsonToken.StartObject or JsonToken.StartArray))
        {
            return;
        }

        for (var depth = 1; depth > 0;)
        {
            Read();
            depth += Token switch
            {
                JsonToken.StartObject or JsonToken.StartArray => 1,
                JsonToken.EndObject or JsonToken.EndArray => -1,
                _ => 0,
            };
        }
    }

    private void RejectWhatIsNotJson(string written, int commas)
    {
        switch (Token)
        {
            case JsonToken.Comment:
                throw new JsonSyntaxException(Position, "JSON has no comments; leave it out");
            case JsonToken.Undefined or JsonToken.StartConstructor:
                throw new JsonSyntaxException(Position, "this is not JSON: a value is missing or is no JSON value");
            case JsonToken.EndObject or JsonToken.EndArray when commas > 0:
                throw new JsonSyntaxException(Position, "there is a comma before the closing bracket; leave it out");
            case JsonToken.PropertyName or JsonToken.String when written.Length == 0 || written[0] != '"':
                throw new JsonSyntaxException(Position, "names and texts stand in double quotes");
            case JsonToken.PropertyName or JsonToken.String when HasRawControlCharacter(written):
                throw new JsonSyntaxException(Position, "the text is not closed on its line, or holds a control character");
            case JsonToken.String when written.Contains("\\'"):
                throw new JsonSyntaxException(Position, "\\' is no JSON escape; write ' alone");
        }

        if (commas > 1)
        {
            throw new JsonSyntaxException(Position, "there is a comma too many before this");
        }
    }

    private static bool HasRawControlCharacter(string written)
    {
        // A property name's token reaches up to its colon; only what is inside the quotes counts.
        for (var i = 0; i <= written.LastIndexOf('"'); i++)
        {
            if (written[i] < ' ')
            {
                return true;
            }
        }

        return false;
    }

    private (int Line, int Column) PositionOf(int offset)
    {
        var line = lineStarts.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        return (line + 1, offset - lineStarts[line] + 1);
    }

    private static string WithoutPosition(string message)
    {
        var position = message.IndexOf(" Path '", System.StringComparison.Ordinal);
        return (position < 0 ? message : message.Substring(0, position)).TrimEnd('.');
    }

    private static string Shorten(string written)
    {
        var line = new StringBuilder();
        foreach (var character in written)
        {
            if (line.Length == 60)
            {
                return line.Append("...").ToString();
            }

            line.Append(char.IsControl(character) ? ' ' : character);
        }

        return line.ToString();
    }
}

/// <summary>The text breaks the rules of JSON at this place.</summary>
internal sealed class JsonSyntaxException((int Line, int Column) position, string problem) : System.Exception(problem)
{
    public (int Line, int Column) Position { get; } = position;
}
