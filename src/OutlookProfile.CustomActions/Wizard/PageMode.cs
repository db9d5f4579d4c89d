namespace OutlookProfile.CustomActions.Wizard;

/// <summary>Public properties that say how a page is shown, and what they may hold. A transform or the command line sets them; where they do not, StartWizard does.</summary>
internal static class PageMode
{
    public const string ScopeProperty = "SCOPEPAGE";
    public const string MailboxProperty = "MAILBOXPAGE";
    public const string ConnectionProperty = "CONNECTIONPAGE";
    public const string LocalCopyProperty = "COPYPAGE";

    public const string Show = "show";

    /// <summary>Shown, but nothing on it can be changed.</summary>
    public const string Lock = "lock";

    public const string Hide = "hide";

    /// <summary>Of the mailbox page: only the address is asked for.</summary>
    public const string Address = "address";
}
