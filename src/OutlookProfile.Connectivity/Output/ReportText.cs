using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Planning.Formats;

namespace OutlookProfile.Connectivity.Output;

/// <summary>A report for people: what is wrong stands out, what to do stands below it, the verdict is the last line.</summary>
public static class ReportText
{
    private const int Width = 110;
    private const string Indent = "         ";

    /// <param name="language">The reader's.</param>
    public static string Write(CheckReport report, Language language)
    {
        var text = new StringWriter { NewLine = "\n" };
        foreach (var finding in report.Findings)
        {
            WriteFinding(text, finding, language);
        }

        text.WriteLine();
        text.WriteLine(Verdict(report).In(language));
        return text.ToString();
    }

    /// <summary>One sentence for all.</summary>
    public static Text Verdict(CheckReport report)
    {
        var failures = report.Count(Severity.Failure);
        var warnings = report.Count(Severity.Warning);
        return failures > 0
            ? (Text)$"Outlook will not connect like this: {Failures(failures)}, {Warnings(warnings)}."
            : $"Nothing that was checked stands between Outlook and the mailbox: {Failures(0)}, {Warnings(warnings)}.";
    }

    private static void WriteFinding(TextWriter text, Finding finding, Language language)
    {
        static string Pad(string word) => word + new string(' ', Math.Max(1, Indent.Length - TextColumns.WidthOf(word)));
        var time = finding.Elapsed is { } elapsed ? $" ({elapsed.TotalMilliseconds:0} ms)" : "";
        var paragraph = Wrap($"[{finding.Id}] {About(finding, language)}{finding.Meaning.In(language)}{time}");
        text.WriteLine($"{Pad(Word(finding.Severity).In(language))}{string.Join("\n" + Indent, paragraph)}");
        if (finding.Action is { } action)
        {
            text.WriteLine(Indent + string.Join("\n" + Indent, Wrap("> " + action.In(language))));
        }
    }

    /// <summary>The subject, unless the sentence names it.</summary>
    private static string About(Finding finding, Language language) => finding.Meaning.In(language).Contains(finding.Subject, StringComparison.Ordinal) ? "" : finding.Subject + ": ";

    private static Text Word(Severity severity) => severity switch
    {
        Severity.Pass => $"pass",
        Severity.Note => $"note",
        Severity.Warning => $"WARNING",
        _ => $"FAILURE",
    };

    private static Text Failures(int count) => count switch
    {
        0 => $"no failure",
        1 => $"1 failure",
        _ => $"{count} failures",
    };

    private static Text Warnings(int count) => count switch
    {
        0 => $"no warnings",
        1 => $"1 warning",
        _ => $"{count} warnings",
    };

    private static IReadOnlyList<string> Wrap(string text) => TextColumns.Wrap(text, Width - Indent.Length);
}
