using System.Runtime.InteropServices;
using OutlookProfile.CustomActions.Actions;

namespace OutlookProfile.CustomActions.Native;

/// <summary>The exports of the native DLL. Windows Installer calls them with a session handle (MSIHANDLE).</summary>
public static class EntryPoints
{
    [UnmanagedCallersOnly(EntryPoint = ActionNames.LoadConfiguration)]
    public static ActionResult LoadConfiguration(uint session) => ActionRunner.Run(new NativeImmediateSession(session), Actions.LoadConfiguration.Run);

    [UnmanagedCallersOnly(EntryPoint = ActionNames.PrepareRemoval)]
    public static ActionResult PrepareRemoval(uint session) => ActionRunner.Run(new NativeImmediateSession(session), Actions.PrepareRemoval.Run);

    [UnmanagedCallersOnly(EntryPoint = ActionNames.RollbackProfile)]
    public static ActionResult RollbackProfile(uint session) => ActionRunner.Run(new NativeDeferredSession(session), Actions.Rollback.Run);

    [UnmanagedCallersOnly(EntryPoint = ActionNames.WriteProfile)]
    public static ActionResult WriteProfile(uint session) => ActionRunner.Run(new NativeDeferredSession(session), Actions.WriteProfile.Run);

    [UnmanagedCallersOnly(EntryPoint = ActionNames.CommitProfile)]
    public static ActionResult CommitProfile(uint session) => ActionRunner.Run(new NativeDeferredSession(session), Actions.Commit.Run);

    [UnmanagedCallersOnly(EntryPoint = ActionNames.RollbackRemoval)]
    public static ActionResult RollbackRemoval(uint session) => ActionRunner.Run(new NativeDeferredSession(session), Actions.Rollback.Run);

    [UnmanagedCallersOnly(EntryPoint = ActionNames.RemoveProfile)]
    public static ActionResult RemoveProfile(uint session) => ActionRunner.Run(new NativeDeferredSession(session), Actions.RemoveProfile.Run);

    [UnmanagedCallersOnly(EntryPoint = ActionNames.CommitRemoval)]
    public static ActionResult CommitRemoval(uint session) => ActionRunner.Run(new NativeDeferredSession(session), Actions.Commit.Run);

    [UnmanagedCallersOnly(EntryPoint = ActionNames.StartWizard)]
    public static ActionResult StartWizard(uint session) => ActionRunner.Run(new NativeImmediateSession(session), Wizard.StartWizard.Run);

    [UnmanagedCallersOnly(EntryPoint = ActionNames.NextPage)]
    public static ActionResult NextPage(uint session) => ActionRunner.Run(new NativeImmediateSession(session), Wizard.NextPage.Run);

    [UnmanagedCallersOnly(EntryPoint = ActionNames.PreviousPage)]
    public static ActionResult PreviousPage(uint session) => ActionRunner.Run(new NativeImmediateSession(session), Wizard.PreviousPage.Run);

    [UnmanagedCallersOnly(EntryPoint = ActionNames.ConnectionPage)]
    public static ActionResult ConnectionPage(uint session) => ActionRunner.Run(new NativeImmediateSession(session), Wizard.ConnectionPage.Run);

    [UnmanagedCallersOnly(EntryPoint = ActionNames.ForgetChange)]
    public static ActionResult ForgetChange(uint session) => ActionRunner.Run(new NativeImmediateSession(session), Wizard.ForgetChange.Run);

    [UnmanagedCallersOnly(EntryPoint = ActionNames.TestConnection)]
    public static ActionResult TestConnection(uint session) => ActionRunner.Run(new NativeImmediateSession(session), Wizard.ConnectionTest.Run);

    [UnmanagedCallersOnly(EntryPoint = ActionNames.ShowFailure)]
    public static ActionResult ShowFailure(uint session) => ActionRunner.Run(new NativeImmediateSession(session), Wizard.ShowFailure.Run);
}
