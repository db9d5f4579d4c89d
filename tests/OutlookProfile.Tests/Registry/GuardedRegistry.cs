using System;
using System.Collections.Generic;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Registry;

/// <summary>How much of a key the caller is refused.</summary>
internal enum Refusal
{
    None,

    /// <summary>Every change.</summary>
    Writing,

    /// <summary>Even to look into it.</summary>
    Reading,
}

/// <summary>
/// A registry that keeps to the security of its keys, as Windows does: a key that refuses the caller refuses it below, too, where its access
/// list is inherited; whether it can be deleted is its own affair, not that of the key above.
/// </summary>
/// <param name="refusal">What a key that is there refuses.</param>
internal sealed class GuardedRegistry(IRegistry inner, Func<string, Refusal> refusal) : IRegistry
{
    public bool KeyExists(string key) => Read(key).KeyExists(key);

    public IReadOnlyList<string> GetSubKeyNames(string key) => Read(key).GetSubKeyNames(key);

    public IReadOnlyList<RegistryValue> GetValues(string key) => Read(key).GetValues(key);

    public RegistryValue? GetValue(string key, string name) => Read(key).GetValue(key, name);

    public byte[]? GetSecurity(string key) => Read(key).GetSecurity(key);

    public void CreateKey(string key) => Write(key).CreateKey(key);

    public void SetValue(string key, RegistryValue value) => Write(key).SetValue(key, value);

    public void DeleteValue(string key, string name) => Write(key).DeleteValue(key, name);

    public void DeleteKey(string key) => Write(key).DeleteKey(key);

    public void SetSecurity(string key, byte[] descriptor) => Write(key).SetSecurity(key, descriptor);

    public bool MayChange(string key) => refusal(Nearest(key)) == Refusal.None;

    public void Flush() => inner.Flush();

    /// <summary>Closed keys with everything below them.</summary>
    public static Func<string, Refusal> Closed(params string[] keys) =>
        key => Array.Exists(keys, closed => RegistryPath.IsAtOrBelow(key, closed)) ? Refusal.Writing : Refusal.None;

    private IRegistry Read(string key) =>
        inner.KeyExists(key) && refusal(key) == Refusal.Reading ? throw new RegistryException($"Reading", key, RegistryException.AccessDenied) : inner;

    private IRegistry Write(string key) => MayChange(key) ? inner : throw new RegistryException($"Writing", key, RegistryException.AccessDenied);

    private string Nearest(string key)
    {
        while (key.Length > 0 && !inner.KeyExists(key))
        {
            key = RegistryPath.Parent(key);
        }

        return key;
    }
}
