using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using OutlookProfile.CustomActions.Sessions;
using OutlookProfile.CustomActions.Wizard;
using OutlookProfile.Transactions;

namespace OutlookProfile.CustomActions.Actions;

/// <summary>Runs the body of an action. Nothing escapes: the cause of a failure goes to the log, the result to Windows Installer.</summary>
internal static class ActionRunner
{
    /// <summary>Begins the lines that say how many milliseconds an action has taken, and its steps (docs/performance.md).</summary>
    public const string TimeMark = "Time in ms: ";

    /// <param name="action">Its name in the package: that of the entry point which calls.</param>
    public static ActionResult Run<TSession>(TSession session, Action<TSession> body, [CallerMemberName] string action = "")
        where TSession : ISession
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            body(session);
            if (!ActionNames.IsOfWizard(action))
            {
                session.Log($"{TimeMark}{action} {StepTimes.Milliseconds(Stopwatch.GetTimestamp() - began)}");
            }

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
