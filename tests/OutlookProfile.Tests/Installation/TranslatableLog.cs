using System.Runtime.CompilerServices;

namespace OutlookProfile.Tests.Installation;

/// <summary>Holds every line that an installation of any test says to what can be said in other languages.</summary>
internal static class TranslatableLog
{
    [ModuleInitializer]
    internal static void Require() => FakeMachine.Say = (line, names) => PseudoLanguage.AssertTranslatable(line, names);
}
