namespace OutlookProfile.Connectivity.Findings;

/// <summary>How much a finding stands between Outlook and the mailbox.</summary>
public enum Severity
{
    /// <summary>As it has to be.</summary>
    Pass,

    /// <summary>Worth knowing; nothing is wrong.</summary>
    Note,

    /// <summary>Works, or may work, but not for everybody or not for long.</summary>
    Warning,

    /// <summary>Outlook will not connect like this.</summary>
    Failure,
}
