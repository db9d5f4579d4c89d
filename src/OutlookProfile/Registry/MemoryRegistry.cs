using System;
using System.Collections.Generic;
using System.Linq;

namespace OutlookProfile.Registry;

/// <summary>
/// A registry in memory that behaves as the Windows one does: names keep the case they were first given and compare
/// without it, sub-keys come sorted, values in the order in which they were set, a new key inherits its parent's security.
/// </summary>
public sealed class MemoryRegistry : IRegistry
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Node root = new("", NoSecurity());

    public bool KeyExists(string key) => Find(key) is not null;

    public IReadOnlyList<string> GetSubKeyNames(string key) =>
        Find(key)?.Children.Select(child => child.Name).ToArray() ?? [];

    public IReadOnlyList<RegistryValue> GetValues(string key) => Find(key)?.Values?.ToArray() ?? [];

    public RegistryValue? GetValue(string key, string name) => Find(key)?.Values?.Find(name);

    public void CreateKey(string key) => FindOrCreate(key);

    public void SetValue(string key, RegistryValue value)
    {
        MemoryValues.RequireName(key, value.Name);
        FindOrCreate(key).SetValue(value);
    }

    public void DeleteValue(string key, string name) => Find(key)?.Values?.Remove(name);

    public void DeleteKey(string key)
    {
        if (Find(key) is not { } node)
        {
            return;
        }

        if (key.Length == 0)
        {
            throw new RegistryException($"Deleting key", key, RegistryException.AccessDenied);
        }

        if (node.HasChildren)
        {
            throw new RegistryException($"Deleting key", key, RegistryException.KeyHasChildren);
        }

        Find(RegistryPath.Parent(key))!.RemoveChild(node.Name);
    }

    public byte[]? GetSecurity(string key) => (byte[]?)Find(key)?.Security.Clone();

    public void SetSecurity(string key, byte[] descriptor)
    {
        var node = Find(key) ?? throw new RegistryException($"Setting the security of", key, RegistryException.FileNotFound);
        node.Security = (byte[])descriptor.Clone();
    }

    /// <summary>Security is kept here, and nobody is kept out by it.</summary>
    public bool MayChange(string key) => true;

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
        for (var start = 0; start < key.Length;)
        {
            var name = NameAt(key, ref start);
            if (node.FindChild(name) is not { } child)
            {
                return null;
            }

            node = child;
        }

        return node;
    }

    private Node FindOrCreate(string key)
    {
        RegistryPath.Require(key);
        var node = root;
        for (var start = 0; start < key.Length;)
        {
            var name = NameAt(key, ref start);
            if (node.FindChild(name) is not { } child)
            {
                child = new Node(Shared(name), node.Security);
                node.AddChild(child);
            }

            node = child;
        }

        return node;
    }

    /// <summary>The name that begins at a place of the path, which moves on to the next one.</summary>
    private static string NameAt(string key, ref int start)
    {
        var end = key.IndexOf('\\', start);
        end = end < 0 ? key.Length : end;
        var name = key.Substring(start, end - start);
        start = end + 1;
        return name;
    }

    /// <summary>One string for all keys of a name: millions of keys share few names.</summary>
    private string Shared(string name)
    {
        if (names.TryGetValue(name, out var shared))
        {
            return shared;
        }

        names.Add(name, name);
        return name;
    }

    /// <summary>A key. A foreign file can ask for millions, most of them with one key below and no value, so each takes only what it needs.</summary>
    private sealed class Node(string name, byte[] security)
    {
        private Node? onlyChild;
        private SortedDictionary<string, Node>? children;

        public string Name { get; } = name;

        /// <summary>Replaced, never written into: keys share it with the key above until they get another.</summary>
        public byte[] Security { get; set; } = security;

        public IEnumerable<Node> Children => children is not null ? children.Values : onlyChild is not null ? [onlyChild] : [];

        public bool HasChildren => onlyChild is not null || children?.Count > 0;

        /// <summary>Null as long as none has been set.</summary>
        public MemoryValues? Values { get; private set; }

        public void SetValue(RegistryValue value) => (Values ??= new MemoryValues()).Set(value);

        public Node? FindChild(string name)
        {
            if (children is not null)
            {
                return children.TryGetValue(name, out var child) ? child : null;
            }

            return string.Equals(onlyChild?.Name, name, StringComparison.OrdinalIgnoreCase) ? onlyChild : null;
        }

        public void AddChild(Node child)
        {
            if (children is null && onlyChild is null)
            {
                onlyChild = child;
                return;
            }

            if (children is null)
            {
                children = new SortedDictionary<string, Node>(StringComparer.OrdinalIgnoreCase) { { onlyChild!.Name, onlyChild } };
                onlyChild = null;
            }

            children.Add(child.Name, child);
        }

        public void RemoveChild(string name)
        {
            onlyChild = null;
            children?.Remove(name);
        }
    }
}
