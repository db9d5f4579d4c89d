using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>One thing that the product has changed for good, with what was there before the first installation and what was written last.</summary>
public abstract record UndoItem;

/// <param name="Before">The value before the first installation; null when there was none.</param>
/// <param name="Written">The value as we left it; null when we deleted it.</param>
public sealed record UndoValue(string Key, string Name, RegistryValue? Before, RegistryValue? Written) : UndoItem;

/// <param name="Before">The key's security descriptor before the first installation; null when there was no such key.</param>
/// <param name="Written">The key's security descriptor as we left it; null when we deleted the key. Empty where nobody asks: for keys that were not there before.</param>
public sealed record UndoKey(string Key, byte[]? Before, byte[]? Written) : UndoItem;

/// <param name="Before">The content before the first installation; null when there was no file.</param>
/// <param name="Written">The content as we left it; null when we deleted the file.</param>
public sealed record UndoFile(string Path, byte[]? Before, byte[]? Written) : UndoItem;

/// <summary>A directory that was not there before.</summary>
public sealed record UndoDirectory(string Path) : UndoItem;
