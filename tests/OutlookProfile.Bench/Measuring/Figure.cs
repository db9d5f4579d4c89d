using System.Text.Json.Serialization;

namespace OutlookProfile.Bench.Measuring;

/// <summary>What something costs, beside a yardstick that was measured in the same run on the same machine.</summary>
/// <param name="Name">Stable: the key in the baseline.</param>
/// <param name="Subject">What is measured.</param>
/// <param name="Yardstick">What it is measured against.</param>
/// <param name="Unit">Of both values: ms, MB, bytes.</param>
/// <param name="Pairs">How many pairs of runs the medians come from.</param>
/// <param name="Ratio">The median of the pairs' ratios, subject to yardstick.</param>
/// <param name="Tolerance">By which factor the ratio may be above the baseline's before it counts as a regression.</param>
/// <param name="Goal">The ratio to come down to; null where none is set.</param>
/// <param name="Note">The same in the terms in which somebody asks, such as sites a second.</param>
internal sealed record Figure(
    string Name,
    string Subject,
    string Yardstick,
    string Unit,
    int Pairs,
    double SubjectMedian,
    double YardstickMedian,
    double Ratio,
    double Tolerance,
    double? Goal = null,
    string Note = "")
{
    [JsonIgnore]
    public bool MissesGoal => Ratio > Goal;
}
