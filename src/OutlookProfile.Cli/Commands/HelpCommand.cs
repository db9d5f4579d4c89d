using System.CommandLine;
using System.Linq;
using OutlookProfile.Configuration;

namespace OutlookProfile.Cli.Commands;

/// <summary>help [COMMAND...]: the same as COMMAND --help.</summary>
internal static class HelpCommand
{
    public static Command Create(RootCommand root)
    {
        var names = new Argument<string[]>("COMMAND") { Description = Terminal.Say($"The command to explain; without it, all of them."), Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("help", Terminal.Say($"Explain a command.")) { names };
        command.SetAction(parsed =>
        {
            Command asked = root;
            foreach (var name in parsed.GetValue(names) ?? [])
            {
                asked = asked.Subcommands.FirstOrDefault(inner => inner.Name == name)
                    ?? throw new UsageException($"There is no command \"{OneLine.Shorten(name, 60)}\" here, expected {Expected(asked)}");
            }

            return root.Parse([.. parsed.GetValue(names) ?? [], "--help"]).Invoke(parsed.InvocationConfiguration);
        });
        return command;
    }

    private static string Expected(Command asked) =>
        asked.Subcommands.Count == 0 ? $"nothing after {asked.Name}" : $"one of {string.Join(", ", asked.Subcommands.Select(inner => inner.Name))}";
}
