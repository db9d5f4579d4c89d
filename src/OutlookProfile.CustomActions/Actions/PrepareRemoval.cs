using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>Immediate: begins the run of the actions that remove the profile. It needs no configuration: what there is to undo was noted down when it was written.</summary>
internal static class PrepareRemoval
{
    public static void Run(IImmediateSession session)
    {
        var run = RunData.Create(session);
        foreach (var action in ActionNames.OfRemoval)
        {
            session.SetProperty(ActionNames.Row(action, run.AllUsers), run.ToActionData().ToString());
        }
    }
}
