using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace OutlookProfile.Planning.Formats;

/// <summary>Names and values below each other, for a terminal.</summary>
public static class Columns
{
    private const int Gap = 1;

    /// <summary>"Name:  value" a line, the values below each other.</summary>
    public static string Write(IReadOnlyList<(string Name, string Value)> lines)
    {
        var width = lines.Max(line => TextColumns.WidthOf(line.Name)) + 1 + Gap;
        var text = new StringBuilder();
        foreach (var (name, value) in lines)
        {
            text.Append(name).Append(':').Append(' ', Math.Max(1, width - TextColumns.WidthOf(name) - 1)).Append(value).Append('\n');
        }

        return text.ToString();
    }
}
