using System;

namespace OutlookProfile.Tests.Configuration;

/// <summary>A text with a few random changes of the kind that people and tools make.</summary>
internal static class Mutation
{
    private static readonly string[] Pieces =
    [
        "\"", "'", "\\", "\\'", "\\u", "\\u12", "\\ud800", "\\udc00", "\\n", ",", ":", ",,", "{", "}", "[", "]", "{}", "[]", "//", "/* */", "#",
        "\n", "\r", "\t", " ", "\0", "\v", "\u00a0", "\u2028", "\uFEFF", "\ud83d", "é", "😀",
        "true", "false", "null", "undefined", "NaN", "-Infinity", "new Date(1)", "0", "-", "0.5", "1e5", "\"a\"", "\"a\":1,", "\"http\"",
    ];

    public static string Of(string text, Random random)
    {
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var place = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 6), text.Length - place);
            text = random.Next(5) switch
            {
                0 => text.Remove(place, length),
                1 => text.Insert(place, Pieces[random.Next(Pieces.Length)]),
                2 => text.Remove(place, length).Insert(place, Pieces[random.Next(Pieces.Length)]),
                3 => text.Insert(place, text.Substring(place, length)),
                _ => random.Next(10) == 0 ? text[..place] : text.Insert(random.Next(text.Length + 1), text.Substring(place, length)),
            };
        }

        return text;
    }
}
