using System;
using OutlookProfile.CustomActions.Sessions;
using OutlookProfile.CustomActions.Wizard;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>Runs the body of an action. Nothing escapes: the cause of a failure goes to the log, the result to Windows Installer.</summary>
internal static class ActionRunner
{
    public static ActionResult Run<TSession>(TSession session, Action<TSession> body)
        where TSession : ISession
    {
        try
        {
            body(session);
            return ActionResult.Success;
        }
        catch (ActionCanceledException exception)
        {
            session.Log(exception.Message);
            return ActionResult.UserExit;
        }
        catch (Exception exception)
        {
            // The last page of the wizard looks for this line.
            session.Log(FailureLog.Mark + exception.Message.Replace("\r", "").Replace('\n', ' '));
            session.ShowError(exception.Message);
            return ActionResult.Failure;
        }
    }
}
