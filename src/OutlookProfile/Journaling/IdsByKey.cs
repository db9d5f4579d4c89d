using System;
using System.Collections.Generic;
using OutlookProfile.Registry;

namespace OutlookProfile.Journaling;

/// <summary>The ids of items by the registry key that they are about, for a key alone or with all keys below it.</summary>
internal sealed class IdsByKey
{
    private readonly Dictionary<string, HashSet<string>> ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> keys = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string key, string id)
    {
        if (!ids.TryGetValue(key, out var ofKey))
        {
            ofKey = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            ids.Add(key, ofKey);
            keys.Add(key);
        }

        ofKey.Add(id);
    }

    public void Remove(string key, string id)
    {
        if (ids.TryGetValue(key, out var ofKey) && ofKey.Remove(id) && ofKey.Count == 0)
        {
            ids.Remove(key);
            keys.Remove(key);
        }
    }

    /// <summary>A copy: items may be added and removed while it is walked through.</summary>
    public IReadOnlyList<string> Of(string key) => ids.TryGetValue(key, out var ofKey) ? [.. ofKey] : [];

    /// <summary>As <see cref="Of"/>, with those of all keys below.</summary>
    public IReadOnlyList<string> AtOrBelow(string key)
    {
        var found = new List<string>(Of(key));

        // Compared by upper-case characters, everything below a key lies between the two: ']' follows '\'.
        foreach (var candidate in keys.GetViewBetween(key + "\\", key + "]"))
        {
            if (RegistryPath.IsAtOrBelow(candidate, key))
            {
                found.AddRange(ids[candidate]);
            }
        }

        return found;
    }
}
