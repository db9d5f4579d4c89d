namespace OutlookProfile.Planning;

/// <summary>What only the directory knows of a user.</summary>
public enum DirectoryAttribute
{
    /// <summary>mail, for %MAIL%.</summary>
    Mail,

    /// <summary>msExchMailboxGuid, for %MAILBOXGUID%.</summary>
    MailboxGuid,

    /// <summary>legacyExchangeDN, for a local Autodiscover response.</summary>
    LegacyExchangeDN,
}
