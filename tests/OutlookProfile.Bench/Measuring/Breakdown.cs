using System.Collections.Generic;

namespace OutlookProfile.Bench.Measuring;

/// <summary>Where the time of something goes, by name.</summary>
/// <param name="Of">The figure that it explains.</param>
/// <param name="Total">Milliseconds; the parts add up to it.</param>
internal sealed record Breakdown(string Of, double Total, IReadOnlyList<Part> Parts);

/// <param name="Milliseconds">The median over the rounds.</param>
/// <param name="Within">Names the part that this one is contained in; empty for one that counts.</param>
internal sealed record Part(string Name, double Milliseconds, string Within = "");
