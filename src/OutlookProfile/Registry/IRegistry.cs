using System.Collections.Generic;

namespace OutlookProfile.Registry;

/// <summary>
/// A registry tree below one root (HKEY_CURRENT_USER, one user's HKEY_USERS\SID, HKEY_LOCAL_MACHINE in one view).
/// Keys are paths relative to that root, separated by single backslashes, without a leading or trailing one;
/// names compare without case. Implementations that hold something open between calls let go of it when they are disposed of.
/// </summary>
/// <remarks>Every member throws <see cref="RegistryException"/> with the key and the Windows error code when the registry refuses, and <see cref="RegistryException.HiveGone"/> when the root itself has gone.</remarks>
public interface IRegistry
{
    bool KeyExists(string key);

    /// <summary>The names of the direct sub-keys in the registry's order; empty when the key does not exist.</summary>
    IReadOnlyList<string> GetSubKeyNames(string key);

    /// <summary>The values of a key in the registry's order; empty when the key does not exist.</summary>
    IReadOnlyList<RegistryValue> GetValues(string key);

    /// <summary>The value, or null when key or value do not exist.</summary>
    RegistryValue? GetValue(string key, string name);

    /// <summary>Creates the key and every missing key above it; does nothing when it exists.</summary>
    void CreateKey(string key);

    /// <summary>Sets a value, creating its key where it is missing.</summary>
    void SetValue(string key, RegistryValue value);

    /// <summary>Deletes a value; does nothing when key or value do not exist.</summary>
    void DeleteValue(string key, string name);

    /// <summary>Deletes one key with its values; does nothing when it does not exist, fails when it has sub-keys.</summary>
    void DeleteKey(string key);

    /// <summary>The key's self-relative security descriptor (owner, group, DACL), or null when the key does not exist.</summary>
    byte[]? GetSecurity(string key);

    /// <summary>Sets owner, group and DACL of an existing key from a self-relative security descriptor.</summary>
    void SetSecurity(string key, byte[] descriptor);

    /// <summary>
    /// Whether the caller has the rights to read a key, set its values, make keys in it and delete it; where there is none, to make it in the
    /// nearest one above. Asks for the rights and writes nothing.
    /// </summary>
    bool MayChange(string key);

    /// <summary>Puts everything below the root on disk; returns when a power loss can no longer take it back.</summary>
    void Flush();
}
