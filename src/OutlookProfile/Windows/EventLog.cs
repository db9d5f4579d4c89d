using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OutlookProfile.Windows;

/// <summary>How grave an event is (winnt.h, EVENTLOG_*).</summary>
public enum EventSeverity : ushort
{
    Error = 1,
    Warning = 2,
    Information = 4,
}

/// <summary>Windows' Application event log (winbase.h, ReportEvent).</summary>
public static class EventLog
{
    /// <exception cref="System.IO.IOException">The event log refused.</exception>
    public static void Report(string source, EventSeverity severity, uint id, string text)
    {
        using var log = RegisterEventSourceW(null, source);
        if (log.IsInvalid || !ReportEventW(log, (ushort)severity, 0, id, IntPtr.Zero, 1, 0, [text], IntPtr.Zero))
        {
            throw WindowsError.Last($"Writing to the event log as", source);
        }
    }

    [DllImport("advapi32.dll", SetLastError = true, CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern EventSource RegisterEventSourceW(string? server, string source);

    [DllImport("advapi32.dll", SetLastError = true, CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ReportEventW(
        EventSource source, ushort type, ushort category, uint id, IntPtr user, ushort strings, uint dataSize, string[] texts, IntPtr data);

    [DllImport("advapi32.dll", ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool DeregisterEventSource(IntPtr source);

    private sealed class EventSource : SafeHandleZeroOrMinusOneIsInvalid
    {
        public EventSource()
            : base(ownsHandle: true)
        {
        }

        protected override bool ReleaseHandle() => DeregisterEventSource(handle);
    }
}
