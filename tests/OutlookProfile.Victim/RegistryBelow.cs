using System.Collections.Generic;
using OutlookProfile.Registry;

namespace OutlookProfile.Victim;

/// <summary>A part of another registry that looks like a whole one, so that no real profile is ever touched.</summary>
internal sealed class RegistryBelow(IRegistry inner, string root) : IRegistry
{
    public bool KeyExists(string key) => inner.KeyExists(Full(key));

    public IReadOnlyList<string> GetSubKeyNames(string key) => inner.GetSubKeyNames(Full(key));

    public IReadOnlyList<RegistryValue> GetValues(string key) => inner.GetValues(Full(key));

    public RegistryValue? GetValue(string key, string name) => inner.GetValue(Full(key), name);

    public void CreateKey(string key) => inner.CreateKey(Full(key));

    public void SetValue(string key, RegistryValue value) => inner.SetValue(Full(key), value);

    public void DeleteValue(string key, string name) => inner.DeleteValue(Full(key), name);

    public void DeleteKey(string key) => inner.DeleteKey(Full(key));

    public byte[]? GetSecurity(string key) => inner.GetSecurity(Full(key));

    public void SetSecurity(string key, byte[] descriptor) => inner.SetSecurity(Full(key), descriptor);

    public bool MayChange(string key) => inner.MayChange(Full(key));

    public void Flush() => inner.Flush();

    private string Full(string key) => key.Length == 0 ? root : RegistryPath.Join(root, key);
}
