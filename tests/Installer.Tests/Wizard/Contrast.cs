using System;
using System.Collections.Generic;
using System.Drawing;
using System.Linq;
using SkiaSharp;

namespace Installer.Tests.Wizard;

/// <summary>The contrast of two colours, and that of a text with its ground in a picture (WCAG 2.2, "contrast ratio"): 1 for none to 21.</summary>
internal static class Contrast
{
    /// <summary>So few pixels of one colour are an edge, not a text.</summary>
    private const int FewestPixels = 8;

    /// <param name="first">As in TextStyle.Color: red + 256 * green + 65536 * blue.</param>
    public static double Of(int first, int second)
    {
        var (light, dark) = (Luminance(first), Luminance(second));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
    }

    /// <summary>Of the most frequent colour in an area, the ground, with the one that stands out most: edges of letters are smoothed, their middle is not.</summary>
    public static double Within(SKBitmap picture, Rectangle area)
    {
        var colours = new Dictionary<int, int>();
        for (var y = area.Top; y < area.Bottom; y++)
        {
            for (var x = area.Left; x < area.Right; x++)
            {
                var pixel = picture.GetPixel(x, y);
                var colour = pixel.Red | (pixel.Green << 8) | (pixel.Blue << 16);
                colours[colour] = colours.GetValueOrDefault(colour) + 1;
            }
        }

        var ground = colours.MaxBy(colour => colour.Value).Key;
        return colours.Where(colour => colour.Value >= FewestPixels).Max(colour => Of(colour.Key, ground));
    }

    private static double Luminance(int colour)
    {
        double Linear(int shift)
        {
            var channel = ((colour >> shift) & 0xFF) / 255.0;
            return channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Linear(0)) + (0.7152 * Linear(8)) + (0.0722 * Linear(16));
    }
}
