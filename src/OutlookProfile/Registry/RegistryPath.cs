using System;
using System.Collections.Generic;

namespace OutlookProfile.Registry;

/// <summary>Key paths as <see cref="IRegistry"/> takes them: names joined by single backslashes; "" is the root itself.</summary>
public static class RegistryPath
{
    /// <summary>Characters in one key name (winreg limit).</summary>
    public const int MaxNameLength = 255;

    /// <summary>Characters in the name of a value (winreg limit).</summary>
    public const int MaxValueNameLength = 16383;

    /// <summary>Keys below one another (winreg limit).</summary>
    public const int MaxDepth = 512;

    /// <summary>Whether the path keeps to the form above: at most 512 names of 1 to 255 characters without NUL.</summary>
    public static bool IsValid(string key)
    {
        if (key.Length == 0)
        {
            return true;
        }

        var start = 0;
        var depth = 0;
        for (var i = 0; i <= key.Length; i++)
        {
            if (i < key.Length && key[i] == '\0')
            {
                return false;
            }

            if (i == key.Length || key[i] == '\\')
            {
                if (i == start || i - start > MaxNameLength || ++depth > MaxDepth)
                {
                    return false;
                }

                start = i + 1;
            }
        }

        return true;
    }

    /// <exception cref="ArgumentException">The path is not valid.</exception>
    public static void Require(string key)
    {
        if (!IsValid(key))
        {
            throw new ArgumentException($"'{key}' is no registry key path: at most 512 names of 1 to 255 characters joined by single backslashes are expected.", nameof(key));
        }
    }

    /// <summary>The path of the key above, "" for a key directly below the root.</summary>
    public static string Parent(string key)
    {
        var end = key.LastIndexOf('\\');
        return end < 0 ? "" : key.Substring(0, end);
    }

    /// <summary>The last name of the path.</summary>
    public static string Name(string key) => key.Substring(key.LastIndexOf('\\') + 1);

    public static string Join(string parent, string name) => parent.Length == 0 ? name : parent + "\\" + name;

    /// <summary>The number of names in the path; 0 for the root.</summary>
    public static int Depth(string key) => key.Length == 0 ? 0 : key.Split('\\').Length;

    public static bool IsAtOrBelow(string key, string ancestor) =>
        ancestor.Length == 0
        || (key.StartsWith(ancestor, StringComparison.OrdinalIgnoreCase)
            && (key.Length == ancestor.Length || key[ancestor.Length] == '\\'));

    /// <summary>The key and all keys above it, outermost first, without the root.</summary>
    public static IReadOnlyList<string> WithAncestors(string key)
    {
        var keys = new List<string>();
        for (var current = key; current.Length > 0; current = Parent(current))
        {
            keys.Insert(0, current);
        }

        return keys;
    }
}
