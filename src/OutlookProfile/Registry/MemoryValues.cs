using System;
using System.Collections;
using System.Collections.Generic;

namespace OutlookProfile.Registry;

/// <summary>The values of one key in memory: in the order in which they were first set, found by name without its case.</summary>
internal sealed class MemoryValues : IEnumerable<RegistryValue>
{
    private const int InvalidParameter = 87;

    private readonly Dictionary<string, LinkedListNode<RegistryValue>> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly LinkedList<RegistryValue> values = [];

    /// <exception cref="RegistryException">No value of the key can have that name.</exception>
    public static void RequireName(string key, string name)
    {
        if (name.Length > RegistryPath.MaxValueNameLength)
        {
            throw new RegistryException($"Setting a value with too long a name in", key, InvalidParameter);
        }
    }

    public RegistryValue? Find(string name) => byName.TryGetValue(name, out var node) ? node.Value : null;

    /// <summary>A value that is there keeps its place and the spelling of its name.</summary>
    public void Set(RegistryValue value)
    {
        if (byName.TryGetValue(value.Name, out var node))
        {
            node.Value = new RegistryValue(node.Value.Name, value.Type, value.Data);
        }
        else
        {
            byName.Add(value.Name, values.AddLast(value));
        }
    }

    public void Remove(string name)
    {
        if (byName.TryGetValue(name, out var node))
        {
            values.Remove(node);
            byName.Remove(name);
        }
    }

    public IEnumerator<RegistryValue> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
