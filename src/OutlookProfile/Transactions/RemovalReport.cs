using System.Collections.Generic;
using OutlookProfile.Journaling;

namespace OutlookProfile.Transactions;

/// <summary>What a removal did.</summary>
public sealed class RemovalReport(int putBack, IReadOnlyList<Text> kept)
{
    /// <summary>How many items are again as they were before the first installation.</summary>
    public int PutBack { get; } = putBack;

    /// <summary>What somebody has changed since we wrote it, and what was left as they made it; sentences for the log.</summary>
    public IReadOnlyList<Text> Kept { get; } = kept;

    /// <summary>What is as we wrote it and stays, because the run lacks the rights to change it; the record still has it.</summary>
    public UndoRecord OutOfReach { get; init; } = new();
}
