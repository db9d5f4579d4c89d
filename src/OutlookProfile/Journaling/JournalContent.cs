using System.Collections.Generic;

namespace OutlookProfile.Journaling;

/// <summary>A journal that has been read.</summary>
public sealed class JournalContent(JournalHeader header, IReadOnlyList<JournalEntry> entries, bool closed, bool torn)
{
    public JournalHeader Header { get; } = header;

    /// <summary>In the order in which they were carried out; of the last batch, any number may not have been.</summary>
    public IReadOnlyList<JournalEntry> Entries { get; } = entries;

    /// <summary>Whether the transaction has been committed or restored, so that nothing is left to do.</summary>
    public bool Closed { get; } = closed;

    /// <summary>Whether an unfinished record behind the last good one was ignored.</summary>
    public bool Torn { get; } = torn;

    internal byte[] Prologue { get; init; } = [];

    internal long Length { get; init; }

    internal uint FrameCount { get; init; }
}
