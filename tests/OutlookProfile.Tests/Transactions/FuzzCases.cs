using System;
using System.Globalization;

namespace OutlookProfile.Tests.Transactions;

/// <summary>How much is tried at random: FUZZ_CASES cases, from FUZZ_SEED.</summary>
internal static class FuzzCases
{
    public static int Count { get; } = Number("FUZZ_CASES") ?? 3000;

    public static int Seed { get; } = Number("FUZZ_SEED") ?? Environment.TickCount;

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
