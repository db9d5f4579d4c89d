namespace OutlookProfile.CustomActions.Wizard;

/// <summary>The wizard's pages, by the names of their dialogs (Ui.wxs).</summary>
internal static class Page
{
    public const string Welcome = "WelcomeDlg";
    public const string Scope = "ScopeDlg";
    public const string Rights = "RightsDlg";
    public const string Mailbox = "MailboxDlg";
    public const string Connection = "ConnectionDlg";
    public const string LocalCopy = "LocalCopyDlg";
    public const string Summary = "SummaryDlg";
    public const string Maintenance = "MaintenanceTypeDlg";
}
