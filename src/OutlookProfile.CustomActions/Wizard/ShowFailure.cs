using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>
/// After a failure: shows the last page, with the cause in a sentence and the place of the log. The cause is taken from the log: what the
/// execute sequence knows does not come back to the user interface.
/// </summary>
internal static class ShowFailure
{
    public static void Run(IImmediateSession session)
    {
        var wizard = new WizardSession(session);
        var log = wizard[WizardProperties.LogFile];
        LongText.FailureCause.Set(wizard, FailureLog.FindCause(log, wizard["ProductName"]) ?? wizard.Text("Wizard_FailureUnknown"));
        wizard[WizardProperties.FailureLog] = wizard.Text(log.Length > 0 ? "Wizard_FailureLog" : "Wizard_FailureNoLog");
        wizard[WizardProperties.FailureLogFile] = log;
        wizard.ShowDialog(WizardProperties.FailureDialog);
    }
}
