using System;
using System.Collections.Generic;
using System.Linq;

namespace OutlookProfile.Installation;

/// <summary>What a run did, user by user.</summary>
public sealed class RunSummary(IReadOnlyList<UserRun> runs)
{
    private static readonly IReadOnlyList<(UserOutcome Outcome, Text Words)> Order =
    [
        (UserOutcome.Written, $"written"),
        (UserOutcome.Unchanged, $"as wanted already"),
        (UserOutcome.Removed, $"removed"),
        (UserOutcome.Gone, $"without an account"),
        (UserOutcome.HiveMissing, $"without a registry hive"),
        (UserOutcome.Busy, $"busy, to be tried again"),
        (UserOutcome.Damaged, $"damaged"),
        (UserOutcome.Failed, $"failed"),
    ];

    public IReadOnlyList<UserRun> Runs { get; } = runs;

    /// <summary>Whether a run over somebody reached nobody.</summary>
    public bool ReachedNobody => Runs.Count > 0 && !Runs.Any(run => run.Reached);

    /// <summary>Those for whom something is left to do.</summary>
    public IReadOnlyList<UserRun> Unreached { get; } = runs.Where(run => !run.Reached && !run.HasNobody).ToArray();

    /// <summary>What the configuration wants and the users may not write, a sentence for each version of Outlook.</summary>
    public IReadOnlyList<Text> NotWritten { get; } = Gather(runs, run => run.NotWritten);

    /// <summary>What is to go and the users may not change.</summary>
    public IReadOnlyList<Text> NotRemoved { get; } = Gather(runs, run => run.NotRemoved);

    /// <summary>In one line: "2000 users: 1334 written, 333 without an account, 333 without a registry hive".</summary>
    public Text Text
    {
        get
        {
            var parts = Text.Join(", ", Order
                .Select(entry => (Count: Runs.Count(run => run.Outcome == entry.Outcome), entry.Words))
                .Where(part => part.Count > 0)
                .Select(part => (Text)$"{part.Count} {part.Words}"));
            return Runs.Count switch
            {
                0 => $"no users",
                1 => $"1 user: {parts}",
                _ => $"{Runs.Count} users: {parts}",
            };
        }
    }

    public override string ToString() => Text.ToString();

    private static IReadOnlyList<Text> Gather(IReadOnlyList<UserRun> runs, Func<UserRun, IReadOnlyList<Text>> sentences) => runs.SelectMany(sentences).Distinct().ToArray();
}
