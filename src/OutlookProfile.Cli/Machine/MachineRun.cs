using System;
using System.CommandLine;
using System.IO;
using OutlookProfile.Installation;

namespace OutlookProfile.Cli.Machine;

/// <summary>Runs a command's work on this machine with log file and event log, and gives its exit code.</summary>
internal static class MachineRun
{
    /// <param name="work">Gets the machine and the log; answers with the event to leave, its text, and the exit code.</param>
    public static int Do(ParseResult parsed, RunTarget target, Func<InstallationMachine, RunLog, (EventId Event, Text Text, int Code)> work)
    {
        var machine = target.Machine(parsed);
        using var log = RunLog.Open(target.IsForAllUsers(parsed), parsed.InvocationConfiguration.Error);
        return Do(machine, log, WindowsEventLog.Report, work);
    }

    /// <param name="report">Takes an event and its text; may refuse.</param>
    internal static int Do(
        InstallationMachine machine, RunLog log, Action<EventId, Text> report, Func<InstallationMachine, RunLog, (EventId Event, Text Text, int Code)> work)
    {
        try
        {
            var (id, text, code) = work(machine, log);
            LeaveEvent(log, () => report(id, text));
            return code;
        }
        catch (Exception exception) when (Failures.CodeOf(exception) is { } code)
        {
            log.Write(Text.Of(exception));
            LeaveEvent(log, () => report(code == ExitCode.TryLater ? EventId.TryLater : EventId.Failed, Text.Of(exception)));
            return code;
        }
    }

    /// <summary>What was done is done: an event log that takes nothing does not change how the run ended.</summary>
    private static void LeaveEvent(RunLog log, Action report)
    {
        try
        {
            report();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Write(Text.Of(exception));
        }
    }
}
