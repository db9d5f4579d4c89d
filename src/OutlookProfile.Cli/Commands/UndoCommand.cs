using System;
using System.CommandLine;
using OutlookProfile.Cli.Machine;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;

namespace OutlookProfile.Cli.Commands;

/// <summary>undo: puts back what was there before the first apply, as uninstalling does.</summary>
internal static class UndoCommand
{
    public static Command Create()
    {
        var command = new Command("undo", "Put back what was there before the profile was written. What the user has changed since stays.");
        var target = new RunTarget(command);
        command.SetAction(parsed =>
        {
            var configuration = target.Configuration(parsed);
            return MachineRun.Do(parsed, target, (machine, log) =>
            {
                var id = Guid.NewGuid();
                var installation = new ProfileInstallation(machine, RunOrigin.Tool, log.Write);
                installation.Remove(id);
                installation.Commit(id);
                return (EventId.Removed, $"The profile \"{configuration.Profile.Name}\" was removed.", ExitCode.Done);
            });
        });
        return command;
    }
}
