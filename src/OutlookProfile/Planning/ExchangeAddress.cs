namespace OutlookProfile.Planning;

/// <summary>PR_PROFILE_USER_SMTP_EMAIL_ADDRESS holds a typed address: "SMTP:user@domain".</summary>
internal static class ExchangeAddress
{
    public const string Prefix = "SMTP:";
}
