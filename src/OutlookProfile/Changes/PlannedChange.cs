using System.Linq;
using OutlookProfile.Registry;

namespace OutlookProfile.Changes;

/// <summary>One change of a plan. Keys are relative to the user's own hive (HKEY_CURRENT_USER of whoever gets the profile).</summary>
/// <param name="Reason">Why, in the administrator's words, for people who read the plan and the log.</param>
public abstract record PlannedChange(Text Reason);

/// <summary>The value must have this type and these bytes; its key is created where it is missing.</summary>
public sealed record SetValue(string Key, RegistryValue Value, Text Reason) : PlannedChange(Reason);

/// <summary>The value must not be there.</summary>
public sealed record DeleteValue(string Key, string Name, Text Reason) : PlannedChange(Reason);

/// <summary>The key must not be there, nor anything below it.</summary>
public sealed record DeleteTree(string Key, Text Reason) : PlannedChange(Reason);

/// <summary>The file must have this content; missing folders above it are created.</summary>
public sealed record WriteFile(string Path, byte[] Content, Text Reason) : PlannedChange(Reason)
{
    // An array compares by reference: two versions' plans of one file would not be seen as the same change.
    public bool Equals(WriteFile? other) => other is not null && Path == other.Path && Content.SequenceEqual(other.Content) && Reason == other.Reason;

    public override int GetHashCode() => Path.GetHashCode();
}
