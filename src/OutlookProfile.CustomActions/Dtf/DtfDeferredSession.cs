using OutlookProfile.CustomActions.Actions;
using OutlookProfile.CustomActions.Sessions;
using WixToolset.Dtf.WindowsInstaller;

namespace OutlookProfile.CustomActions.Dtf;

/// <summary>A deferred, rollback or commit action's session through DTF.</summary>
internal sealed class DtfDeferredSession(Session session) : DtfSession(session), IDeferredSession
{
    // Not Session.CustomActionData: that parses the text by rules of its own.
    public ActionData ReadActionData() => ActionData.Parse(Session["CustomActionData"]);
}
