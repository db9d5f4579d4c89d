using System;
using System.Collections.Generic;
using System.Linq;

namespace OutlookProfile.Registry;

/// <summary>Questions that the steps of a transaction ask about the present state.</summary>
internal static class RegistryLookup
{
    /// <summary>The key's path with its last name as the registry stores it.</summary>
    public static string StoredKey(IRegistry registry, string key)
    {
        var parent = RegistryPath.Parent(key);
        var name = RegistryPath.Name(key);
        var stored = registry.GetSubKeyNames(parent).FirstOrDefault(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase));
        return RegistryPath.Join(parent, stored ?? name);
    }

    /// <summary>Both absent, or both of the same type and bytes.</summary>
    public static bool Same(RegistryValue? one, RegistryValue? other) =>
        one is null ? other is null : other is not null && one.SameContent(other);

    /// <summary>Both absent, or the same bytes.</summary>
    public static bool Same(byte[]? one, byte[]? other) =>
        one is null ? other is null : other is not null && one.SequenceEqual(other);

    /// <summary>The same names with the same content, in any order.</summary>
    public static bool Same(IReadOnlyList<RegistryValue> some, IReadOnlyList<RegistryValue> others)
    {
        if (some.Count != others.Count)
        {
            return false;
        }

        var byName = new Dictionary<string, RegistryValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in others)
        {
            byName[value.Name] = value;
        }

        return some.All(value => byName.TryGetValue(value.Name, out var other) && value.SameContent(other));
    }

    public static bool IsEmpty(IRegistry registry, string key) =>
        registry.GetValues(key).Count == 0 && registry.GetSubKeyNames(key).Count == 0;
}
