using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;

namespace OutlookProfile.Cli.Usage;

/// <summary>
/// What System.CommandLine says of a wrong call, as texts of ours: it speaks English and, half of the time, the reader's language, and its
/// messages come finished (ParseError.Message). They are known by their English form; a message that is none of them, such as a validator's, stays as it is.
/// </summary>
internal static class LibraryMessages
{
    private static readonly (string Theirs, Func<string[], Command, Text> Ours)[] Known =
    [
        ("Required command was not provided.", (_, _) => $"Required command was not provided."),
        ("Required argument missing for command: '{0}'.", (at, _) => $"Required argument missing for command: '{at[0]}'."),
        ("Required argument missing for option: '{0}'.", (at, _) => $"Required argument missing for option: '{at[0]}'."),
        ("Option '{0}' is required.", (at, _) => $"Option '{at[0]}' is required."),
        ("Option '{0}' expects a single argument but {1} were provided.", (at, _) => $"Option '{at[0]}' expects a single argument but {at[1]} were provided."),
        ("Unrecognized command or argument '{0}'.", (at, command) => WrongUsage.Unrecognized(at[0], command)),
        ("Argument '{0}' not recognized. Must be one of:{1}", (at, _) => $"Argument '{at[0]}' not recognized. Must be one of: {string.Join(", ", Words(at[1]))}"),
        ("Response file not found '{0}'.", (at, _) => $"Response file not found: '{at[0]}'."),
        ("Error reading response file '{0}': {1}", (at, _) => $"Error reading response file '{at[0]}': {at[1]}"),
    ];

    /// <summary>The English forms, as the library's resources have them.</summary>
    public static IEnumerable<string> Templates => Known.Select(message => message.Theirs);

    /// <param name="message">Of the library, in English.</param>
    /// <param name="command">That was called.</param>
    public static Text InOurWords(string message, Command command)
    {
        foreach (var (theirs, ours) in Known)
        {
            if (Places(theirs, message) is { } places)
            {
                return ours(places, command);
            }
        }

        return Text.Verbatim(message);
    }

    /// <param name="list">A line each, in quotes.</param>
    private static IEnumerable<string> Words(string list) => list.Split('\t').Select(word => word.Trim().Trim('\'')).Where(word => word.Length > 0);

    /// <summary>What stands in the template's places {0}, {1}, ..., which follow each other in this order; null when the message is of another form.</summary>
    private static string[]? Places(string template, string message)
    {
        var places = new List<string>();
        var at = 0;
        for (var rest = template; ;)
        {
            var place = $"{{{places.Count.ToString(CultureInfo.InvariantCulture)}}}";
            var literal = rest.Split(place)[0];
            if (string.CompareOrdinal(message, at, literal, 0, literal.Length) != 0)
            {
                return null;
            }

            at += literal.Length;
            if (literal.Length == rest.Length)
            {
                return at == message.Length ? [.. places] : null;
            }

            rest = rest[(literal.Length + place.Length)..];
            var next = rest.Split('{')[0];
            var end = rest.Length == next.Length ? message.Length - next.Length : message.IndexOf(next, at, StringComparison.Ordinal);
            if (end < at)
            {
                return null;
            }

            places.Add(message[at..end]);
            at = end;
        }
    }
}
