using System;
using System.Linq;
using Newtonsoft.Json;

namespace OutlookProfile.Configuration;

/// <summary>What is wrong where Newtonsoft's reader gives up, in words of whoever wrote the file: its own name its classes.</summary>
internal static class JsonSyntax
{
    private const int LongestQuote = 20;

    /// <param name="start">Where what cannot be read begins.</param>
    /// <param name="before">The token before it; None at the beginning.</param>
    /// <param name="depth">The number of open brackets.</param>
    public static Text Problem(string text, int start, JsonToken before, int depth)
    {
        if (before != JsonToken.None && depth == 0)
        {
            return $"this is not JSON: found {Quote(text, start)} after the closing bracket of the configuration";
        }

        var name = before is not (JsonToken.None or JsonToken.PropertyName);
        return text[start] switch
        {
            '"' => TextProblem(text, start) ?? (name && FollowsColon(text, start) ? $"a comma is missing before this" : name ? (Text)$"a colon is missing after this" : $"this is not JSON: this text is out of place"),
            '}' or ']' => $"this is not JSON: {text[start]} closes another kind of bracket than the one that is open",
            _ when before == JsonToken.PropertyName => $"this is not JSON: found {Quote(text, start)}, expected a value: a text in double quotes, true, false, a list or an object",
            _ when before == JsonToken.None => $"this is not JSON: found {Quote(text, start)}, expected an object: {{ ... }}",
            _ => $"this is not JSON: found {Quote(text, start)}, expected a name in double quotes, a comma or a closing bracket",
        };
    }

    /// <summary>What is wrong with a text that begins here; null when it ends as it should.</summary>
    private static Text? TextProblem(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    return null;
                case '\\' when i + 1 < text.Length && text[i + 1] == 'u':
                    if (i + 5 >= text.Length || !text.Skip(i + 2).Take(4).All(IsHexadecimal))
                    {
                        return $"\\u stands before four hexadecimal digits";
                    }

                    i += 5;
                    break;
                case '\\' when i + 1 < text.Length:
                    if ("\"\\/bfnrt".IndexOf(text[i + 1]) < 0)
                    {
                        return $"\\{OneLine.Escape(text[i + 1].ToString())} is no JSON escape; a backslash itself is \\\\";
                    }

                    i++;
                    break;
            }
        }

        return $"the text is never closed";
    }

    private static bool FollowsColon(string text, int start)
    {
        var after = start + 1;
        for (; after < text.Length && text[after] != '"'; after++)
        {
            after += text[after] == '\\' ? 1 : 0;
        }

        return text.Substring(Math.Min(after + 1, text.Length)).TrimStart(' ', '\t', '\r', '\n').StartsWith(":", StringComparison.Ordinal);
    }

    /// <summary>The word that stands there, or the one character.</summary>
    private static string Quote(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || "+-._'".IndexOf(text[end]) >= 0))
        {
            end++;
        }

        return OneLine.Shorten(text.Substring(start, Math.Max(end - start, 1)), LongestQuote);
    }

    private static bool IsHexadecimal(char character) => character is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F';
}
