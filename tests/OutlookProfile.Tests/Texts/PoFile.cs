using System.Collections.Generic;
using System.Text;

namespace OutlookProfile.Tests.Texts;

/// <summary>
/// Reads a catalogue in the format of GNU gettext ("The Format of PO Files"): comments, msgid and msgstr, each of one or more quoted
/// lines. Plural forms and contexts are not used: the texts avoid both. The first entry, without a msgid, is the header and is left out.
/// </summary>
internal static class PoFile
{
    public static IReadOnlyList<PoEntry> Read(string po)
    {
        var entries = new List<PoEntry>();
        var (english, translation) = (new StringBuilder(), new StringBuilder());
        var current = english;
        foreach (var line in po.Split('\n'))
        {
            var quote = line.IndexOf('"');
            var end = line.LastIndexOf('"');
            if (line.StartsWith("#", System.StringComparison.Ordinal) || quote < 0 || end == quote)
            {
                continue;
            }

            if (line.StartsWith("msgid ", System.StringComparison.Ordinal))
            {
                Add(entries, english, translation);
                current = english;
            }
            else if (line.StartsWith("msgstr ", System.StringComparison.Ordinal))
            {
                current = translation;
            }

            Unescape(line, quote + 1, end, current);
        }

        Add(entries, english, translation);
        return entries;
    }

    private static void Add(List<PoEntry> entries, StringBuilder english, StringBuilder translation)
    {
        if (english.Length > 0)
        {
            entries.Add(new PoEntry(english.ToString(), translation.ToString()));
        }

        english.Clear();
        translation.Clear();
    }

    private static void Unescape(string line, int start, int end, StringBuilder text)
    {
        for (var i = start; i < end; i++)
        {
            if (line[i] != '\\' || i + 1 == end)
            {
                text.Append(line[i]);
                continue;
            }

            i++;
            text.Append(line[i] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                var other => other,
            });
        }
    }
}
