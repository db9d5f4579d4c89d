using OutlookProfile.Registry;

namespace OutlookProfile.Journaling;

/// <summary>One thing that the product has changed for good, with what was there before the first installation and what was written last.</summary>
public abstract class UndoItem;

public sealed class UndoValue(string key, string name, RegistryValue? before, RegistryValue? written) : UndoItem
{
    public string Key { get; } = key;

    public string Name { get; } = name;

    /// <summary>The value before the first installation; null when there was none.</summary>
    public RegistryValue? Before { get; } = before;

    /// <summary>The value as we left it; null when we deleted it.</summary>
    public RegistryValue? Written { get; } = written;
}

public sealed class UndoKey(string key, byte[]? before, byte[]? written) : UndoItem
{
    public string Key { get; } = key;

    /// <summary>The key's security descriptor before the first installation; null when there was no such key.</summary>
    public byte[]? Before { get; } = before;

    /// <summary>The key's security descriptor as we left it; null when we deleted the key. Empty where nobody asks: for keys that were not there before.</summary>
    public byte[]? Written { get; } = written;
}

public sealed class UndoFile(string path, byte[]? before, byte[]? written) : UndoItem
{
    public string Path { get; } = path;

    /// <summary>The content before the first installation; null when there was no file.</summary>
    public byte[]? Before { get; } = before;

    /// <summary>The content as we left it; null when we deleted the file.</summary>
    public byte[]? Written { get; } = written;
}

/// <summary>A directory that was not there before.</summary>
public sealed class UndoDirectory(string path) : UndoItem
{
    public string Path { get; } = path;
}
