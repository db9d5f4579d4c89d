using System;
using System.IO;
using Newtonsoft.Json;
using OutlookProfile.Connectivity.Findings;

namespace OutlookProfile.Connectivity.Output;

/// <summary>
/// A report for programs: {"passed", "milliseconds", "failures", "warnings", "notes", "findings": [{"id", "severity": "pass" |
/// "note" | "warning" | "failure", "subject", "meaning", "action" or null, "milliseconds" or null}]}. Ids and severities are stable.
/// </summary>
public static class ReportJson
{
    /// <param name="language">Of meanings and actions; everything else is the same in all.</param>
    public static string Write(CheckReport report, Language language)
    {
        var text = new StringWriter { NewLine = "\n" };
        using var json = new JsonTextWriter(text) { Formatting = Formatting.Indented };
        json.WriteStartObject();
        json.WritePropertyName("passed");
        json.WriteValue(report.Passed);
        WriteMilliseconds(json, report.Elapsed);
        WriteCount(json, "failures", report.Count(Severity.Failure));
        WriteCount(json, "warnings", report.Count(Severity.Warning));
        WriteCount(json, "notes", report.Count(Severity.Note));
        json.WritePropertyName("findings");
        json.WriteStartArray();
        foreach (var finding in report.Findings)
        {
            WriteFinding(json, finding, language);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return text + "\n";
    }

    private static void WriteFinding(JsonTextWriter json, Finding finding, Language language)
    {
        json.WriteStartObject();
        WriteText(json, "id", finding.Id);
        WriteText(json, "severity", Word(finding.Severity));
        WriteText(json, "subject", finding.Subject);
        WriteText(json, "meaning", finding.Meaning.In(language));
        WriteText(json, "action", finding.Action?.In(language));
        WriteMilliseconds(json, finding.Elapsed);
        json.WriteEndObject();
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Pass => "pass",
        Severity.Note => "note",
        Severity.Warning => "warning",
        Severity.Failure => "failure",
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };

    private static void WriteText(JsonTextWriter json, string name, string? text)
    {
        json.WritePropertyName(name);
        json.WriteValue(text);
    }

    private static void WriteCount(JsonTextWriter json, string name, int count)
    {
        json.WritePropertyName(name);
        json.WriteValue(count);
    }

    private static void WriteMilliseconds(JsonTextWriter json, TimeSpan? elapsed)
    {
        json.WritePropertyName("milliseconds");
        if (elapsed is { } time)
        {
            json.WriteValue((long)time.TotalMilliseconds);
        }
        else
        {
            json.WriteNull();
        }
    }
}
