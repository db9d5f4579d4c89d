using System.Collections.Generic;

namespace OutlookProfile.Transactions;

/// <summary>A journal that has been read.</summary>
/// <param name="Entries">In the order in which they were carried out; of the last batch, any number may not have been.</param>
/// <param name="Closed">Whether the transaction has been committed or restored, so that nothing is left to do.</param>
/// <param name="Torn">Whether an unfinished record behind the last good one was ignored.</param>
public sealed record JournalContent(JournalHeader Header, IReadOnlyList<JournalEntry> Entries, bool Closed, bool Torn)
{
    internal byte[] Prologue { get; init; } = [];

    internal long Length { get; init; }

    internal uint FrameCount { get; init; }
}
