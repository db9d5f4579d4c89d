using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Changes;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>What changes are about: what is none of it, they leave as it is.</summary>
internal sealed class WantedItems
{
    private readonly HashSet<string> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> deletedTrees = [];

    /// <param name="first">The index of the first of the changes that count.</param>
    public WantedItems(IReadOnlyList<PlannedChange> changes, int first = 0)
    {
        for (var i = first; i < changes.Count; i++)
        {
            switch (changes[i])
            {
                case SetValue set:
                    AddValue(set.Key, set.Value.Name);
                    keys.UnionWith(RegistryPath.WithAncestors(set.Key));
                    break;
                case DeleteValue delete:
                    AddValue(delete.Key, delete.Name);
                    break;
                case DeleteTree delete:
                    deletedTrees.Add(delete.Key);
                    break;
                case WriteFile file:
                    files.Add(file.Path);
                    break;
            }
        }
    }

    /// <summary>The keys that they make or write into, with those above them.</summary>
    public IEnumerable<string> Keys => keys;

    public void AddValue(string key, string name) => values.Add($"{key}\0{name}");

    public bool HasValue(string key, string name) => values.Contains($"{key}\0{name}");

    public bool HasKey(string key) => keys.Contains(key);

    public bool HasFile(string path) => files.Contains(path);

    /// <summary>Whether a file is to be in the directory, or in one below it.</summary>
    public bool HasFileIn(string directory) => files.Any(file => IsInside(file, directory));

    /// <summary>Whether a key goes with all that is in it, but for what is written anew.</summary>
    public bool Replaces(string key) => deletedTrees.Any(tree => RegistryPath.IsAtOrBelow(key, tree));

    private static bool IsInside(string file, string directory)
    {
        for (var folder = Path.GetDirectoryName(file); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (string.Equals(folder, directory, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
