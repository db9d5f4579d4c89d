using System;
using System.Collections.Generic;
using OutlookProfile.Sequences;

namespace OutlookProfile.Registry;

/// <summary>
/// A registry in memory that behaves as the Windows one does: names keep the case they were first given and compare
/// without it, sub-keys come sorted, values in the order in which they were set, a new key inherits its parent's security.
/// </summary>
public sealed class MemoryRegistry : IRegistry
{
    private const int InvalidParameter = 87;
    private const int MaxValueNameLength = 16383;

    private readonly Node root = new("", NoSecurity());

    public bool KeyExists(string key) => Find(key) is not null;

    public IReadOnlyList<string> GetSubKeyNames(string key) =>
        Find(key)?.Children.Values.Select(child => child.Name).ToArray() ?? [];

    public IReadOnlyList<RegistryValue> GetValues(string key) => Find(key)?.Values.ToArray() ?? [];

    public RegistryValue? GetValue(string key, string name) => Find(key) is { } node && node.IndexOf(name) is >= 0 and var index
        ? node.Values[index]
        : null;

    public void CreateKey(string key) => FindOrCreate(key);

    public void SetValue(string key, RegistryValue value)
    {
        if (value.Name.Length > MaxValueNameLength)
        {
            throw new RegistryException("Setting a value with too long a name in", key, InvalidParameter);
        }

        var node = FindOrCreate(key);
        var index = node.IndexOf(value.Name);
        if (index < 0)
        {
            node.Values.Add(value);
        }
        else
        {
            node.Values[index] = new RegistryValue(node.Values[index].Name, value.Type, value.Data);
        }
    }

    public void DeleteValue(string key, string name)
    {
        if (Find(key) is { } node && node.IndexOf(name) is >= 0 and var index)
        {
            node.Values.RemoveAt(index);
        }
    }

    public void DeleteKey(string key)
    {
        if (Find(key) is not { } node)
        {
            return;
        }

        if (key.Length == 0)
        {
            throw new RegistryException("Deleting key", key, RegistryException.AccessDenied);
        }

        if (node.Children.Count > 0)
        {
            throw new RegistryException("Deleting key", key, RegistryException.KeyHasChildren);
        }

        Find(RegistryPath.Parent(key))!.Children.Remove(node.Name);
    }

    public byte[]? GetSecurity(string key) => (byte[]?)Find(key)?.Security.Clone();

    public void SetSecurity(string key, byte[] descriptor)
    {
        var node = Find(key) ?? throw new RegistryException("Setting the security of", key, RegistryException.FileNotFound);
        node.Security = (byte[])descriptor.Clone();
    }

    public void Flush()
    {
        // Memory has nothing that could still be on its way to a disk.
    }

    /// <summary>An empty self-relative descriptor ([MS-DTYP] 2.4.6): revision 1, SE_SELF_RELATIVE, no owner, group, DACL or SACL.</summary>
    private static byte[] NoSecurity()
    {
        var descriptor = new byte[20];
        descriptor[0] = 1;
        descriptor[3] = 0x80;
        return descriptor;
    }

    private Node? Find(string key)
    {
        RegistryPath.Require(key);
        var node = root;
        if (key.Length > 0)
        {
            foreach (var name in key.Split('\\'))
            {
                if (!node.Children.TryGetValue(name, out var child))
                {
                    return null;
                }

                node = child;
            }
        }

        return node;
    }

    private Node FindOrCreate(string key)
    {
        RegistryPath.Require(key);
        var node = root;
        if (key.Length > 0)
        {
            foreach (var name in key.Split('\\'))
            {
                if (!node.Children.TryGetValue(name, out var child))
                {
                    child = new Node(name, (byte[])node.Security.Clone());
                    node.Children.Add(name, child);
                }

                node = child;
            }
        }

        return node;
    }

    private sealed class Node(string name, byte[] security)
    {
        public string Name { get; } = name;

        public SortedDictionary<string, Node> Children { get; } = new(StringComparer.OrdinalIgnoreCase);

        public List<RegistryValue> Values { get; } = [];

        public byte[] Security { get; set; } = security;

        public int IndexOf(string valueName) =>
            Values.FindIndex(value => string.Equals(value.Name, valueName, StringComparison.OrdinalIgnoreCase));
    }
}
