using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

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

/// <summary>Windows' event log (winbase.h, ReportEvent).</summary>
internal static class WindowsEventLog
{
    private const string Source = "Outlook Profile";
    private const ushort ErrorType = 1;
    private const ushort WarningType = 2;
    private const ushort InformationType = 4;

    /// <exception cref="Win32Exception">The event log refused.</exception>
    public static void Report(EventId id, string text)
    {
        var source = RegisterEventSourceW(null, Source);
        if (source == IntPtr.Zero)
        {
            throw new Win32Exception();
        }

        try
        {
            if (!ReportEventW(source, TypeOf(id), 0, (uint)id, IntPtr.Zero, 1, 0, [text], IntPtr.Zero))
            {
                throw new Win32Exception();
            }
        }
        finally
        {
            DeregisterEventSource(source);
        }
    }

    private static ushort TypeOf(EventId id) => id switch
    {
        >= EventId.Failed => ErrorType,
        >= EventId.Drifted => WarningType,
        _ => InformationType,
    };

    [DllImport("advapi32.dll", SetLastError = true, CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern IntPtr RegisterEventSourceW(string? server, string source);

    [DllImport("advapi32.dll", SetLastError = true, CharSet = CharSet.Unicode, ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ReportEventW(
        IntPtr source, ushort type, ushort category, uint id, IntPtr user, ushort strings, uint dataSize, string[] texts, IntPtr data);

    [DllImport("advapi32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool DeregisterEventSource(IntPtr source);
}
