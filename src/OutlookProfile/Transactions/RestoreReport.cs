using System.Collections.Generic;

namespace OutlookProfile.Transactions;

/// <summary>What restoring did, in sentences for the log.</summary>
public sealed class RestoreReport
{
    private readonly List<Text> kept = [];
    private readonly List<Text> failures = [];

    /// <summary>How many entries were put back; those that needed nothing are not counted.</summary>
    public int Restored { get; private set; }

    /// <summary>What others have changed since, and what was left as they made it.</summary>
    public IReadOnlyList<Text> Kept => kept;

    /// <summary>What could not be put back, each with its cause.</summary>
    public IReadOnlyList<Text> Failures => failures;

    public bool Complete => failures.Count == 0;

    /// <summary>Whether the registry itself went away on the way (its user has logged off): a later recovery will find it again.</summary>
    public bool HiveGone { get; private set; }

    internal void AddRestored() => Restored++;

    internal void AddKept(Text line) => kept.Add(line);

    internal void AddFailure(Text line) => failures.Add(line);

    internal void AddHiveGone() => HiveGone = true;

    internal void Add(RestoreReport other)
    {
        Restored += other.Restored;
        kept.AddRange(other.kept);
        failures.AddRange(other.failures);
        HiveGone |= other.HiveGone;
    }
}
