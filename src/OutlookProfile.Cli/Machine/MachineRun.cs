using System;
using System.CommandLine;
using OutlookProfile.Installation;

namespace OutlookProfile.Cli.Machine;

/// <summary>Runs a command's work on this machine with log file and event log, and gives its exit code.</summary>
internal static class MachineRun
{
    /// <param name="work">Gets the machine and the log; answers with the event to leave, its text, and the exit code.</param>
    public static int Do(ParseResult parsed, RunTarget target, Func<InstallationMachine, RunLog, (EventId Event, string Text, int Code)> work)
    {
        var machine = target.Machine(parsed);
        using var log = RunLog.Open(target.IsForAllUsers(parsed), parsed.InvocationConfiguration.Error);
        try
        {
            var (id, text, code) = work(machine, log);
            WindowsEventLog.Report(id, text);
            return code;
        }
        catch (Exception exception) when (Failures.CodeOf(exception) is { } code)
        {
            log.Write(exception.Message);
            WindowsEventLog.Report(code == ExitCode.TryLater ? EventId.TryLater : EventId.Failed, exception.Message);
            return code;
        }
    }
}
