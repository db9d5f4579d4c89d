using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SkiaSharp;

namespace Installer.Tests.Wizard;

/// <summary>
/// The room that a text takes on a page, in pixels at 96 dpi. Measured in Tahoma (Windows' own, or the one that Wine brings, which has its
/// widths); a character that it does not have is taken for a full-width one, as East Asian characters are.
/// </summary>
internal sealed class TextMeasure : IDisposable
{
    private static readonly string[] Folders = [@"C:\Windows\Fonts", "/usr/share/wine/fonts"];

    private readonly SKTypeface plain = Load("tahoma.ttf");
    private readonly SKTypeface bold = Load("tahomabd.ttf");

    /// <summary>The height of one line, in pixels: what GDI gives Tahoma of that size.</summary>
    public static double LineHeight(int points) => Math.Ceiling(points * 96 / 72.0 * 1.207);

    public double Width(string text, int points, bool isBold)
    {
        var typeface = isBold ? bold : plain;
        var size = points * 96 / 72f;
        using var font = new SKFont(typeface, size);
        return text.EnumerateRunes().Sum(rune => font.GetGlyph(rune.Value) == 0 ? size : (double)font.MeasureText(rune.ToString()));
    }

    /// <summary>The lines of a text that is broken at blanks, after line ends and between East Asian characters.</summary>
    public int Lines(string text, int points, bool isBold, double width)
    {
        var lines = 0;
        foreach (var paragraph in text.Split("\r\n"))
        {
            var used = 0.0;
            lines++;
            foreach (var piece in Pieces(paragraph))
            {
                var needed = Width(piece.TrimEnd(), points, isBold);
                if (used > 0 && used + needed > width)
                {
                    lines++;
                    used = 0;
                }

                used += Width(piece, points, isBold);
            }
        }

        return lines;
    }

    /// <summary>What cannot be broken: words, with the blank after them, and single East Asian characters.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ' || text[i] >= '\u2E80' || (i + 1 < text.Length && text[i + 1] >= '\u2E80'))
            {
                yield return text[start..(i + 1)];
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    public void Dispose()
    {
        plain.Dispose();
        bold.Dispose();
    }

    private static SKTypeface Load(string name) =>
        SKTypeface.FromFile(Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{name} is in none of {string.Join(", ", Folders)}; install fonts-wine."));
}
