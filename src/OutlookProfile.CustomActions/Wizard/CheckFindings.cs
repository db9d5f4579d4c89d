using System.Collections.Generic;
using System.IO;
using Newtonsoft.Json;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>What "outlookprofile check --json" has found: its verdict, and of the failures the first, from which the others most often come.</summary>
internal sealed class CheckFindings
{
    private const string Failure = "failure";
    private const int FindingDepth = 2;

    private CheckFindings(bool passed, List<Dictionary<string, string>> failures)
    {
        Passed = passed;
        Failures = failures.Count;
        if (failures.Count > 0)
        {
            var first = failures[0];
            First = $"{Value(first, "id")} {Value(first, "subject")}";
            Meaning = Sentence(first);
            Action = Value(first, "action");
        }
    }

    public bool Passed { get; }

    public int Failures { get; }

    /// <summary>The id of the first failure and what it is about, for logs: the same in every language; "" without one.</summary>
    public string First { get; } = "";

    /// <summary>The first failure in a sentence, with what it is about; "" without one.</summary>
    public string Meaning { get; } = "";

    /// <summary>What to do about it; "" when there is nothing to say.</summary>
    public string Action { get; } = "";

    /// <param name="output">What the tool said.</param>
    /// <exception cref="InvalidDataException">It said something else, which the message holds.</exception>
    public static CheckFindings Read(string output)
    {
        try
        {
            return Parse(output);
        }
        catch (JsonException)
        {
            throw new InvalidDataException(output.Trim());
        }
    }

    private static CheckFindings Parse(string output)
    {
        bool? passed = null;
        var failures = new List<Dictionary<string, string>>();
        var finding = new Dictionary<string, string>();
        var member = "";
        using var json = new JsonTextReader(new StringReader(output)) { DateParseHandling = DateParseHandling.None };
        while (json.Read())
        {
            switch (json.TokenType)
            {
                case JsonToken.PropertyName:
                    member = (string)json.Value!;
                    break;
                case JsonToken.Boolean when member == "passed":
                    passed = (bool)json.Value!;
                    break;
                case JsonToken.String:
                    finding[member] = (string)json.Value!;
                    break;
                case JsonToken.EndObject when json.Depth == FindingDepth:
                    if (finding.TryGetValue("severity", out var severity) && severity == Failure)
                    {
                        failures.Add(finding);
                    }

                    finding = [];
                    break;
            }
        }

        return passed is { } verdict ? new CheckFindings(verdict, failures) : throw new InvalidDataException(output.Trim());
    }

    /// <summary>The subject stands before the sentence, unless that names it.</summary>
    private static string Sentence(Dictionary<string, string> finding)
    {
        var (subject, meaning) = (Value(finding, "subject"), Value(finding, "meaning"));
        return meaning.Contains(subject) ? meaning : $"{subject}: {meaning}";
    }

    private static string Value(Dictionary<string, string> finding, string member) => finding.TryGetValue(member, out var value) ? value : "";
}
