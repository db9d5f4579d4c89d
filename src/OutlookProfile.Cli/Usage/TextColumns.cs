using System.Collections.Generic;
using System.Linq;

namespace OutlookProfile.Cli.Usage;

/// <summary>Text in a terminal, where a Japanese character takes two columns and lines may end between any two of them.</summary>
internal static class TextColumns
{
    /// <summary>No line begins with one of these, or ends with one of those (JIS X 4051, "kinsoku").</summary>
    private const string NeverFirst = "。、，．）」』】〕〉》！？：；・ー々ァィゥェォッャュョぁぃぅぇぉっゃゅょ";
    private const string NeverLast = "（「『【〔〈《";

    public static int WidthOf(string text) => text.Sum(WidthOf);

    /// <param name="width">In columns.</param>
    /// <returns>At least one line; a word that is longer than a line is cut.</returns>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var (start, end, used) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (i > start && MayBreakBefore(text, i))
            {
                end = i;
            }

            used += WidthOf(text[i]);
            while (used > width && text[i] != ' ' && i > start)
            {
                end = end > start ? end : i;
                lines.Add(text[start..end].TrimEnd(' '));
                start = end;
                used = WidthOf(text[start..(i + 1)]);
            }
        }

        lines.Add(text[start..].TrimEnd(' '));
        return lines;
    }

    private static bool MayBreakBefore(string text, int i) =>
        text[i] != ' '
        && (text[i - 1] == ' ' || ((WidthOf(text[i]) == 2 || WidthOf(text[i - 1]) == 2) && !NeverFirst.Contains(text[i]) && !NeverLast.Contains(text[i - 1])));

    /// <summary>Unicode's East Asian Width (UAX 11): Wide and Fullwidth are two columns.</summary>
    private static int WidthOf(char character) =>
        character is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF')
            or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF00' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6') ? 2 : 1;
}
