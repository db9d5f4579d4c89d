using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Capture;

/// <summary>What one source says about server and proxy; null where it says nothing.</summary>
/// <param name="Place">The source, for messages.</param>
internal sealed record CapturedConnection(string Place)
{
    public string? Server { get; init; }

    /// <summary>Whether HTTP is used at all.</summary>
    public bool? Http { get; init; }

    public string? Proxy { get; init; }

    public bool? SslOnly { get; init; }

    public bool? MutualAuthentication { get; init; }

    public string? Principal { get; init; }

    public FirstSettings? First { get; init; }

    /// <summary>As the configuration spells it, or what no configuration can say.</summary>
    public string? Authentication { get; init; }

    /// <summary>The policies of Outlook Anywhere.</summary>
    public static CapturedConnection OfPolicies(IRegistry registry, OutlookRelease release)
    {
        var key = release.RpcPolicyKey;
        var flags = registry.GetValue(key, "ProxyServerFlags")?.AsDWord();
        var proxy = registry.GetValue(key, "ProxyServerName")?.AsText();
        return OfFlags(key, flags) with
        {
            Http = flags is { } given ? ((RohFlags)given).HasFlag(RohFlags.ROHFLAGS_USE_ROH) : proxy is null ? null : true,
            Proxy = proxy,
            Principal = registry.GetValue(key, "ProxyServerPrincipalName")?.AsText(),
            Authentication = WordOf(registry.GetValue(key, "ProxyAuthenticationService")?.AsDWord()),
        };
    }

    /// <summary>The account's own values.</summary>
    public static CapturedConnection OfProfile(ExistingProfile profile, string key) => OfFlags(key, profile.Long(key, PropertyTags.PR_ROH_FLAGS)) with
    {
        Server = profile.Text(key, PropertyTags.PR_PROFILE_HOME_SERVER_FQDN) ?? profile.Text(key, PropertyTags.PR_PROFILE_UNRESOLVED_SERVER),
        Proxy = profile.Text(key, PropertyTags.PR_ROH_PROXY_SERVER),
        Principal = profile.Text(key, PropertyTags.PR_ROH_PROXY_PRINCIPAL_NAME),
        Authentication = WordOf(profile.Long(key, PropertyTags.PR_ROH_PROXY_AUTH_SCHEME)),
    };

    /// <summary>An Autodiscover answer: 2010 reads EXPR, 2013 and later EXHTTP.</summary>
    public static CapturedConnection OfResponse(CapturedAutodiscover response, string path)
    {
        var protocol = response.Has("EXHTTP") ? "EXHTTP" : "EXPR";
        var principal = response.Find(protocol, "CertPrincipalName");
        var mutual = principal is null ? (bool?)null : !Same(principal, AutodiscoverResponse.NoPrincipal);
        return new CapturedConnection(path)
        {
            Server = response.Find("EXCH", "Server"),
            Http = response.Has(protocol),
            Proxy = response.Find(protocol, "Server"),

            // The schema's default is "on".
            SslOnly = response.Has(protocol) ? !Same(response.Find(protocol, "SSL"), "off") : null,
            MutualAuthentication = mutual,
            Principal = mutual == true ? principal : null,
            Authentication = response.Find(protocol, "AuthPackage")?.ToLowerInvariant(),
        };
    }

    private static CapturedConnection OfFlags(string place, uint? flags) =>
        flags is not { } number ? new(place) : OfFlags(place, (RohFlags)number);

    private static CapturedConnection OfFlags(string place, RohFlags flags) => !flags.HasFlag(RohFlags.ROHFLAGS_USE_ROH)
        ? new(place) { Http = false }
        : new(place)
        {
            Http = true,
            SslOnly = flags.HasFlag(RohFlags.ROHFLAGS_SSL_ONLY),
            MutualAuthentication = flags.HasFlag(RohFlags.ROHFLAGS_MUTUAL_AUTH),
            First = new(flags.HasFlag(RohFlags.ROHFLAGS_HTTP_FIRST_ON_FAST), flags.HasFlag(RohFlags.ROHFLAGS_HTTP_FIRST_ON_SLOW)),
        };

    private static string? WordOf(uint? scheme) =>
        scheme is { } number ? Settings.Authentication.Type.Format((HttpAuthentication)number) ?? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;

    private static bool Same(string? left, string right) => string.Equals(left, right, System.StringComparison.OrdinalIgnoreCase);
}
