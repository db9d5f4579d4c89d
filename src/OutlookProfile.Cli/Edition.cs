using System;
using System.Diagnostics.CodeAnalysis;

namespace OutlookProfile.Cli;

/// <summary>
/// The tool comes in two editions: the administrator's, and the one that the package installs. The latter makes no transforms
/// and packages, which halves it; the switch is set where it is published, and the compiler leaves the rest out.
/// </summary>
internal static class Edition
{
    [FeatureSwitchDefinition("OutlookProfile.Administration")]
    public static bool HasAdministration => !AppContext.TryGetSwitch("OutlookProfile.Administration", out var on) || on;
}
