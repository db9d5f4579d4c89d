using System;
using System.Threading;
using OutlookProfile.Journaling;

namespace OutlookProfile.Transactions;

/// <summary>
/// Whether a run whose journal is found may still be alive. Whoever asks holds the folder's lock, which a tool holds for the
/// whole of its run: so the journal of a tool is always that of a dead one. An installation lets go of the lock between
/// its actions, and others have to ask Windows Installer.
/// </summary>
public static class RunLiveness
{
    /// <summary>Asked by an installation: Windows Installer runs one at a time, so that every other one is dead.</summary>
    public static bool ForInstaller(JournalHeader header) => false;

    /// <summary>Asked by a tool: an installation is alive while Windows Installer is at work.</summary>
    public static bool ForTool(JournalHeader header) => header.Origin == RunOrigin.Installer && IsInstallerAtWork();

    /// <summary>Whether an installation holds the mutex _MSIExecute (Windows Installer documentation, "_MSIExecute Mutex").</summary>
    public static bool IsInstallerAtWork()
    {
        try
        {
            if (!Mutex.TryOpenExisting(@"Global\_MSIExecute", out var mutex))
            {
                return false;
            }

            using (mutex)
            {
                return !TryTake(mutex);
            }
        }
        catch (UnauthorizedAccessException)
        {
            // It is there, and not ours to wait for.
            return true;
        }
    }

    private static bool TryTake(Mutex mutex)
    {
        try
        {
            if (!mutex.WaitOne(TimeSpan.Zero))
            {
                return false;
            }
        }
        catch (AbandonedMutexException)
        {
            // Its owner died: taken all the same.
        }

        mutex.ReleaseMutex();
        return true;
    }
}
