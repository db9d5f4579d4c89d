using System.Collections.Generic;
using OutlookProfile.Changes;
using OutlookProfile.Registry;

namespace OutlookProfile.Installation;

/// <summary>
/// Registers the name under which the tool logs events (HKLM\SYSTEM\CurrentControlSet\Services\EventLog\Application): without
/// it the Event Viewer shows each text behind a complaint that its description cannot be found.
/// </summary>
public static class EventSource
{
    public const string Name = "Outlook Profile";

    /// <summary>The .NET Framework's own message file, part of every Windows that is supported: each of its messages is "%1".</summary>
    private const string MessageFile = @"%SystemRoot%\Microsoft.NET\Framework64\v4.0.30319\EventLogMessages.dll";

    private const string Key = @"SYSTEM\CurrentControlSet\Services\EventLog\Application\" + Name;

    /// <summary>Errors, warnings and information (winnt.h, EVENTLOG_*_TYPE).</summary>
    private const uint TypesSupported = 7;

    public static IReadOnlyList<PlannedChange> Plan() =>
    [
        new SetValue(Key, RegistryValue.ExpandString("EventMessageFile", MessageFile), $"where the Event Viewer finds the texts of events"),
        new SetValue(Key, RegistryValue.DWord("TypesSupported", TypesSupported), $"which kinds of events there are"),
    ];
}
