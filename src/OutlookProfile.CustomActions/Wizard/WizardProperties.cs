namespace OutlookProfile.CustomActions.Wizard;

/// <summary>
/// What the pages and the actions tell each other. These properties live in the user interface's half of an installation and never
/// reach the other: what has to is public (upper case) and Secure.
/// </summary>
internal static class WizardProperties
{
    /// <summary>The page that is shown, or after NextPage and PreviousPage the one to show.</summary>
    public const string Page = "WizardPage";

    /// <summary>What is wrong on the page, a line for each mistake; empty when nothing is.</summary>
    public const string PageError = "PageError";

    /// <summary>"user" or "machine": what the scope page's buttons say.</summary>
    public const string Scope = "WIZARDSCOPE";
    public const string ScopeMachine = "machine";

    public const string AllUsers = "ALLUSERS";
    public const string Installed = "Installed";

    /// <summary>Set by Windows Installer for whoever may install for everyone ("Privileged property").</summary>
    public const string Privileged = "Privileged";

    /// <summary>The user's name, without its domain ("LogonUser property").</summary>
    public const string LogonUser = "LogonUser";

    /// <summary>Check boxes: "1" or empty.</summary>
    public const string Http = "WizardHttp";
    public const string Fast = "WizardFast";
    public const string Slow = "WizardSlow";
    public const string Cached = "WizardCached";
    public const string Ticked = "1";

    /// <summary>What is downloaded, in the words of cachedMode.download. It has a value before any page shows, which a setting's property must not have.</summary>
    public const string Download = "WizardDownload";

    /// <summary>What the pages were last filled in with, to tell it from what was typed.</summary>
    public const string FilledAddress = "FilledAddress";
    public const string FilledUser = "FilledUser";
    public const string FilledProxy = "FilledProxy";
    public const string FilledPrincipal = "FilledPrincipal";

    public const string TestResult = "TestResult";

    public const string OutlookExe = "OUTLOOKEXE";

    /// <summary>What the last page says: a part of its description, which has a colour that can be read on the picture. The page's own optional text has the theme's.</summary>
    public const string Done = "WizardDone";

    /// <summary>Of the stock ExitDialog.</summary>
    public const string ExitCheckBox = "WIXUI_EXITDIALOGOPTIONALCHECKBOX";
    public const string ExitCheckBoxText = "WIXUI_EXITDIALOGOPTIONALCHECKBOXTEXT";

    public const string LogFile = "MsiLogFileLocation";
    public const string FailureCause = "FailureCause";
    public const string FailureLog = "FailureLog";
    public const string FailureLogFile = "FailureLogFile";
    public const string FailureDialog = "FailureDlg";
}
