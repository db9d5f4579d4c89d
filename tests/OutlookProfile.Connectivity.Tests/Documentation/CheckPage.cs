using System;
using System.Linq;
using System.Text;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Connectivity.Tests.Situations;

namespace OutlookProfile.Connectivity.Tests.Documentation;

/// <summary>The parts of docs/check.md that come from the code.</summary>
internal static class CheckPage
{
    public static string Situations()
    {
        var page = new StringBuilder();
        foreach (var area in SituationTests.All.GroupBy(situation => situation.Area))
        {
            page.Append($"\n**{area.Key}**\n\n| situation | found |\n|---|---|\n");
            foreach (var situation in area)
            {
                page.Append($"| {situation.Name} | {string.Join(", ", Telling(situation).Select(kind => $"`{kind.Id}` ({Word(kind.Severity)})"))} |\n");
            }
        }

        return page.ToString();
    }

    public static string Findings()
    {
        var page = new StringBuilder("\n| id | severity | found when |\n|---|---|---|\n");
        foreach (var kind in FindingKinds.All)
        {
            page.Append($"| `{kind.Id}` | {Word(kind.Severity)} | {kind.Summary} |\n");
        }

        return page.ToString();
    }

    /// <summary>What is wrong rather than all that is right.</summary>
    private static FindingKind[] Telling(Situation situation)
    {
        var worst = situation.Expected.Max(kind => kind.Severity);
        return [.. situation.Expected.Where(kind => worst == Severity.Pass || kind.Severity != Severity.Pass)];
    }

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();
}
