using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Planning.Formats;

namespace OutlookProfile.Cli.Usage;

/// <summary>Sections of help, wrapped at the terminal's width.</summary>
/// <param name="width">In columns.</param>
internal sealed class HelpPage(TextWriter output, int width)
{
    private const int Indent = 2;
    private const int Gutter = 2;

    public void Section(Text heading, string text)
    {
        output.Say(heading);
        foreach (var line in TextColumns.Wrap(text, width - Indent))
        {
            output.WriteLine(Blanks(Indent) + line);
        }

        output.WriteLine();
    }

    /// <param name="rows">Two columns; the left one as wide as it needs to be, but no more than half of the page.</param>
    public void Section(Text heading, IReadOnlyList<(string Left, string Right)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        output.Say(heading);
        var widest = rows.Max(row => TextColumns.WidthOf(row.Left));
        var left = Math.Min(widest, Math.Max(1, width / 2 - Indent));
        var right = Math.Max(1, width - Indent - left - Gutter);
        foreach (var row in rows)
        {
            Write(TextColumns.Wrap(row.Left, left), TextColumns.Wrap(row.Right, right), left);
        }

        output.WriteLine();
    }

    private void Write(IReadOnlyList<string> left, IReadOnlyList<string> right, int width)
    {
        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            var first = i < left.Count ? left[i] : "";
            var second = i < right.Count ? right[i] : "";
            var line = Blanks(Indent) + first + Blanks(Math.Max(0, width - TextColumns.WidthOf(first)) + Gutter) + second;
            output.WriteLine(line.TrimEnd());
        }
    }

    private static string Blanks(int count) => new(' ', count);
}
