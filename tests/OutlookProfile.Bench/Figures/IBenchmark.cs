using System.Collections.Generic;
using OutlookProfile.Bench.Measuring;

namespace OutlookProfile.Bench.Figures;

/// <summary>Figures that are measured together.</summary>
internal interface IBenchmark
{
    /// <summary>What --only takes.</summary>
    string Name { get; }

    /// <summary>Why nothing of it can be measured on this system; null when it can.</summary>
    string? Obstacle { get; }

    IEnumerable<Figure> Measure();

    /// <summary>Where the time of the figures goes, once they are measured.</summary>
    IReadOnlyList<Breakdown> Breakdowns => [];
}
