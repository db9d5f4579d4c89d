namespace OutlookProfile.Cli.Packaging;

/// <summary>As whom a management system installs: the machine's account for every user, or the user for himself.</summary>
public enum InstallContext
{
    System,
    User,
}
