using System.CommandLine;
using System.Linq;
using OutlookProfile.Cli.Machine;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;

namespace OutlookProfile.Cli.Commands;

/// <summary>apply CONFIG|--state: writes the profile as the package does, all or nothing.</summary>
internal static class ApplyCommand
{
    public static Command Create()
    {
        var command = new Command("apply", Terminal.Say($"Write the profile on this machine. Everything is put back when anything fails."));
        var target = new RunTarget(command);
        command.SetAction(parsed =>
        {
            var configuration = target.Configuration(parsed);
            return MachineRun.Do(parsed, target, (machine, log) =>
            {
                var summary = new ProfileInstallation(machine, RunOrigin.Tool, log.Write).InstallForGood(configuration);
                return summary.ReachedNobody
                    ? (EventId.Failed, (Text)$"The profile \"{configuration.Profile.Name}\" was written for nobody: {summary.Text}.", ExitCode.Failed)
                    : (EventId.Applied, Text.Join(" ", summary.NotWritten.Concat(summary.NotRemoved).Prepend((Text)$"The profile \"{configuration.Profile.Name}\" was written.")), ExitCode.Done);
            });
        });
        return command;
    }
}
