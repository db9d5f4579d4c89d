using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;

namespace OutlookProfile.Planning;

/// <summary>
/// The values of an account's EMSMDB section that a configuration decides. In an existing section only the configured
/// bits of a flag word change; the others are the user's.
/// </summary>
internal sealed class ExchangeAccountSettings(ProfileConfiguration configuration, OutlookRelease release, string mailboxUser, string smtpAddress, string server)
{
    private const RohFlags ConfiguredRohFlags =
        RohFlags.ROHFLAGS_USE_ROH
        | RohFlags.ROHFLAGS_SSL_ONLY
        | RohFlags.ROHFLAGS_MUTUAL_AUTH
        | RohFlags.ROHFLAGS_HTTP_FIRST_ON_FAST
        | RohFlags.ROHFLAGS_HTTP_FIRST_ON_SLOW;

    /// <param name="key">The EMSMDB section's key.</param>
    /// <param name="existing">The profile it belongs to, or null for a new section.</param>
    /// <param name="ours">Whether this product made the section, so that nothing in it is the user's choice.</param>
    public void Write(PlanBuilder plan, string key, ExistingProfile? existing, bool ours)
    {
        if (release.ExchangeSettings != ExchangeSettings.FixedSection)
        {
            WriteAddress(plan, key, existing);
        }

        WriteCachedMode(plan, key, existing, ours);
        if (release.ExchangeSettings == ExchangeSettings.Autodiscover)
        {
            return;
        }

        WriteServer(plan, key, existing);
        WriteAuthentication(plan, key, ours);
        WriteEncryption(plan, key, existing);
        WriteHttp(plan, key, existing);
    }

    private static uint Merge(uint existing, uint configured, uint wanted) => existing & ~configured | wanted;

    /// <summary>Outlook keeps some texts under both of their types (001e6608 beside 001f6607): one that is there already must not go on saying something else.</summary>
    private void SetText(PlanBuilder plan, string key, PropertyTag tag, string text, Text reason, ExistingProfile? existing)
    {
        plan.Set(key, MapiValue.Text(tag, text), reason);
        var twin = tag.As(tag.Type == PropertyType.Unicode ? PropertyType.String8 : PropertyType.Unicode);
        if (existing?.ValueBefore(key, twin) is not null)
        {
            plan.Set(key, MapiValue.Text(twin, text), $"{reason}, as it is kept here too");
        }
    }

    private void WriteAddress(PlanBuilder plan, string key, ExistingProfile? existing)
    {
        SetText(plan, key, PropertyTags.PR_DISPLAY_NAME, smtpAddress, $"the account's name in Outlook", existing);
        SetText(plan, key, PropertyTags.PR_PROFILE_USER_SMTP_EMAIL_ADDRESS, ExchangeAddress.Prefix + smtpAddress, $"the mailbox by its e-mail address", existing);
    }

    private void WriteServer(PlanBuilder plan, string key, ExistingProfile? existing)
    {
        SetText(plan, key, PropertyTags.PR_PROFILE_UNRESOLVED_NAME.As(release.TextType), mailboxUser, $"User Name: resolved at the first logon", existing);
        WriteServerName(plan, key, existing);
        SetText(plan, key, PropertyTags.PR_PROFILE_ACCT_NAME, smtpAddress, $"the account's name", existing);
    }

    /// <summary>
    /// Sources conflict on the type of PR_PROFILE_UNRESOLVED_SERVER: EdkMdb.h has PT_STRING8 only, and readers of 2010 and 2013
    /// profiles (RegRipper, ChangeOutlookCAS.vbs) look for that; Microsoft's MFCMAPI page writes PT_UNICODE. So both are written.
    /// </summary>
    private void WriteServerName(PlanBuilder plan, string key, ExistingProfile? existing)
    {
        Text reason = $"Microsoft Exchange Server";
        var tag = PropertyTags.PR_PROFILE_UNRESOLVED_SERVER;
        if (release.TextType == PropertyType.String8)
        {
            SetText(plan, key, tag.As(PropertyType.String8), server, reason, existing);
            return;
        }

        plan.Set(key, MapiValue.Text(tag, server), reason);
        plan.Set(key, MapiValue.Text(tag.As(PropertyType.String8), server), $"{reason}, in both of its types");
    }

    /// <summary>Up to 2010 Outlook's own default for a new account, and the user's in an account of the user's own; 2013 takes the package that goes with the proxy's scheme.</summary>
    private void WriteAuthentication(PlanBuilder plan, string key, bool ours)
    {
        var followsProxy = release.Version >= OutlookVersion.Outlook2013 && configuration.Http.Enabled;
        if (!ours && !followsProxy)
        {
            return;
        }

        var package = followsProxy ? PackageOf(configuration.Http.Authentication) : RpcAuthentication.RPC_C_AUTHN_GSS_NEGOTIATE;
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_AUTH_PACKAGE, (uint)package), $"Logon network security: how Outlook logs on to the Exchange server itself");
    }

    private static RpcAuthentication PackageOf(HttpAuthentication proxy) => proxy switch
    {
        HttpAuthentication.Basic => RpcAuthentication.RPC_C_AUTHN_NONE,
        HttpAuthentication.Ntlm => RpcAuthentication.RPC_C_AUTHN_WINNT,
        _ => RpcAuthentication.RPC_C_AUTHN_GSS_NEGOTIATE,
    };

    private void WriteCachedMode(PlanBuilder plan, string key, ExistingProfile? existing, bool ours)
    {
        var cached = configuration.CachedMode;
        var fresh = (uint)(ours ? NewConfigFlags() : ConfigFlags.None);
        var before = existing?.Long(key, PropertyTags.PR_PROFILE_CONFIG_FLAGS) ?? fresh;
        var configured = ConfigFlags.CONFIG_OST_CACHE_PRIVATE;
        var wanted = cached.Enabled ? ConfigFlags.CONFIG_OST_CACHE_PRIVATE : ConfigFlags.None;
        if (cached.Enabled && cached.SharedFolders is { } shared && release.KnowsSharedFolders)
        {
            configured |= ConfigFlags.CONFIG_OST_CACHE_DELEGATE_PIM;
            wanted |= shared == SharedFolders.None ? ConfigFlags.None : ConfigFlags.CONFIG_OST_CACHE_DELEGATE_PIM;
        }

        var flags = Merge(before, (uint)configured, (uint)wanted);
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_CONFIG_FLAGS, flags), cached.Enabled ? (Text)$"Use local copy of mailbox" : $"no local copy of the mailbox");
        WriteWindow(plan, key, cached);
    }

    /// <summary>What the user sees and may change; the policy, where it can be written, holds it fast.</summary>
    private void WriteWindow(PlanBuilder plan, string key, CachedModeSettings cached)
    {
        if (!cached.Enabled || cached.Window is not { } window || !release.Knows(window))
        {
            return;
        }

        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_SYNC_MONTHS, window.Months()), $"Mail to keep offline, in months; 0 is all");
        if (release.KnowsDays())
        {
            plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_SYNC_DAYS, window.Days()), $"Mail to keep offline, in days");
        }
    }

    /// <summary>
    /// What Outlook itself sets: the connect window, and from 2010 on the cache of shared folders, which means something in cached
    /// mode only and stands ready for it.
    /// </summary>
    private ConfigFlags NewConfigFlags() =>
        release.KnowsSharedFolders
            ? ConfigFlags.CONFIG_SHOW_CONNECT_UI | ConfigFlags.CONFIG_OST_CACHE_DELEGATE_PIM
            : ConfigFlags.CONFIG_SHOW_CONNECT_UI;

    private void WriteEncryption(PlanBuilder plan, string key, ExistingProfile? existing)
    {
        var reason = configuration.Encryption ? (Text)$"Encrypt information" : $"no encryption of its own (SSL still encrypts HTTP)";
        var connect = Merge(
            existing?.Long(key, PropertyTags.PR_PROFILE_CONNECT_FLAGS) ?? 0,
            (uint)ConnectFlags.CONNECT_NO_RPC_ENCRYPTION,
            (uint)(configuration.Encryption ? ConnectFlags.None : ConnectFlags.CONNECT_NO_RPC_ENCRYPTION));
        var state = Merge(
            existing?.Long(key, PropertyTags.PR_PROFILE_UI_STATE) ?? 0,
            (uint)UiState.EDK_PROFILEUISTATE_ENCRYPTNETWORK,
            (uint)(configuration.Encryption ? UiState.EDK_PROFILEUISTATE_ENCRYPTNETWORK : UiState.None));
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_CONNECT_FLAGS, connect), reason);
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_UI_STATE, state), $"{reason}, as the dialog shows it");
    }

    private void WriteHttp(PlanBuilder plan, string key, ExistingProfile? existing)
    {
        var http = configuration.Http;
        var before = existing?.Long(key, PropertyTags.PR_ROH_FLAGS) ?? 0;
        var flags = Merge(before, (uint)ConfiguredRohFlags, (uint)RohFlagsOf(http));
        plan.Set(key, MapiValue.Long(PropertyTags.PR_ROH_FLAGS, flags), http.Enabled ? (Text)$"Connect to Microsoft Exchange using HTTP" : $"no connection by HTTP");
        if (!http.Enabled)
        {
            return;
        }

        SetText(plan, key, PropertyTags.PR_ROH_PROXY_SERVER, http.Proxy, $"Use this URL to connect to my proxy server for Exchange", existing);
        SetText(plan, key, PropertyTags.PR_ROH_PROXY_PRINCIPAL_NAME, http.Principal, $"Principal name for proxy server", existing);
        plan.Set(key, MapiValue.Long(PropertyTags.PR_ROH_PROXY_AUTH_SCHEME, (uint)http.Authentication), $"Use this authentication when connecting to my proxy server");
    }

    /// <summary>PR_ROH_FLAGS of a configuration; ProxyServerFlags, the policy, has the same bits.</summary>
    public static RohFlags RohFlagsOf(HttpSettings http) =>
        !http.Enabled
            ? RohFlags.None
            : RohFlags.ROHFLAGS_USE_ROH
                | (http.SslOnly ? RohFlags.ROHFLAGS_SSL_ONLY : RohFlags.None)
                | (http.MutualAuthentication ? RohFlags.ROHFLAGS_MUTUAL_AUTH : RohFlags.None)
                | (http.First.Fast ? RohFlags.ROHFLAGS_HTTP_FIRST_ON_FAST : RohFlags.None)
                | (http.First.Slow ? RohFlags.ROHFLAGS_HTTP_FIRST_ON_SLOW : RohFlags.None);
}
