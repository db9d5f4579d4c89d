using System;
using OutlookProfile.Journaling;
using OutlookProfile.Registry;

namespace OutlookProfile.Transactions;

/// <summary>What of a record a run lacks the rights to take back. It stays, with the keys that hold it, and stays noted down for a run that has them.</summary>
internal sealed class OutOfReach
{
    private readonly Func<string, bool> isClosed;

    /// <summary>What stands in closed keys and would otherwise go.</summary>
    private readonly UndoRecord closed;

    /// <param name="isClosed">Whether the caller lacks the rights to change a key.</param>
    public OutOfReach(UndoRecord record, Func<string, bool> isClosed, IRegistry registry)
    {
        this.isClosed = isClosed;
        closed = record.Restrict(item => IsClosed(item) && HasSomethingToTakeBack(item, registry));
        Record = record.Restrict(item => closed.Contains(item) || item is UndoKey key && IsAbove(closed, key));
        Named = closed.Restrict(item => item is not UndoKey key || !IsAbove(closed.Restrict(other => other is UndoValue), key));
    }

    /// <summary>What stays noted down.</summary>
    public UndoRecord Record { get; }

    /// <summary>What people should hear of: the values that are still as they were written, and closed keys without any.</summary>
    public UndoRecord Named { get; }

    /// <summary>Whether a run must leave the item alone.</summary>
    public bool Holds(UndoItem item) => IsClosed(item) || item is UndoKey key && IsAbove(closed, key);

    private bool IsClosed(UndoItem item) => UndoRecord.KeyOf(item) is { } key && isClosed(key);

    private static bool IsAbove(UndoRecord staying, UndoKey above)
    {
        foreach (var item in staying.Items)
        {
            if (RegistryPath.IsAtOrBelow(UndoRecord.KeyOf(item)!, above.Key))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasSomethingToTakeBack(UndoItem item, IRegistry registry)
    {
        try
        {
            return item switch
            {
                UndoValue value => registry.GetValue(value.Key, value.Name) is var current && RegistryLookup.Same(current, value.Written) && !RegistryLookup.Same(current, value.Before),
                UndoKey key => registry.KeyExists(key.Key) || key.Before is not null,
                _ => false,
            };
        }
        catch (RegistryException refusal) when (refusal.ErrorCode == RegistryException.AccessDenied)
        {
            // Closed to reading too: what was written is taken to be there still.
            return true;
        }
    }
}
