using System.Collections.Generic;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;

namespace OutlookProfile.Planning.Formats;

/// <summary>One key of a .prf file with the property that its mapping line names.</summary>
internal sealed record PrfSetting(string Key, PropertyTag Tag, string Value);

/// <summary>The account's settings as .prf keys, with the very values that the registry plan writes for a new account.</summary>
internal static class PrfSettings
{
    /// <summary>
    /// Key names as in the stock mapping sections; SyncMonths, AuthPackage, ConnectFlags and UIState are ours. Name and server are
    /// PT_STRING8 for every version, as in those sections: Outlook itself keeps them as the version does.
    /// </summary>
    private static readonly IReadOnlyList<(string Key, PropertyTag Tag)> Keys =
    [
        ("MailboxName", PropertyTags.PR_PROFILE_UNRESOLVED_NAME.As(PropertyType.String8)),
        ("HomeServer", PropertyTags.PR_PROFILE_UNRESOLVED_SERVER.As(PropertyType.String8)),
        ("AccountName", PropertyTags.PR_PROFILE_ACCT_NAME),
        ("SyncMonths", PropertyTags.PR_PROFILE_SYNC_MONTHS),
        ("ConfigFlags", PropertyTags.PR_PROFILE_CONFIG_FLAGS),
        ("AuthPackage", PropertyTags.PR_PROFILE_AUTH_PACKAGE),
        ("ConnectFlags", PropertyTags.PR_PROFILE_CONNECT_FLAGS),
        ("UIState", PropertyTags.PR_PROFILE_UI_STATE),
        ("RPCoverHTTPflags", PropertyTags.PR_ROH_FLAGS),
        ("RPCProxyServer", PropertyTags.PR_ROH_PROXY_SERVER),
        ("RPCProxyPrincipalName", PropertyTags.PR_ROH_PROXY_PRINCIPAL_NAME),
        ("RPCProxyAuthScheme", PropertyTags.PR_ROH_PROXY_AUTH_SCHEME),
    ];

    public static IReadOnlyList<PrfSetting> Of(ProfileConfiguration configuration, OutlookRelease release, string mailboxUser, string smtpAddress, string server)
    {
        var plan = new PlanBuilder();
        new ExchangeAccountSettings(configuration, release, mailboxUser, smtpAddress, server).Write(plan, "", null, ours: true);
        var values = new Dictionary<ushort, string>();
        foreach (var change in plan.Changes)
        {
            if (change is SetValue set && PropertyTag.FromValueName(set.Value.Name) is { } tag)
            {
                values[tag.Id] = tag.Type == PropertyType.Long ? Hex(MapiValue.ReadLong(set.Value)!.Value) : MapiValue.ReadText(set.Value)!;
            }
        }

        var settings = new List<PrfSetting>();
        foreach (var (key, tag) in Keys)
        {
            if (values.TryGetValue(tag.Id, out var value))
            {
                settings.Add(new(key, tag, value));
            }
        }

        return settings;
    }

    /// <summary>Outlook's global section.</summary>
    public static IReadOnlyList<PrfSetting> OfOutlookClient(CachedModeSettings cachedMode) =>
        cachedMode.Enabled
            ? [new("CachedExchangeMode", PropertyTags.PR_CACHE_SYNC_MODE, Hex((uint)cachedMode.Download))]
            : [];

    private static string Hex(uint number) => "0x" + number.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
}
