using System;
using System.Threading;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;

namespace OutlookProfile.Installation;

/// <summary>Holds back a change while Outlook runs for the user: MAPI keeps the profile in memory and would write its own state over ours.</summary>
/// <param name="pause">Lets time pass while waiting; Thread.Sleep outside tests.</param>
public sealed class OutlookGate(IRunningPrograms programs, Action<TimeSpan> pause)
{
    private const string Outlook = "OUTLOOK.EXE";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    public OutlookGate(IRunningPrograms programs)
        : this(programs, Thread.Sleep)
    {
    }

    /// <param name="sid">The user's SID.</param>
    /// <param name="log">Told when there is something to wait for.</param>
    /// <exception cref="RetryLaterException">Outlook runs, and the policy is not to proceed.</exception>
    public void Pass(IfRunning policy, string sid, string userName, Action<Text> log)
    {
        if (policy == IfRunning.Proceed || !programs.Runs(Outlook, sid))
        {
            return;
        }

        if (policy == IfRunning.Wait)
        {
            log($"Outlook is running for {userName}: waiting up to {(int)Patience.TotalMinutes} minutes for it to be closed.");
            for (var waited = TimeSpan.Zero; waited < Patience; waited += Interval)
            {
                pause(Interval);
                if (!programs.Runs(Outlook, sid))
                {
                    return;
                }
            }
        }

        throw new RetryLaterException($"Outlook is running for {userName}. Close it and install again; nothing has been changed.");
    }
}
