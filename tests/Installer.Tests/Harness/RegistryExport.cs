using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Installer.Tests.Harness;

/// <summary>
/// A registry tree as "reg export" writes it (Windows Registry Editor Version 5.00): an outside reader's view of what the
/// installation did. Values are kept in the export's own notation, for example "hex:2f,00,00,00" or "\"text\"".
/// </summary>
internal sealed class RegistryExport
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> keys = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Keys => keys.Keys;

    /// <summary>The value in the export's notation, or null. The name "" is the key's default value.</summary>
    public string? this[string key, string name] =>
        keys.TryGetValue(key, out var values) && values.TryGetValue(name, out var value) ? value : null;

    public static RegistryExport Parse(string text)
    {
        var export = new RegistryExport();
        SortedDictionary<string, string>? values = null;
        foreach (var line in Unfold(text).Skip(1).Where(line => line.Length > 0))
        {
            if (line[0] == '[')
            {
                values = new(StringComparer.OrdinalIgnoreCase);
                export.keys[line[1..^1]] = values;
            }
            else
            {
                var end = line[0] == '@' ? 0 : EndOfName(line);
                values![line[0] == '@' ? "" : Unescape(line[1..end])] = line[(end + 2)..];
            }
        }

        return export;
    }

    /// <summary>The tree without some of its branches.</summary>
    public RegistryExport Without(params string[] branches)
    {
        var rest = new RegistryExport();
        foreach (var (key, values) in keys.Where(pair => !branches.Any(branch => IsWithin(pair.Key, branch))))
        {
            rest.keys[key] = values;
        }

        return rest;
    }

    /// <summary>One branch of the tree.</summary>
    public RegistryExport Branch(string branch)
    {
        var part = new RegistryExport();
        foreach (var (key, values) in keys.Where(pair => IsWithin(pair.Key, branch)))
        {
            part.keys[key] = values;
        }

        return part;
    }

    /// <summary>Every key and value, one a line: two exports are equal when their texts are.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (key, values) in keys)
        {
            text.Append('[').Append(key).AppendLine("]");
            foreach (var (name, value) in values)
            {
                text.Append('"').Append(name).Append("\"=").AppendLine(value);
            }
        }

        return text.ToString();
    }

    private static bool IsWithin(string key, string branch) =>
        key.Equals(branch, StringComparison.OrdinalIgnoreCase) || key.StartsWith(branch + '\\', StringComparison.OrdinalIgnoreCase);

    /// <summary>Joins what was broken with a backslash at the end of a line, or stands inside a quoted text.</summary>
    private static IEnumerable<string> Unfold(string text)
    {
        var unfolded = new StringBuilder();
        foreach (var line in text.Split("\r\n"))
        {
            if (line.EndsWith('\\') && !line.StartsWith('['))
            {
                unfolded.Append(line.AsSpan().TrimStart()[..^1]);
                continue;
            }

            yield return unfolded.Append(unfolded.Length > 0 ? line.TrimStart() : line).ToString();
            unfolded.Clear();
        }
    }

    private static int EndOfName(string line)
    {
        var position = 1;
        while (line[position] != '"')
        {
            position += line[position] == '\\' ? 2 : 1;
        }

        return position;
    }

    private static string Unescape(string name) => name.Replace("\\\\", "\\").Replace("\\\"", "\"");
}
