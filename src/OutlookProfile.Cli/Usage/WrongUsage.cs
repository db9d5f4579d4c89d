using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Usage;

/// <summary>What is wrong with a call, one message for one mistake.</summary>
internal static class WrongUsage
{
    private const int LongestName = 60;

    public static IEnumerable<Text> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Action is null && parsed.UnmatchedTokens is [var first, ..])
        {
            // Whatever follows belongs to the command that was meant.
            return [first[0] == '-' ? Unrecognized(first, command) : NoCommand(first, command)];
        }

        return parsed.Errors.Select(error => LibraryMessages.InOurWords(error.Message, command));
    }

    /// <param name="name">Of no command below this one.</param>
    public static Text NoCommand(string name, Command command)
    {
        var shortened = OneLine.Shorten(name, LongestName);
        var names = command.Subcommands.Select(inner => inner.Name).ToArray();
        if (names.Length == 0)
        {
            return $"There is no command \"{shortened}\" here, expected nothing after {command.Name}";
        }

        return Spelling.Closest(name, names) is { } near
            ? (Text)$"There is no command \"{shortened}\" here; did you mean {near}?"
            : $"There is no command \"{shortened}\" here, expected one of {string.Join(", ", names)}";
    }

    /// <param name="token">That is no command, option or argument here.</param>
    public static Text Unrecognized(string token, Command command) => Spelling.Closest(token, command.Options.Select(option => option.Name)) is { } near
        ? (Text)$"Unrecognized command or argument '{OneLine.Shorten(token, LongestName)}'; did you mean {near}?"
        : $"Unrecognized command or argument '{OneLine.Shorten(token, LongestName)}'.";
}
