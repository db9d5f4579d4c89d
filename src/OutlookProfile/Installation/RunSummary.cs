using System;
using System.Collections.Generic;
using System.Linq;

namespace OutlookProfile.Installation;

/// <summary>What a run did, user by user.</summary>
public sealed class RunSummary(IReadOnlyList<UserRun> runs)
{
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
            var counted = new List<Text>();
            for (var outcome = UserOutcome.Written; outcome <= UserOutcome.Failed; outcome++)
            {
                if (Runs.Count(run => run.Outcome == outcome) is > 0 and var count)
                {
                    counted.Add($"{count} {Words(outcome)}");
                }
            }

            var parts = Text.Join(", ", counted);
            return Runs.Count switch
            {
                0 => $"no users",
                1 => $"1 user: {parts}",
                _ => $"{Runs.Count} users: {parts}",
            };
        }
    }

    public override string ToString() => Text.ToString();

    private static Text Words(UserOutcome outcome) => outcome switch
    {
        UserOutcome.Written => $"written",
        UserOutcome.Unchanged => $"as wanted already",
        UserOutcome.Removed => $"removed",
        UserOutcome.Gone => $"without an account",
        UserOutcome.HiveMissing => $"without a registry hive",
        UserOutcome.Busy => $"busy, to be tried again",
        UserOutcome.Damaged => $"damaged",
        _ => $"failed",
    };

    private static IReadOnlyList<Text> Gather(IReadOnlyList<UserRun> runs, Func<UserRun, IReadOnlyList<Text>> sentences) => runs.SelectMany(sentences).Distinct().ToArray();
}
