using System;
using System.CommandLine;
using System.Linq;
using OutlookProfile.Cli.Machine;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;

namespace OutlookProfile.Cli.Commands;

/// <summary>undo: puts back what was there before the first apply, as uninstalling does.</summary>
internal static class UndoCommand
{
    public static Command Create()
    {
        var command = new Command("undo", Terminal.Say($"Put back what was there before the profile was written. What the user has changed since stays."));
        var target = new RunTarget(command, needsConfiguration: false);
        command.SetAction(parsed => MachineRun.Do(parsed, target, Undo));
        return command;
    }

    internal static (EventId Event, Text Text, int Code) Undo(InstallationMachine machine, RunLog log)
    {
        var installed = InstalledConfiguration.Find(machine.Files, AppContext.BaseDirectory);
        var summary = new ProfileInstallation(machine, RunOrigin.Tool, log.Write).RemoveForGood(installed);
        return (summary.Runs.Count, summary.Unreached.Count) switch
        {
            (0, _) => (EventId.Removed, $"There was no profile to remove.", ExitCode.Done),
            (_, 0) => (EventId.Removed, Text.Join(" ", summary.NotRemoved.Prepend((Text)$"The profile was removed.")), ExitCode.Done),
            _ => (EventId.Failed, $"The profile could not be removed for everybody: {summary.Text}. Run this again to finish.", CodeOf(summary)),
        };
    }

    /// <summary>To be tried again where that helps everybody who is left.</summary>
    private static int CodeOf(RunSummary summary) =>
        summary.Unreached.All(run => run.Outcome == UserOutcome.Busy) ? ExitCode.TryLater : ExitCode.Failed;
}
