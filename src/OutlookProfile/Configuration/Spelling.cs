using System;
using System.Collections.Generic;

namespace OutlookProfile.Configuration;

/// <summary>Which of a few words somebody meant who wrote another one.</summary>
public static class Spelling
{
    /// <summary>
    /// The word with the fewest letters added, left out, exchanged or swapped with their neighbour, whatever the case;
    /// null when more than a third of the letters differ, or when two words are equally near.
    /// </summary>
    public static string? Closest(string written, IEnumerable<string> words)
    {
        string? closest = null;
        var least = int.MaxValue;
        foreach (var word in words)
        {
            var distance = Distance(written.ToUpperInvariant(), word.ToUpperInvariant());
            if (distance <= Math.Max(1, word.Length / 3) && distance < word.Length)
            {
                closest = distance < least ? word : distance == least ? null : closest;
                least = Math.Min(least, distance);
            }
        }

        return closest;
    }

    /// <summary>Optimal string alignment distance.</summary>
    private static int Distance(string left, string right)
    {
        // Whoever writes three times as much meant something else; and foreign text must not cost time.
        if (left.Length > 3 * right.Length + 3)
        {
            return int.MaxValue;
        }

        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }
}
