using OutlookProfile.CustomActions.Actions;
using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Native;

/// <summary>A deferred, rollback or commit action's session through msi.dll.</summary>
internal sealed class NativeDeferredSession(uint handle) : NativeSession(handle), IDeferredSession
{
    public ActionData ReadActionData() => ActionData.Parse(MsiProperty.Get(Handle, "CustomActionData"));
}
