using System;
using System.Collections.Generic;
using OutlookProfile.Registry;

namespace OutlookProfile.Users;

/// <summary>A hive that was loaded for the time of its use; disposing unloads it.</summary>
internal sealed class LoadedHive(IRegistry hive, IDisposable load) : IRegistry, IDisposable
{
    public bool KeyExists(string key) => hive.KeyExists(key);

    public IReadOnlyList<string> GetSubKeyNames(string key) => hive.GetSubKeyNames(key);

    public IReadOnlyList<RegistryValue> GetValues(string key) => hive.GetValues(key);

    public RegistryValue? GetValue(string key, string name) => hive.GetValue(key, name);

    public void CreateKey(string key) => hive.CreateKey(key);

    public void SetValue(string key, RegistryValue value) => hive.SetValue(key, value);

    public void DeleteValue(string key, string name) => hive.DeleteValue(key, name);

    public void DeleteKey(string key) => hive.DeleteKey(key);

    public byte[]? GetSecurity(string key) => hive.GetSecurity(key);

    public void SetSecurity(string key, byte[] descriptor) => hive.SetSecurity(key, descriptor);

    public bool MayChange(string key) => hive.MayChange(key);

    public void Flush() => hive.Flush();

    public void Dispose()
    {
        // An open key would keep the hive from being unloaded.
        (hive as IDisposable)?.Dispose();
        load.Dispose();
    }
}
