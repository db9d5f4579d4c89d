using System.Collections.Generic;
using System.Linq;

namespace OutlookProfile.Planning.Formats;

/// <summary>Text in a terminal, where a Japanese character takes two columns and a line may end between any two of them.</summary>
public static class TextColumns
{
    /// <summary>No line begins with one of these, or ends with one of those (JIS X 4051).</summary>
    private const string NeverFirst = "。、，．）」』】〕〉》！？：；・ー々ァィゥェォッャュョぁぃぅぇぉっゃゅょ";
    private const string NeverLast = "（「『【〔〈《";

    public static int WidthOf(string text) => text.Sum(WidthOf);

    /// <param name="width">In columns.</param>
    /// <returns>At least one line. A word stays whole, so that it can be copied, even where it is longer than a line.</returns>
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
            if (used > width && text[i] != ' ' && end > start)
            {
                lines.Add(text.Substring(start, end - start).TrimEnd(' '));
                start = end;
                used = WidthOf(text.Substring(start, i + 1 - start));
            }
        }

        lines.Add(text.Substring(start).TrimEnd(' '));
        return lines;
    }

    private static bool MayBreakBefore(string text, int i) =>
        text[i] != ' '
        && (text[i - 1] == ' ' || ((WidthOf(text[i]) == 2 || WidthOf(text[i - 1]) == 2) && NeverFirst.IndexOf(text[i]) < 0 && NeverLast.IndexOf(text[i - 1]) < 0));

    /// <summary>Wide and Fullwidth are two columns (Unicode Standard Annex #11).</summary>
    private static int WidthOf(char character) =>
        character is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF')
            or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF00' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6') ? 2 : 1;
}
