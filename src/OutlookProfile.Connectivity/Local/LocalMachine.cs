using System;
using OutlookProfile.Installation;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;

namespace OutlookProfile.Connectivity.Local;

/// <summary>What a machine has of Outlook and of this product, for the current user.</summary>
public sealed record LocalMachine(InstallationMachine Installation, IRunningPrograms Programs)
{
    /// <summary>This Windows machine.</summary>
    public static LocalMachine OfCurrentUser() => new(WindowsMachine.ForCurrentUser(RunOrigin.Tool), new RunningPrograms());
}
