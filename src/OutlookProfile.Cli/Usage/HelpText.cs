using System;
using System.Collections;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Linq;

namespace OutlookProfile.Cli.Usage;

/// <summary>
/// What --help prints, laid out as System.CommandLine does it, in the reader's language: the library's own has half of its words in English,
/// and takes every character for one column wide.
/// </summary>
internal sealed class HelpText : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    /// <summary>For the program and all its commands.</summary>
    public static void Use(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption)
            {
                option.Description = Terminal.Say($"Show help and usage information");
                option.Action = new HelpText();
            }
            else if (option is VersionOption)
            {
                option.Description = Terminal.Say($"Show version information");
            }
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var page = new HelpPage(parseResult.InvocationConfiguration.Output, Width());
        page.Section($"Description:", command.Description ?? "");
        page.Section($"Usage:", UsageOf(command));
        page.Section($"Arguments:", [.. command.Arguments.Select(argument => (LabelOf(argument), WithDefault(argument.Description, argument.HasDefaultValue ? argument.GetDefaultValue() : null)))]);
        page.Section($"Options:", [.. OptionsOf(command).Select(option => (LabelOf(option), WithDefault(option.Description, DefaultOf(option))))]);
        page.Section($"Commands:", [.. command.Subcommands.Select(inner => (LabelOf(inner), WithDefault(inner.Description, inner.Arguments.Where(argument => argument.HasDefaultValue).Select(argument => argument.GetDefaultValue()).FirstOrDefault())))]);
        return ExitCode.Done;
    }

    private static int Width() => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? int.MaxValue : Console.WindowWidth;

    /// <summary>Its own, then those that hold for every command.</summary>
    private static IEnumerable<Option> OptionsOf(Command command) =>
        [.. command.Options.OrderBy(IsCommon), .. command.Parents.OfType<Command>().SelectMany(OptionsOf).Where(option => option.Recursive)];

    private static bool IsCommon(Option option) => option is HelpOption or VersionOption;

    private static object? DefaultOf(Option option) => option.HasDefaultValue && option.ValueType != typeof(bool) ? option.GetDefaultValue() : null;

    private static string WithDefault(string? description, object? value) =>
        value is null or IEnumerable and not string ? description ?? "" : $"{description} {Terminal.Say($"[default: {value.ToString()}]")}";

    private static string UsageOf(Command command)
    {
        List<string> parts = [.. PathOf(command), .. command.Arguments.Select(UsageOf)];
        if (command.Subcommands.Count > 0)
        {
            parts.Add(Terminal.Say($"[command]"));
        }

        parts.Add(Terminal.Say($"[options]"));
        return string.Join(' ', parts);
    }

    private static IEnumerable<string> PathOf(Command command) => [.. command.Parents.OfType<Command>().SelectMany(PathOf), command.Name];

    private static string UsageOf(Argument argument)
    {
        var usage = $"<{argument.Name}>{(argument.Arity.MaximumNumberOfValues > 1 ? "..." : "")}";
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{usage}]" : usage;
    }

    private static string LabelOf(Argument argument) => $"<{argument.HelpName ?? argument.Name}>";

    private static string LabelOf(Command command) => string.Join(' ', command.Arguments.Select(LabelOf).Prepend(command.Name));

    private static string LabelOf(Option option)
    {
        var names = string.Join(", ", option.Aliases.Append(option.Name).Where(name => name[0] == '-').OrderBy(name => name.StartsWith("--", StringComparison.Ordinal)).ThenBy(name => name, StringComparer.Ordinal));
        var value = option.HelpName ?? (option.ValueType == typeof(bool) || option.Arity.MaximumNumberOfValues == 0
            ? null
            : string.Join('|', option.GetCompletions(CompletionContext.Empty).Select(word => word.Label)));
        return names + (value is null ? "" : $" <{value}>") + (option.Required ? " " + Terminal.Say($"(REQUIRED)") : "");
    }
}
