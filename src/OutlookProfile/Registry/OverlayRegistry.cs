using System;
using System.Collections.Generic;
using System.Linq;

namespace OutlookProfile.Registry;

/// <summary>
/// A registry as it will be: reads go through to another one, writes stay here. What has been read once is not asked for
/// again, so that it is also the state of one moment, which whoever carries the writes out has to check.
/// </summary>
public sealed class OverlayRegistry(IRegistry below) : IRegistry
{
    private readonly Dictionary<string, Key> keys = new(StringComparer.OrdinalIgnoreCase);

    public bool KeyExists(string key) => Find(key).Exists;

    public IReadOnlyList<string> GetSubKeyNames(string key) => SubKeysOf(key, Find(key)).Values.ToArray();

    public IReadOnlyList<RegistryValue> GetValues(string key) => ValuesOf(key, Find(key)).ToArray();

    /// <summary>The value with its name as it is stored.</summary>
    public RegistryValue? GetValue(string key, string name) => ValuesOf(key, Find(key)).Find(name);

    public void CreateKey(string key)
    {
        RegistryPath.Require(key);
        foreach (var ancestor in RegistryPath.WithAncestors(key))
        {
            var found = Find(ancestor);
            if (!found.Exists)
            {
                keys[ancestor] = new Key { Exists = true, IsNew = true };
                var parent = RegistryPath.Parent(ancestor);
                SubKeysOf(parent, Find(parent))[RegistryPath.Name(ancestor)] = RegistryPath.Name(ancestor);
            }
        }
    }

    public void SetValue(string key, RegistryValue value)
    {
        MemoryValues.RequireName(key, value.Name);
        CreateKey(key);
        ValuesOf(key, Find(key)).Set(value);
    }

    public void DeleteValue(string key, string name) => ValuesOf(key, Find(key)).Remove(name);

    public void DeleteKey(string key)
    {
        if (!KeyExists(key))
        {
            return;
        }

        if (key.Length == 0)
        {
            throw new RegistryException($"Deleting key", key, RegistryException.AccessDenied);
        }

        if (GetSubKeyNames(key).Count > 0)
        {
            throw new RegistryException($"Deleting key", key, RegistryException.KeyHasChildren);
        }

        keys[key] = new Key { IsNew = true };
        var parent = RegistryPath.Parent(key);
        SubKeysOf(parent, Find(parent)).Remove(RegistryPath.Name(key));
    }

    public byte[]? GetSecurity(string key)
    {
        var found = Find(key);
        if (found.Exists && found.Security is null)
        {
            // As the system does: a new key inherits from the one above. What it really gets is known only when it is made.
            found.Security = found.IsNew ? GetSecurity(RegistryPath.Parent(key)) : below.GetSecurity(key);
        }

        return (byte[]?)found.Security?.Clone();
    }

    public void SetSecurity(string key, byte[] descriptor)
    {
        var found = Find(key);
        if (!found.Exists)
        {
            throw new RegistryException($"Setting the security of", key, RegistryException.FileNotFound);
        }

        found.Security = (byte[])descriptor.Clone();
    }

    /// <summary>As below: a key that is new here will be made there, in the nearest one above.</summary>
    public bool MayChange(string key) => below.MayChange(key);

    public void Flush()
    {
        // Nothing here is meant for a disk.
    }

    private Key Find(string key)
    {
        if (!keys.TryGetValue(key, out var found))
        {
            found = new Key { Exists = below.KeyExists(key) };
            keys.Add(key, found);
        }

        return found;
    }

    private MemoryValues ValuesOf(string path, Key key)
    {
        if (key.Values is null)
        {
            key.Values = new MemoryValues();
            foreach (var value in key.Exists && !key.IsNew ? below.GetValues(path) : [])
            {
                key.Values.Set(value);
            }
        }

        return key.Values;
    }

    private SortedDictionary<string, string> SubKeysOf(string path, Key key)
    {
        if (key.SubKeys is null)
        {
            key.SubKeys = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var name in key.Exists && !key.IsNew ? below.GetSubKeyNames(path) : [])
            {
                key.SubKeys[name] = name;
            }
        }

        return key.SubKeys;
    }

    /// <summary>What is known of a key; what is null has not been asked for yet.</summary>
    private sealed class Key
    {
        public bool Exists { get; init; }

        /// <summary>Made or deleted here: nothing of the key below shows through.</summary>
        public bool IsNew { get; init; }

        public MemoryValues? Values { get; set; }

        public SortedDictionary<string, string>? SubKeys { get; set; }

        public byte[]? Security { get; set; }
    }
}
