using System;
using System.CommandLine;
using System.IO;
using OutlookProfile.Cli.Commands;
using OutlookProfile.Cli.Usage;
using OutlookProfile.Configuration;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;

namespace OutlookProfile.Cli.Machine;

/// <summary>What apply, verify and undo have in common: which configuration, and whose profiles on this machine.</summary>
internal sealed class RunTarget
{
    private readonly Argument<string?> file = new("CONFIG") { Description = Terminal.Say($"The configuration file."), Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> state = new("--state") { Description = Terminal.Say($"The configuration that was installed: {InstalledConfiguration.FileName} beside this program.") };
    private readonly Option<bool> allUsers;
    private readonly Option<string?> user = new("--user") { Description = Terminal.Say($"With --all-users: only the user with this SID."), HelpName = "SID" };

    /// <param name="needsConfiguration">Whether the call is about a configuration; to undo, what was noted down is enough.</param>
    /// <param name="everyUser">Which users --all-users means.</param>
    public RunTarget(Command command, bool needsConfiguration = true, Text? everyUser = null)
    {
        allUsers = new("--all-users") { Description = Terminal.Say($"{everyUser ?? $"Every user of this machine, logged on or not"}; needs an administrator's rights.") };
        if (needsConfiguration)
        {
            command.Arguments.Add(file);
            command.Options.Add(state);
        }

        command.Options.Add(allUsers);
        command.Options.Add(user);
        command.Validators.Add(result =>
        {
            if (needsConfiguration && result.GetResult(file) is { Tokens.Count: > 0 } == result.Has(state))
            {
                result.AddError(Terminal.Say($"Name a configuration file, or give --state for the one that was installed; not both."));
            }

            if (result.Has(user) && !result.Has(allUsers))
            {
                result.AddError(Terminal.Say($"--user goes with --all-users."));
            }
        });
    }

    /// <exception cref="UsageException">There is no such configuration.</exception>
    public ProfileConfiguration Configuration(ParseResult parsed)
    {
        var path = parsed.GetValue(file) ?? InstalledConfiguration.PathIn(AppContext.BaseDirectory);
        return File.Exists(path)
            ? ConfigurationInput.Read(path, WindowsMachine.Policies())
            : throw new UsageException(parsed.GetValue(state) ? (Text)$"{path}: no configuration was installed here" : $"{path}: there is no such file");
    }

    public bool IsForAllUsers(ParseResult parsed) => parsed.GetValue(allUsers);

    /// <summary>The users of this machine whom the call is about.</summary>
    /// <exception cref="UsageException">This is no Windows machine.</exception>
    public InstallationMachine Machine(ParseResult parsed)
    {
        if (!OperatingSystem.IsWindows())
        {
            throw new UsageException($"{parsed.CommandResult.Command.Name} works on the Outlook profiles of this machine, which is not running Windows; use plan or transform here");
        }

        if (!parsed.GetValue(allUsers))
        {
            return WindowsMachine.ForCurrentUser(RunOrigin.Tool);
        }

        var machine = WindowsMachine.ForAllUsers(RunOrigin.Tool);
        return parsed.GetValue(user) is { } sid ? machine with { Users = new OneUser(machine.Users, sid) } : machine;
    }
}
