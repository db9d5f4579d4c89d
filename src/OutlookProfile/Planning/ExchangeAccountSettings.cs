using OutlookProfile.Configuration;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;

namespace OutlookProfile.Planning;

/// <summary>
/// The values of an account's EMSMDB section that a configuration decides. In an existing section only the configured
/// bits of a flag word change; the others are the user's.
/// </summary>
internal sealed class ExchangeAccountSettings(ProfileConfiguration configuration, OutlookRelease release, string mailboxUser, string smtpAddress)
{
    private const RohFlags ConfiguredRohFlags =
        RohFlags.ROHFLAGS_USE_ROH
        | RohFlags.ROHFLAGS_SSL_ONLY
        | RohFlags.ROHFLAGS_MUTUAL_AUTH
        | RohFlags.ROHFLAGS_HTTP_FIRST_ON_FAST
        | RohFlags.ROHFLAGS_HTTP_FIRST_ON_SLOW;

    /// <param name="key">The EMSMDB section's key.</param>
    /// <param name="existing">The profile it belongs to, or null for a new section.</param>
    public void Write(PlanBuilder plan, string key, ExistingProfile? existing)
    {
        if (release.ExchangeSettings != ExchangeSettings.FixedSection)
        {
            WriteAddress(plan, key);
        }

        WriteCachedMode(plan, key, existing);
        if (release.ExchangeSettings == ExchangeSettings.Autodiscover)
        {
            return;
        }

        WriteServer(plan, key);
        WriteEncryption(plan, key, existing);
        WriteHttp(plan, key, existing);
    }

    private static uint Merge(uint existing, uint configured, uint wanted) => existing & ~configured | wanted;

    private void WriteAddress(PlanBuilder plan, string key)
    {
        plan.Set(key, MapiValue.Text(PropertyTags.PR_DISPLAY_NAME, smtpAddress), "the account's name in Outlook");
        plan.Set(key, MapiValue.Text(PropertyTags.PR_PROFILE_USER_SMTP_EMAIL_ADDRESS, ExchangeAddress.Prefix + smtpAddress), "the mailbox by its e-mail address");
    }

    private void WriteServer(PlanBuilder plan, string key)
    {
        plan.Set(key, MapiValue.Text(PropertyTags.PR_PROFILE_UNRESOLVED_NAME.As(release.TextType), mailboxUser), "User Name: resolved at the first logon");
        plan.Set(key, MapiValue.Text(PropertyTags.PR_PROFILE_UNRESOLVED_SERVER.As(release.TextType), configuration.Server.Fqdn), "Microsoft Exchange Server");
        plan.Set(key, MapiValue.Text(PropertyTags.PR_PROFILE_ACCT_NAME, smtpAddress), "the account's name");
    }

    private void WriteCachedMode(PlanBuilder plan, string key, ExistingProfile? existing)
    {
        var cached = configuration.CachedMode.Enabled;
        var before = existing?.Long(key, PropertyTags.PR_PROFILE_CONFIG_FLAGS) ?? (uint)NewConfigFlags();
        var flags = Merge(before, (uint)ConfigFlags.CONFIG_OST_CACHE_PRIVATE, cached ? (uint)ConfigFlags.CONFIG_OST_CACHE_PRIVATE : 0);
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_CONFIG_FLAGS, flags), cached ? "Use local copy of mailbox" : "no local copy of the mailbox");
    }

    /// <summary>What Outlook itself sets beside cached mode: the connect window, and from 2010 on the cache of shared folders.</summary>
    private ConfigFlags NewConfigFlags() =>
        release.ExchangeSettings != ExchangeSettings.FixedSection && configuration.CachedMode.Enabled
            ? ConfigFlags.CONFIG_SHOW_CONNECT_UI | ConfigFlags.CONFIG_OST_CACHE_DELEGATE_PIM
            : ConfigFlags.CONFIG_SHOW_CONNECT_UI;

    private void WriteEncryption(PlanBuilder plan, string key, ExistingProfile? existing)
    {
        var reason = configuration.Encryption ? "Encrypt information" : "no encryption of its own (SSL still encrypts HTTP)";
        var connect = Merge(
            existing?.Long(key, PropertyTags.PR_PROFILE_CONNECT_FLAGS) ?? 0,
            (uint)ConnectFlags.CONNECT_NO_RPC_ENCRYPTION,
            (uint)(configuration.Encryption ? ConnectFlags.None : ConnectFlags.CONNECT_NO_RPC_ENCRYPTION));
        var state = Merge(
            existing?.Long(key, PropertyTags.PR_PROFILE_UI_STATE) ?? 0,
            (uint)UiState.EDK_PROFILEUISTATE_ENCRYPTNETWORK,
            (uint)(configuration.Encryption ? UiState.EDK_PROFILEUISTATE_ENCRYPTNETWORK : UiState.None));
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_CONNECT_FLAGS, connect), reason);
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_UI_STATE, state), reason + ", as the dialog shows it");
    }

    private void WriteHttp(PlanBuilder plan, string key, ExistingProfile? existing)
    {
        var http = configuration.Http;
        var before = existing?.Long(key, PropertyTags.PR_ROH_FLAGS) ?? 0;
        var flags = Merge(before, (uint)ConfiguredRohFlags, (uint)FlagsOf(http));
        plan.Set(key, MapiValue.Long(PropertyTags.PR_ROH_FLAGS, flags), http.Enabled ? "Connect to Microsoft Exchange using HTTP" : "no connection by HTTP");
        if (!http.Enabled)
        {
            return;
        }

        plan.Set(key, MapiValue.Text(PropertyTags.PR_ROH_PROXY_SERVER, http.Proxy), "Use this URL to connect to my proxy server for Exchange");
        plan.Set(key, MapiValue.Text(PropertyTags.PR_ROH_PROXY_PRINCIPAL_NAME, http.Principal), "Principal name for proxy server");
        plan.Set(key, MapiValue.Long(PropertyTags.PR_ROH_PROXY_AUTH_SCHEME, (uint)http.Authentication), "Use this authentication when connecting to my proxy server");
    }

    private static RohFlags FlagsOf(HttpSettings http) =>
        !http.Enabled
            ? RohFlags.None
            : RohFlags.ROHFLAGS_USE_ROH
                | (http.SslOnly ? RohFlags.ROHFLAGS_SSL_ONLY : RohFlags.None)
                | (http.MutualAuthentication ? RohFlags.ROHFLAGS_MUTUAL_AUTH : RohFlags.None)
                | (http.First.Fast ? RohFlags.ROHFLAGS_HTTP_FIRST_ON_FAST : RohFlags.None)
                | (http.First.Slow ? RohFlags.ROHFLAGS_HTTP_FIRST_ON_SLOW : RohFlags.None);
}
