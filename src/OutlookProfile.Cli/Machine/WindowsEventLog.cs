using OutlookProfile.Windows;

namespace OutlookProfile.Cli.Machine;

/// <summary>The events that the tool leaves in the Application log, under the source "Outlook Profile". The ids are documented in docs/troubleshooting.md and never change their meaning.</summary>
internal enum EventId : uint
{
    Applied = 1000,
    Removed = 1001,
    Verified = 1002,
    Drifted = 2000,
    TryLater = 2001,
    Failed = 3000,
}

/// <summary>This product's events in Windows' event log.</summary>
internal static class WindowsEventLog
{
    private const string Source = "Outlook Profile";

    /// <exception cref="System.IO.IOException">The event log refused.</exception>
    public static void Report(EventId id, Text text) => EventLog.Report(Source, SeverityOf(id), (uint)id, text.ToString());

    private static EventSeverity SeverityOf(EventId id) => id switch
    {
        >= EventId.Failed => EventSeverity.Error,
        >= EventId.Drifted => EventSeverity.Warning,
        _ => EventSeverity.Information,
    };
}
