using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OutlookProfile.Connectivity.Findings;

namespace OutlookProfile.Connectivity.Output;

/// <summary>A report for people: what is wrong stands out, what to do stands below it, the verdict is the last line.</summary>
public static class ReportText
{
    private const int Width = 110;
    private const string Indent = "         ";

    public static string Write(CheckReport report)
    {
        var text = new StringWriter { NewLine = "\n" };
        foreach (var finding in report.Findings)
        {
            WriteFinding(text, finding);
        }

        text.WriteLine();
        text.WriteLine(Verdict(report));
        return text.ToString();
    }

    /// <summary>One sentence for all.</summary>
    public static string Verdict(CheckReport report)
    {
        var failures = report.Count(Severity.Failure);
        var warnings = report.Count(Severity.Warning);
        return failures > 0
            ? $"Outlook will not connect like this: {Count(failures, "failure")}, {Count(warnings, "warning")}."
            : $"Nothing that was checked stands between Outlook and the mailbox: no failure, {Count(warnings, "warning")}.";
    }

    private static void WriteFinding(TextWriter text, Finding finding)
    {
        var time = finding.Elapsed is { } elapsed ? $" ({elapsed.TotalMilliseconds:0} ms)" : "";
        var paragraph = Wrap($"[{finding.Id}] {About(finding)}{finding.Meaning}{time}");
        text.WriteLine($"{Word(finding.Severity),-9}{string.Join("\n" + Indent, paragraph)}");
        if (finding.Action is { } action)
        {
            text.WriteLine(Indent + string.Join("\n" + Indent, Wrap("> " + action)));
        }
    }

    /// <summary>The subject, unless the sentence names it.</summary>
    private static string About(Finding finding) => finding.Meaning.Contains(finding.Subject, StringComparison.Ordinal) ? "" : finding.Subject + ": ";

    private static string Word(Severity severity) => severity switch
    {
        Severity.Pass => "pass",
        Severity.Note => "note",
        Severity.Warning => "WARNING",
        _ => "FAILURE",
    };

    private static string Count(int count, string thing) => count == 1 ? $"1 {thing}" : $"{(count == 0 ? "no" : count)} {thing}s";

    private static IEnumerable<string> Wrap(string text)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && Indent.Length + line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : line + " " + word;
            }
        }

        yield return line;
    }
}
