using OutlookProfile.CustomActions.Sessions;

namespace OutlookProfile.CustomActions.Wizard;

/// <summary>The button Back of every page. What was entered is kept, right or wrong.</summary>
internal static class PreviousPage
{
    public static void Run(IImmediateSession session)
    {
        var wizard = new WizardSession(session);
        wizard[WizardProperties.Page] = PageOrder.Before(wizard, wizard[WizardProperties.Page]);
    }
}
