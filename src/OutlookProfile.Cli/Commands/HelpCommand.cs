using System.CommandLine;
using System.Linq;
using OutlookProfile.Cli.Usage;

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
                    ?? throw new UsageException(WrongUsage.NoCommand(name, asked));
            }

            return root.Parse([.. parsed.GetValue(names) ?? [], "--help"]).Invoke(parsed.InvocationConfiguration);
        });
        return command;
    }
}
