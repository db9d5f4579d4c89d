using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>Rollback of WriteProfile and of RemoveProfile: puts back what was there before the installation began.</summary>
internal static class Rollback
{
    public static void Run(IDeferredSession session)
    {
        var run = RunData.Read(session.ReadActionData());
        run.Open(session.Logger()).Rollback(run.TransactionId);
    }
}
