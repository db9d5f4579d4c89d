using System.Threading;
using Installer.Tests.Harness;

namespace Installer.Tests.Wizard;

/// <summary>A Wine prefix with a screen, a keyboard and a camera of its own.</summary>
internal sealed class WizardMachine : WineTestMachine
{
    public WizardMachine()
        : this(new VirtualScreen())
    {
    }

    public WizardMachine(VirtualScreen screen)
        : base(screen.Name) => Screen = screen;

    public VirtualScreen Screen { get; }

    /// <summary>Wine's desktop ends a second after its last program; one that comes just then has none, and its pages end at once.</summary>
    public override void ImportRegistry(string registrationFile)
    {
        base.ImportRegistry(registrationFile);
        Thread.Sleep(2000);
    }

    public override void Dispose()
    {
        base.Dispose();
        Screen.Dispose();
    }
}
