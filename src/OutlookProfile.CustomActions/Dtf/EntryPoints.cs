using OutlookProfile.CustomActions.Actions;
using WixToolset.Dtf.WindowsInstaller;
using ActionResult = WixToolset.Dtf.WindowsInstaller.ActionResult;

namespace OutlookProfile.CustomActions.Dtf;

/// <summary>The entry points that DTF's stub offers to Windows Installer.</summary>
public static class EntryPoints
{
    [CustomAction]
    public static ActionResult LoadConfiguration(Session session) => (ActionResult)ActionRunner.Run(new DtfImmediateSession(session), Actions.LoadConfiguration.Run);

    [CustomAction]
    public static ActionResult PrepareRemoval(Session session) => (ActionResult)ActionRunner.Run(new DtfImmediateSession(session), Actions.PrepareRemoval.Run);

    [CustomAction]
    public static ActionResult RollbackProfile(Session session) => (ActionResult)ActionRunner.Run(new DtfDeferredSession(session), Actions.Rollback.Run);

    [CustomAction]
    public static ActionResult WriteProfile(Session session) => (ActionResult)ActionRunner.Run(new DtfDeferredSession(session), Actions.WriteProfile.Run);

    [CustomAction]
    public static ActionResult CommitProfile(Session session) => (ActionResult)ActionRunner.Run(new DtfDeferredSession(session), Actions.Commit.Run);

    [CustomAction]
    public static ActionResult RollbackRemoval(Session session) => (ActionResult)ActionRunner.Run(new DtfDeferredSession(session), Actions.Rollback.Run);

    [CustomAction]
    public static ActionResult RemoveProfile(Session session) => (ActionResult)ActionRunner.Run(new DtfDeferredSession(session), Actions.RemoveProfile.Run);

    [CustomAction]
    public static ActionResult CommitRemoval(Session session) => (ActionResult)ActionRunner.Run(new DtfDeferredSession(session), Actions.Commit.Run);

    [CustomAction]
    public static ActionResult StartWizard(Session session) => (ActionResult)ActionRunner.Run(new DtfImmediateSession(session), Wizard.StartWizard.Run);

    [CustomAction]
    public static ActionResult NextPage(Session session) => (ActionResult)ActionRunner.Run(new DtfImmediateSession(session), Wizard.NextPage.Run);

    [CustomAction]
    public static ActionResult PreviousPage(Session session) => (ActionResult)ActionRunner.Run(new DtfImmediateSession(session), Wizard.PreviousPage.Run);

    [CustomAction]
    public static ActionResult ConnectionPage(Session session) => (ActionResult)ActionRunner.Run(new DtfImmediateSession(session), Wizard.ConnectionPage.Run);

    [CustomAction]
    public static ActionResult ForgetChange(Session session) => (ActionResult)ActionRunner.Run(new DtfImmediateSession(session), Wizard.ForgetChange.Run);

    [CustomAction]
    public static ActionResult TestConnection(Session session) => (ActionResult)ActionRunner.Run(new DtfImmediateSession(session), Wizard.ConnectionTest.Run);

    [CustomAction]
    public static ActionResult ShowFailure(Session session) => (ActionResult)ActionRunner.Run(new DtfImmediateSession(session), Wizard.ShowFailure.Run);
}
