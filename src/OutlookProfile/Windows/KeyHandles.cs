using System;
using System.Collections.Generic;

namespace OutlookProfile.Windows;

/// <summary>
/// Open keys of one registry tree by path ("" is the root), kept because opening costs as much as reading or writing.
/// An open key says so when somebody has deleted it (ERROR_KEY_DELETED): then all are let go.
/// </summary>
internal sealed class KeyHandles : IDisposable
{
    /// <summary>A run needs a few dozen; whoever walks through a whole hive must not keep all of it open.</summary>
    private const int Most = 500;

    private readonly Dictionary<string, RegistryKeyHandle> handles = new(StringComparer.OrdinalIgnoreCase);

    public RegistryKeyHandle? Find(string key) => handles.TryGetValue(key, out var handle) ? handle : null;

    public RegistryKeyHandle Keep(string key, RegistryKeyHandle handle)
    {
        if (handles.Count == Most)
        {
            // All but the root, through which every other one is opened.
            var root = Find("");
            handles.Remove("");
            Dispose();
            if (root is not null)
            {
                handles.Add("", root);
            }
        }

        handles.Add(key, handle);
        return handle;
    }

    public void LetGo(string key)
    {
        if (Find(key) is { } handle)
        {
            handles.Remove(key);
            handle.Dispose();
        }
    }

    /// <summary>Closes them all; others may be kept afterwards.</summary>
    public void Dispose()
    {
        foreach (var handle in handles.Values)
        {
            handle.Dispose();
        }

        handles.Clear();
    }
}
