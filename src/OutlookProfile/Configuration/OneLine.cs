using System.Globalization;
using System.Text;

namespace OutlookProfile.Configuration;

/// <summary>Foreign text inside a message: a message stays one line, and never steers a terminal.</summary>
public static class OneLine
{
    /// <summary>Every character that could break a line, or that no one would see, as \uXXXX.</summary>
    public static string Escape(string text)
    {
        var line = new StringBuilder();
        foreach (var character in text)
        {
            if (character == ' ' || !IsInvisible(character))
            {
                line.Append(character);
            }
            else
            {
                line.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return line.ToString();
    }

    /// <summary>The same, cut when it is longer.</summary>
    public static string Shorten(string text, int longest) =>
        text.Length > longest ? Escape(text.Substring(0, longest)) + "..." : Escape(text);

    private static bool IsInvisible(char character) =>
        char.IsControl(character)
        || char.IsWhiteSpace(character)
        || character == '\uFEFF'
        || char.GetUnicodeCategory(character) == UnicodeCategory.Format;
}
