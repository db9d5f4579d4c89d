using System;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>
/// What Outlook has found out about an account's server and mailbox at its first logon. After a change of server or mailbox it
/// would go on with the old ones, so that these values have to go (field scripts that move profiles, such as ChangeOutlookCAS.vbs,
/// delete or rewrite the same).
/// </summary>
internal static class ResolvedValues
{
    private static readonly PropertyTag[] OfAccount =
    [
        PropertyTags.PR_PROFILE_HOME_SERVER, PropertyTags.PR_PROFILE_USER, PropertyTags.PR_PROFILE_HOME_SERVER_DN, PropertyTags.PR_PROFILE_HOME_SERVER_FQDN,
    ];

    private static readonly PropertyTag[] OfStore =
    [
        PropertyTags.PR_PROFILE_MAILBOX, PropertyTags.PR_PROFILE_SERVER, PropertyTags.PR_PROFILE_SERVER_DN, PropertyTags.PR_PROFILE_SERVER_FQDN,
    ];

    /// <param name="profile">The profile before earlier runs.</param>
    /// <param name="present">The profile as it is: what Outlook has found out since an earlier run named the same server and mailbox stays.</param>
    /// <param name="server">The configured server of this user; null where Outlook asks Autodiscover for it.</param>
    public static void Delete(PlanBuilder plan, ExistingProfile profile, ExistingProfile? present, ExchangeAccount account, string mailboxUser, string smtpAddress, string? server)
    {
        bool IsSame(ExistingProfile one) => IsSameServer(one, account, server) && IsSameMailbox(one, account, mailboxUser, smtpAddress);
        if (IsSame(profile))
        {
            return;
        }

        var foundSince = present is not null && IsSame(present) ? present : null;
        Delete(plan, profile, foundSince, account.SettingsKey, OfAccount);
        foreach (var store in profile.StoreKeys(account))
        {
            Delete(plan, profile, foundSince, store, OfStore);
        }
    }

    private static void Delete(PlanBuilder plan, ExistingProfile profile, ExistingProfile? foundSince, string key, PropertyTag[] tags)
    {
        foreach (var tag in tags)
        {
            foreach (var type in new[] { PropertyType.String8, PropertyType.Unicode })
            {
                if (profile.Value(key, tag.As(type)) is not null && foundSince?.Value(key, tag.As(type)) is null)
                {
                    plan.DeleteValue(key, tag.As(type).ValueName, $"what Outlook had found out about another server or mailbox: it finds out anew");
                }
            }
        }
    }

    /// <summary>Outlook may keep the short name for the full one.</summary>
    private static bool IsSameServer(ExistingProfile profile, ExchangeAccount account, string? server) =>
        server is null
        || profile.Text(account.SettingsKey, PropertyTags.PR_PROFILE_UNRESOLVED_SERVER) is not { } before
        || Same(before, server)
        || before.IndexOf('.') < 0 && server.StartsWith(before + ".", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// By the address where the account says it; up to 2007 none is written, so that there another one says nothing. Else by the name, in whose place Outlook may have put the display name, so that the
    /// mailbox's distinguished name decides where it is known.
    /// </summary>
    private static bool IsSameMailbox(ExistingProfile profile, ExchangeAccount account, string mailboxUser, string smtpAddress)
    {
        if (profile.AddressOf(account) is { } address && (profile.Release.ExchangeSettings != ExchangeSettings.FixedSection || Same(address, smtpAddress)))
        {
            return Same(address, smtpAddress);
        }

        var name = profile.Text(account.SettingsKey, PropertyTags.PR_PROFILE_UNRESOLVED_NAME);
        var mailbox = profile.Text(account.SettingsKey, PropertyTags.PR_PROFILE_USER);
        return name is null
            || Same(name, mailboxUser)
            || mailbox is not null && (Same(mailbox, mailboxUser) || mailbox.EndsWith("/cn=" + mailboxUser, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
