using System;
using OutlookProfile.Mapi;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>What earlier runs of this product have written, as far as anybody has noted it down: of a word that keeps several choices, a plan must not take theirs for the user's.</summary>
/// <param name="find">By key and name; null for a value that no earlier run has written.</param>
/// <param name="hasFile">Whether an earlier run has written the file of a path.</param>
public sealed class EarlierWrites(Func<string, string, EarlierWrite?> find, Func<string, bool> hasFile)
{
    /// <summary>Nobody has written anything.</summary>
    public static EarlierWrites None { get; } = new((_, _) => null, _ => false);

    public EarlierWrite? Find(string key, string name) => find(key, name);

    /// <summary>Whether a value is there because earlier runs have written it, and was not before.</summary>
    internal bool IsOnlyOurs(string key, PropertyTag tag) => Find(key, tag.ValueName) is { Before: null, Written: not null };

    public bool HasFile(string path) => hasFile(path);

    /// <summary>A word of flags without what earlier runs have set in it; what somebody has changed since stays changed.</summary>
    /// <param name="current">As it is now.</param>
    /// <param name="ours">Whether this product made the section: nothing that was there before belongs into it.</param>
    /// <param name="fresh">The word of a new section.</param>
    internal uint TakeOut(string key, PropertyTag tag, uint current, bool ours, uint fresh)
    {
        if (Find(key, tag.ValueName) is not { } write || MapiValue.ReadLong(write.Written) is not { } written || ours && write.Before is not null)
        {
            return current;
        }

        return (ours ? fresh : MapiValue.ReadLong(write.Before) ?? 0) ^ current ^ written;
    }
}

/// <param name="Before">What was there before; null for nothing.</param>
/// <param name="Written">What the last of them left; null for nothing.</param>
public sealed record EarlierWrite(RegistryValue? Before, RegistryValue? Written);
