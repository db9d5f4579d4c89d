using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace OutlookProfile.Cli.Files;

/// <summary>
/// Ctrl+C or a request to end while files are written: the run ends at its next safe place and takes back what it began.
/// A second signal ends it at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly List<PosixSignalRegistration> registrations;
    private volatile int signal;

    private Interruption() =>
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Remember(context, 2)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Remember(context, 15)),
        ];

    public static Interruption Watch() => new();

    /// <exception cref="InterruptedException">Somebody asked for the end.</exception>
    public void ThrowIfRequested()
    {
        if (signal != 0)
        {
            throw new InterruptedException(signal);
        }
    }

    public void Dispose() => registrations.ForEach(registration => registration.Dispose());

    private void Remember(PosixSignalContext context, int number)
    {
        context.Cancel = signal == 0;
        signal = number;
    }
}

/// <param name="signal">Its number: 2 or 15.</param>
internal sealed class InterruptedException(int signal) : Exception(Said.ToString()), ITextException
{
    private static readonly Text Said = $"interrupted; nothing was written";

    public Text Text => Said;

    /// <summary>As shells number it.</summary>
    public int ExitCode => 128 + signal;
}
