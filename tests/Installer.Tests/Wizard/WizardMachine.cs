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

    public override void Dispose()
    {
        base.Dispose();
        Screen.Dispose();
    }
}
