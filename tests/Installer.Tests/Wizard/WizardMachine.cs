using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using Installer.Tests.Harness;

namespace Installer.Tests.Wizard;

/// <summary>A Wine prefix with a screen, a keyboard and a camera of its own.</summary>
internal sealed class WizardMachine : WineTestMachine
{
    private const int Attempts = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Lazy<byte[]> Holder = new(() => CompiledProgram.Compile("tests/Installer.Tests/Wizard/hold-desktop.c", "user32"));

    private Process? holder;

    public WizardMachine()
        : this(new VirtualScreen())
    {
    }

    public WizardMachine(VirtualScreen screen)
        : base(screen.Name) => Screen = screen;

    public VirtualScreen Screen { get; }

    /// <summary>
    /// Has a desktop for the wizard, and keeps it. Wine ends it a second after its last program, and the pages of a program that comes just
    /// then end at once. So a program that does nothing else takes it first, and tries again where it came at that very moment.
    /// </summary>
    public void HoldDesktop()
    {
        for (var attempt = 1; holder is null; attempt++)
        {
            File.Delete(HostPath("desktop.txt"));
            var started = StartBeside(Place("hold-desktop.exe", Holder.Value), PathOf("desktop.txt"));
            var waited = Stopwatch.StartNew();
            while (!started.HasExited && !File.Exists(HostPath("desktop.txt")))
            {
                if (waited.Elapsed > Patience)
                {
                    throw new TimeoutException("Wine has no desktop.");
                }

                Thread.Sleep(100);
            }

            if (!started.HasExited)
            {
                holder = started;
            }
            else if (attempt == Attempts)
            {
                throw new InvalidOperationException($"Wine's desktop ended {Attempts} times; the last exit code was {started.ExitCode}.");
            }
        }
    }

    /// <summary>Ends all of Wine's programs, and the holder with them.</summary>
    public override void Dispose()
    {
        base.Dispose();
        holder?.Dispose();
        Screen.Dispose();
    }
}
