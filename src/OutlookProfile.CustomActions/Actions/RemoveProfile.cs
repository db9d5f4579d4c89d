using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>Deferred: puts back what was there before the profile was written, and keeps what the user has changed since.</summary>
internal static class RemoveProfile
{
    public static void Run(IDeferredSession session)
    {
        var run = RunData.Read(session.ReadActionData());
        var installation = run.Open(session.Progress(run.Language));
        installation.Remove(run.TransactionId, run.FindInstalled(session.Logger()));
        session.Log(ActionRunner.TimeMark + installation.Times);
    }
}
