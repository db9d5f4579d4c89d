using OutlookProfile.CustomActions.Actions;

namespace OutlookProfile.CustomActions.Sessions;

/// <summary>
/// The installation as deferred, rollback and commit actions see it. Windows lets them read CustomActionData and next to
/// nothing else; this type offers nothing else, so that code that works only where more is let through does not compile.
/// </summary>
public interface IDeferredSession : ISession
{
    /// <summary>What the immediate action handed over to this one.</summary>
    /// <exception cref="ActionException">The property named like the action was set to something else.</exception>
    ActionData ReadActionData();
}
