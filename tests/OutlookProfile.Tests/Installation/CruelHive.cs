using System;
using System.Collections.Generic;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Installation;

/// <summary>
/// A hive below HKEY_USERS as Windows gives it: it can go away while it is in use, keys can be denied, writing can fail, and
/// what was written is on disk only after a flush.
/// </summary>
/// <param name="find">The hive under this name, or null when it is not loaded (any more).</param>
internal sealed class CruelHive(string name, Func<MemoryRegistry?> find, FakeMachine machine) : IRegistry
{
    private MemoryRegistry Inner => find() ?? throw new RegistryException($"Opening key", name, RegistryException.HiveGone);

    public bool KeyExists(string key) => Reach(key).KeyExists(key);

    public IReadOnlyList<string> GetSubKeyNames(string key) => Reach(key).GetSubKeyNames(key);

    public IReadOnlyList<RegistryValue> GetValues(string key) => Reach(key).GetValues(key);

    public RegistryValue? GetValue(string key, string valueName) => Reach(key).GetValue(key, valueName);

    public void CreateKey(string key) => Write(key, hive => hive.CreateKey(key));

    public void SetValue(string key, RegistryValue value) => Write(key, hive => hive.SetValue(key, value));

    public void DeleteValue(string key, string valueName) => Write(key, hive => hive.DeleteValue(key, valueName));

    public void DeleteKey(string key) => Write(key, hive => hive.DeleteKey(key));

    public byte[]? GetSecurity(string key) => Reach(key).GetSecurity(key);

    public void SetSecurity(string key, byte[] descriptor) => Write(key, hive => hive.SetSecurity(key, descriptor));

    /// <summary>As the nearest key that is there says.</summary>
    public bool MayChange(string key)
    {
        var existing = key;
        while (existing.Length > 0 && !Reach(existing).KeyExists(existing))
        {
            existing = RegistryPath.Parent(existing);
        }

        return !machine.IsDenied(name, existing);
    }

    public void Flush()
    {
        Inner.Flush();
        machine.Unflushed.Remove(name);
    }

    private void Write(string key, Action<MemoryRegistry> write)
    {
        if (machine.WriteFailure(name) is { } failure)
        {
            throw failure;
        }

        if (machine.IsDenied(name, key))
        {
            throw new RegistryException($"Creating key", key, RegistryException.AccessDenied);
        }

        write(Reach(key));
        machine.Unflushed.Add(name);
    }

    /// <summary>A link on the way is refused, wherever it leads.</summary>
    private MemoryRegistry Reach(string key) =>
        machine.IsLink(name, key) ? throw new RegistryException($"Opening key", key, RegistryException.IsLink) : Inner;
}
