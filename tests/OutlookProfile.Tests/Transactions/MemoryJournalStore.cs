using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Journaling;

namespace OutlookProfile.Tests.Transactions;

/// <summary>A journal folder in memory.</summary>
internal sealed class MemoryJournalStore : IJournalStore
{
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    public IReadOnlyList<string> List() => [.. files.Keys];

    public byte[]? Read(string name) => files.TryGetValue(name, out var content) ? (byte[])content.Clone() : null;

    public IJournalFile Open(string name) =>
        files.ContainsKey(name) ? new MemoryFile(this, name) : throw new FileNotFoundException($"There is no '{name}'.");

    public void Replace(string name, byte[] content) => files[name] = (byte[])content.Clone();

    public void Rename(string name, string newName)
    {
        files[newName] = files[name];
        files.Remove(name);
    }

    public void Delete(string name) => files.Remove(name);

    /// <summary>Every file with its bytes, for comparison.</summary>
    public override string ToString() => string.Join('\n', files.Select(file => $"{file.Key} {Convert.ToHexString(file.Value)}"));

    private sealed class MemoryFile(MemoryJournalStore store, string name) : IJournalFile
    {
        public void Write(long offset, byte[] bytes) => store.files[name] = [.. store.files[name].AsSpan(0, (int)offset), .. bytes];

        public void Dispose()
        {
        }
    }
}
