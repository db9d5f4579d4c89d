using OutlookProfile.Registry;

namespace OutlookProfile.Journaling;

/// <summary>One step of a transaction with what was there before and what is there after: enough to do it, to check it and to undo it.</summary>
public abstract class JournalEntry
{
    /// <summary>What is changed, for people: "value 'x' of key 'y'".</summary>
    public abstract Text Subject { get; }
}

public sealed class ValueEntry(string key, string name, RegistryValue? before, RegistryValue? after) : JournalEntry
{
    public string Key { get; } = key;

    public string Name { get; } = name;

    /// <summary>The value as it was, or null when it was not there.</summary>
    public RegistryValue? Before { get; } = before;

    /// <summary>The value as it shall be, or null when it shall not be there.</summary>
    public RegistryValue? After { get; } = after;

    public override Text Subject => Name.Length == 0 ? (Text)$"the default value of key '{Key}'" : $"value '{Name}' of key '{Key}'";
}

/// <summary>A key that was not there.</summary>
public sealed class KeyCreatedEntry(string key) : JournalEntry
{
    public string Key { get; } = key;

    public override Text Subject => $"key '{Key}'";
}

/// <summary>A key without sub-keys that is deleted together with its values.</summary>
public sealed class KeyDeletedEntry(KeySnapshot before) : JournalEntry
{
    public KeySnapshot Before { get; } = before;

    public override Text Subject => $"key '{Before.Key}'";
}

/// <summary>The self-relative security descriptor of a key.</summary>
public sealed class SecurityEntry(string key, byte[] before, byte[] after) : JournalEntry
{
    public string Key { get; } = key;

    public byte[] Before { get; } = before;

    public byte[] After { get; } = after;

    public override Text Subject => $"the security of key '{Key}'";
}

public sealed class FileEntry(string path, byte[]? before, byte[]? after) : JournalEntry
{
    public string Path { get; } = path;

    /// <summary>The content as it was, or null when there was no file.</summary>
    public byte[]? Before { get; } = before;

    /// <summary>The content as it shall be, or null when there shall be no file.</summary>
    public byte[]? After { get; } = after;

    public override Text Subject => $"file '{Path}'";
}

/// <summary>A directory that was not there.</summary>
public sealed class DirectoryCreatedEntry(string path) : JournalEntry
{
    public string Path { get; } = path;

    public override Text Subject => $"folder '{Path}'";
}

/// <summary>An empty directory that is deleted.</summary>
public sealed class DirectoryDeletedEntry(string path) : JournalEntry
{
    public string Path { get; } = path;

    public override Text Subject => $"folder '{Path}'";
}

/// <summary>The undo record of the transaction's scope, as a whole; null where there is none.</summary>
public sealed class UndoRecordEntry(byte[]? before, byte[]? after) : JournalEntry
{
    public byte[]? Before { get; } = before;

    public byte[]? After { get; } = after;

    public override Text Subject => $"the undo record";
}
