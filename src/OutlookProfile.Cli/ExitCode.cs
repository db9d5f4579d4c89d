using OutlookProfile.Installation;

namespace OutlookProfile.Cli;

/// <summary>What a call answers to a script.</summary>
public static class ExitCode
{
    /// <summary>Done, or in the wanted state.</summary>
    public const int Done = 0;

    /// <summary>Failed, or drifted.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or invalid input; nothing was tried.</summary>
    public const int Invalid = 2;

    /// <summary>Nothing is wrong, but not now; management systems know the number (ERROR_INSTALL_ALREADY_RUNNING) and try again.</summary>
    public const int TryLater = RetryLaterException.ExitCode;
}
