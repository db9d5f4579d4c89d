using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>Commit of WriteProfile and of RemoveProfile: from here on there is nothing to go back to.</summary>
internal static class Commit
{
    public static void Run(IDeferredSession session)
    {
        var run = RunData.Read(session.ReadActionData());
        run.Open(session.Logger()).Commit(run.TransactionId);
    }
}
