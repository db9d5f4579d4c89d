using System;
using System.Collections.Generic;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Installation;

/// <summary>A registry that refuses to set values when it is told to.</summary>
internal sealed class FailingRegistry(IRegistry inner, Func<Exception?> failure) : IRegistry
{
    public bool KeyExists(string key) => inner.KeyExists(key);

    public IReadOnlyList<string> GetSubKeyNames(string key) => inner.GetSubKeyNames(key);

    public IReadOnlyList<RegistryValue> GetValues(string key) => inner.GetValues(key);

    public RegistryValue? GetValue(string key, string name) => inner.GetValue(key, name);

    public void CreateKey(string key) => inner.CreateKey(key);

    public void SetValue(string key, RegistryValue value)
    {
        if (failure() is { } exception)
        {
            throw exception;
        }

        inner.SetValue(key, value);
    }

    public void DeleteValue(string key, string name) => inner.DeleteValue(key, name);

    public void DeleteKey(string key) => inner.DeleteKey(key);

    public byte[]? GetSecurity(string key) => inner.GetSecurity(key);

    public void SetSecurity(string key, byte[] descriptor) => inner.SetSecurity(key, descriptor);

    public void Flush() => inner.Flush();
}
