using System.Globalization;

namespace OutlookProfile.Configuration;

/// <summary>
/// The rules of RFC 8259 section 7 that Newtonsoft's reader does not hold a text or a name to:
/// no raw control characters, no \', no half of a surrogate pair (which it would replace silently).
/// </summary>
internal static class StringLiteral
{
    /// <param name="written">As it stands in the file from the opening quote; a name together with its colon.</param>
    /// <returns>Null when it is right, otherwise the problem.</returns>
    public static Text? Problem(string written)
    {
        var close = written.LastIndexOf('"');
        var expectsLow = false;
        for (var i = 1; i < close;)
        {
            if (written[i] < ' ')
            {
                return $"the text is not closed on its line, or holds a control character";
            }

            if (written[i] == '\\' && written[i + 1] == '\'')
            {
                return $"\\' is no JSON escape; write ' alone";
            }

            var character = CharacterAt(written, i, out var length);
            if (char.IsLowSurrogate(character) != expectsLow)
            {
                return HalfAPair;
            }

            expectsLow = char.IsHighSurrogate(character);
            i += length;
        }

        if (expectsLow)
        {
            return HalfAPair;
        }

        var rest = written.Substring(close + 1).Trim(' ', '\t', '\r', '\n');
        return rest is "" or ":" ? null : (Text)$"this is not JSON: unexpected character {OneLine.Escape(rest.Substring(0, 1))} after the name";
    }

    private static readonly Text HalfAPair = $"the text holds one half of a surrogate pair";

    /// <summary>The UTF-16 unit at this place; for any escape but \u the letter, since all that matters is that it is no surrogate.</summary>
    private static char CharacterAt(string written, int place, out int length)
    {
        if (written[place] != '\\')
        {
            length = 1;
            return written[place];
        }

        if (written[place + 1] != 'u')
        {
            length = 2;
            return written[place + 1];
        }

        length = 6;
        return (char)int.Parse(written.Substring(place + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }
}
