using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Usage;

/// <summary>A mistyped option is a mistake, never a file's name: System.CommandLine takes what is no option for the next argument.</summary>
internal static class OptionLikeArguments
{
    /// <summary>In the command and all below it.</summary>
    public static void Refuse(Command command)
    {
        foreach (var argument in command.Arguments)
        {
            argument.Validators.Add(result => Check(result, command));
        }

        foreach (var option in command.Options)
        {
            option.Validators.Add(result => Check(result, command));
        }

        foreach (var inner in command.Subcommands)
        {
            Refuse(inner);
        }
    }

    private static void Check(SymbolResult result, Command command)
    {
        foreach (var token in result.Tokens.Select(token => token.Value).Where(value => value.Length > 1 && value[0] == '-'))
        {
            var near = Spelling.Closest(token, command.Options.Select(option => option.Name));
            var file = $".{System.IO.Path.DirectorySeparatorChar}{token}";
            result.AddError(Terminal.Say(near is null
                ? (Text)$"{token} is no option of {command.Name}. A file of this name is {file}."
                : $"{token} is no option of {command.Name}; did you mean {near}? A file of this name is {file}."));
        }
    }
}
