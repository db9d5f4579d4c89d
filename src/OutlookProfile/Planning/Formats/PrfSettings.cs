using System.Collections.Generic;
using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;

namespace OutlookProfile.Planning.Formats;

/// <summary>The account's settings under their .prf key names, with the very values that the registry plan writes.</summary>
internal sealed class PrfSettings
{
    private readonly Dictionary<PropertyTag, string> values = [];

    public PrfSettings(ProfileConfiguration configuration, OutlookRelease release)
    {
        var plan = new PlanBuilder();
        new ExchangeAccountSettings(configuration, release, "", "").Write(plan, "", null);
        foreach (var change in plan.Changes)
        {
            if (change is SetValue set && PropertyTag.FromValueName(set.Value.Name) is { } tag)
            {
                values[tag] = MapiValue.ReadLong(set.Value) is { } number && tag.Type == PropertyType.Long
                    ? ProfilePrf.Hex(number)
                    : MapiValue.ReadText(set.Value) ?? "";
            }
        }
    }

    /// <summary>Key names as in the stock mapping sections; ConnectFlags and UIState are ours.</summary>
    public IEnumerable<(string Key, PropertyTag Tag)> Keys { get; } =
    [
        ("ConfigFlags", PropertyTags.PR_PROFILE_CONFIG_FLAGS),
        ("ConnectFlags", PropertyTags.PR_PROFILE_CONNECT_FLAGS),
        ("UIState", PropertyTags.PR_PROFILE_UI_STATE),
        ("RPCoverHTTPflags", PropertyTags.PR_ROH_FLAGS),
        ("RPCProxyServer", PropertyTags.PR_ROH_PROXY_SERVER),
        ("RPCProxyPrincipalName", PropertyTags.PR_ROH_PROXY_PRINCIPAL_NAME),
        ("RPCProxyAuthScheme", PropertyTags.PR_ROH_PROXY_AUTH_SCHEME),
    ];

    /// <summary>The value as the .prf spells it, or null when the configuration does not set it.</summary>
    public string? Find(PropertyTag tag) => values.TryGetValue(tag, out var value) ? value : null;
}
