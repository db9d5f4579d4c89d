namespace OutlookProfile.Windows;

/// <summary>Whom a protected folder belongs to.</summary>
public enum FolderOwner
{
    /// <summary>The user whom the calling thread acts for; the system and administrators have access too.</summary>
    CurrentUser,

    /// <summary>The system and administrators, and nobody else.</summary>
    Machine,
}
