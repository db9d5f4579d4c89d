using System;
using System.Collections.Generic;
using OutlookProfile.Files;
using OutlookProfile.Journaling;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;
using OutlookProfile.Users;

namespace OutlookProfile.Installation;

/// <summary>Everything an installation touches or asks, for this user or for all users of the machine.</summary>
/// <param name="Users">Whose profiles.</param>
/// <param name="Machine">HKEY_LOCAL_MACHINE, when the installation is for all users: later users are registered there. Otherwise null.</param>
/// <param name="Journals">Where journals and undo records are kept.</param>
/// <param name="Lock">Takes the folder of the journals for this run.</param>
/// <param name="CleanUp">Removes the folder of the journals when nothing is left in it, and closes what a run has opened; called without the lock.</param>
/// <param name="IsAlive">Whether the run of a journal that is found may still be going on.</param>
/// <param name="FindOutlook">The Outlooks on the machine.</param>
/// <param name="Gate">Whether Outlook runs.</param>
public sealed record InstallationMachine(
    IUsers Users,
    IRegistry? Machine,
    IFileStore Files,
    IJournalStore Journals,
    Func<IDisposable> Lock,
    Action CleanUp,
    Func<JournalHeader, bool> IsAlive,
    Func<IReadOnlyList<InstalledOutlook>> FindOutlook,
    OutlookGate Gate)
{
    /// <summary>The machine for one run: locked until this is disposed of, then cleaned up.</summary>
    /// <exception cref="TransactionBusyException">Another run is at work.</exception>
    public IDisposable Take()
    {
        try
        {
            return new Hold(Lock(), CleanUp);
        }
        catch
        {
            CleanUp();
            throw;
        }
    }

    private sealed class Hold(IDisposable folder, Action cleanUp) : IDisposable
    {
        public void Dispose()
        {
            folder.Dispose();
            cleanUp();
        }
    }
}
