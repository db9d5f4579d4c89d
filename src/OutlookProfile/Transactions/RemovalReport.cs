using System.Collections.Generic;

namespace OutlookProfile.Transactions;

/// <summary>What a removal did.</summary>
/// <param name="PutBack">How many items are again as they were before the first installation.</param>
/// <param name="Kept">What somebody has changed since we wrote it, and what was left as they made it; sentences for the log.</param>
public sealed record RemovalReport(int PutBack, IReadOnlyList<string> Kept);
