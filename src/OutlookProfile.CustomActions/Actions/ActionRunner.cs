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
            // The last page of the wizard looks for these lines.
            var text = Text.Of(exception);
            var (english, shown) = (text.ToString(), text.In(PackageLanguage.Of(session)));
            session.Log(FailureLog.Mark + english.Replace("\r", "").Replace('\n', ' '));
            if (shown != english)
            {
                session.Log(FailureLog.ShownMark + FailureLog.Encode(shown));
            }

            session.ShowError(shown);
            return ActionResult.Failure;
        }
    }
}
