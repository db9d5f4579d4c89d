namespace OutlookProfile.CustomActions.Sessions;

/// <summary>What every action may do, at whatever time it runs: talk to the log and to the user.</summary>
public interface ISession
{
    /// <summary>Writes one line to the installation's log.</summary>
    void Log(string text);

    /// <summary>Shows the cause of a failure to the user, if there is one in front of the screen, and writes it to the log.</summary>
    void ShowError(string text);

    /// <summary>Shows what the action is doing on the progress page, and writes it to the log.</summary>
    /// <exception cref="ActionCanceledException">The user wants to stop.</exception>
    void ShowProgress(string text);
}
