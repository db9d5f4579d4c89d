using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>One step of a transaction with what was there before and what is there after: enough to do it, to check it and to undo it.</summary>
public abstract record JournalEntry
{
    /// <summary>What is changed, for people: "value 'x' of key 'y'".</summary>
    public abstract string Subject { get; }
}

/// <param name="Before">The value as it was, or null when it was not there.</param>
/// <param name="After">The value as it shall be, or null when it shall not be there.</param>
public sealed record ValueEntry(string Key, string Name, RegistryValue? Before, RegistryValue? After) : JournalEntry
{
    public override string Subject => Name.Length == 0 ? $"the default value of key '{Key}'" : $"value '{Name}' of key '{Key}'";
}

/// <summary>A key that was not there.</summary>
public sealed record KeyCreatedEntry(string Key) : JournalEntry
{
    public override string Subject => $"key '{Key}'";
}

/// <summary>A key without sub-keys that is deleted together with its values.</summary>
public sealed record KeyDeletedEntry(KeySnapshot Before) : JournalEntry
{
    public override string Subject => $"key '{Before.Key}'";
}

/// <summary>The self-relative security descriptor of a key.</summary>
public sealed record SecurityEntry(string Key, byte[] Before, byte[] After) : JournalEntry
{
    public override string Subject => $"the security of key '{Key}'";
}

/// <param name="Before">The content as it was, or null when there was no file.</param>
/// <param name="After">The content as it shall be, or null when there shall be no file.</param>
public sealed record FileEntry(string Path, byte[]? Before, byte[]? After) : JournalEntry
{
    public override string Subject => $"file '{Path}'";
}

/// <summary>A directory that was not there.</summary>
public sealed record DirectoryCreatedEntry(string Path) : JournalEntry
{
    public override string Subject => $"folder '{Path}'";
}

/// <summary>An empty directory that is deleted.</summary>
public sealed record DirectoryDeletedEntry(string Path) : JournalEntry
{
    public override string Subject => $"folder '{Path}'";
}

/// <summary>The undo record of the transaction's scope, as a whole; null where there is none.</summary>
public sealed record UndoRecordEntry(byte[]? Before, byte[]? After) : JournalEntry
{
    public override string Subject => "the undo record";
}
