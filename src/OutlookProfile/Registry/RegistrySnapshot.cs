using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace OutlookProfile.Registry;

/// <summary>
/// A whole subtree as it stood at one moment, as a value: every key with its values and its security descriptor.
/// Two snapshots are equal when every name (its case too), type and byte is; the order of values does not count.
/// </summary>
public sealed class RegistrySnapshot : IEquatable<RegistrySnapshot>
{
    private RegistrySnapshot(string key, IReadOnlyList<KeySnapshot> keys)
    {
        Key = key;
        Keys = keys;
    }

    /// <summary>The key at the top.</summary>
    public string Key { get; }

    /// <summary>All keys, each before those below it; none when the key did not exist.</summary>
    public IReadOnlyList<KeySnapshot> Keys { get; }

    public static RegistrySnapshot Take(IRegistry registry, string key)
    {
        var keys = new List<KeySnapshot>();
        if (registry.KeyExists(key))
        {
            Add(key);
        }

        return new RegistrySnapshot(key, keys);

        void Add(string current)
        {
            keys.Add(new KeySnapshot(current, registry.GetValues(current), registry.GetSecurity(current) ?? []));
            foreach (var name in registry.GetSubKeyNames(current).OrderBy(name => name, StringComparer.OrdinalIgnoreCase))
            {
                Add(RegistryPath.Join(current, name));
            }
        }
    }

    public bool Equals(RegistrySnapshot? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as RegistrySnapshot);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>As a registration file, the security of each key as a comment below its name.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var key in Keys)
        {
            text.Append('[').Append(key.Key).Append("]\n;")
                .Append(Convert.ToBase64String(key.Security)).Append('\n');
            foreach (var value in key.Values.OrderBy(value => value.Name, StringComparer.Ordinal))
            {
                text.Append(RegFileWriter.FormatValue(new RegFileValue(value.Name, value))).Append('\n');
            }
        }

        return text.ToString();
    }
}

/// <summary>One key of a snapshot: full path below the registry's root, values in the registry's order, self-relative security descriptor.</summary>
public sealed class KeySnapshot(string key, IReadOnlyList<RegistryValue> values, byte[] security)
{
    public string Key { get; } = key;

    public IReadOnlyList<RegistryValue> Values { get; } = values;

    public byte[] Security { get; } = security;
}
