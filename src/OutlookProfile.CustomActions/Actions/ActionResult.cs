namespace OutlookProfile.CustomActions.Actions;

/// <summary>What an action returns to Windows Installer (winerror.h; "Custom Action Return Values").</summary>
public enum ActionResult
{
    /// <summary>ERROR_SUCCESS.</summary>
    Success = 0,

    /// <summary>ERROR_INSTALL_USEREXIT.</summary>
    UserExit = 1602,

    /// <summary>ERROR_INSTALL_FAILURE.</summary>
    Failure = 1603,
}
