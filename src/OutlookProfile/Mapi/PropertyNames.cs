using System.Collections.Generic;

namespace OutlookProfile.Mapi;

/// <summary>The field's names of the properties that this product writes, for people who read a plan.</summary>
public static class PropertyNames
{
    private static readonly Dictionary<ushort, string> Names = new()
    {
        [PropertyTags.PR_DISPLAY_NAME.Id] = nameof(PropertyTags.PR_DISPLAY_NAME),
        [PropertyTags.PR_PROVIDER_DISPLAY.Id] = nameof(PropertyTags.PR_PROVIDER_DISPLAY),
        [PropertyTags.PR_RESOURCE_FLAGS.Id] = nameof(PropertyTags.PR_RESOURCE_FLAGS),
        [PropertyTags.PR_PROVIDER_DLL_NAME.Id] = nameof(PropertyTags.PR_PROVIDER_DLL_NAME),
        [PropertyTags.PR_SEARCH_KEY.Id] = nameof(PropertyTags.PR_SEARCH_KEY),
        [PropertyTags.PR_MDB_PROVIDER.Id] = nameof(PropertyTags.PR_MDB_PROVIDER),
        [PropertyTags.PR_RESOURCE_TYPE.Id] = nameof(PropertyTags.PR_RESOURCE_TYPE),
        [PropertyTags.PR_STORE_PROVIDERS.Id] = nameof(PropertyTags.PR_STORE_PROVIDERS),
        [PropertyTags.PR_AB_PROVIDERS.Id] = nameof(PropertyTags.PR_AB_PROVIDERS),
        [PropertyTags.PR_TRANSPORT_PROVIDERS.Id] = nameof(PropertyTags.PR_TRANSPORT_PROVIDERS),
        [PropertyTags.PR_AB_SEARCH_PATH.Id] = nameof(PropertyTags.PR_AB_SEARCH_PATH),
        [PropertyTags.PR_FILTERING_HOOKS.Id] = nameof(PropertyTags.PR_FILTERING_HOOKS),
        [PropertyTags.PR_SERVICE_NAME.Id] = nameof(PropertyTags.PR_SERVICE_NAME),
        [PropertyTags.PR_SERVICE_DLL_NAME.Id] = nameof(PropertyTags.PR_SERVICE_DLL_NAME),
        [PropertyTags.PR_SERVICE_ENTRY_NAME.Id] = nameof(PropertyTags.PR_SERVICE_ENTRY_NAME),
        [PropertyTags.PR_SERVICE_UID.Id] = nameof(PropertyTags.PR_SERVICE_UID),
        [PropertyTags.PR_SERVICES.Id] = nameof(PropertyTags.PR_SERVICES),
        [PropertyTags.PR_SERVICE_INSTALL_ID.Id] = nameof(PropertyTags.PR_SERVICE_INSTALL_ID),
        [PropertyTags.PR_EMSMDB_SECTION_UID.Id] = nameof(PropertyTags.PR_EMSMDB_SECTION_UID),
        [PropertyTags.PR_PROFILE_VERSION.Id] = nameof(PropertyTags.PR_PROFILE_VERSION),
        [PropertyTags.PR_PROFILE_CONFIG_FLAGS.Id] = nameof(PropertyTags.PR_PROFILE_CONFIG_FLAGS),
        [PropertyTags.PR_PROFILE_CONNECT_FLAGS.Id] = nameof(PropertyTags.PR_PROFILE_CONNECT_FLAGS),
        [PropertyTags.PR_PROFILE_TRANSPORT_FLAGS.Id] = nameof(PropertyTags.PR_PROFILE_TRANSPORT_FLAGS),
        [PropertyTags.PR_PROFILE_UI_STATE.Id] = nameof(PropertyTags.PR_PROFILE_UI_STATE),
        [PropertyTags.PR_PROFILE_UNRESOLVED_NAME.Id] = nameof(PropertyTags.PR_PROFILE_UNRESOLVED_NAME),
        [PropertyTags.PR_PROFILE_UNRESOLVED_SERVER.Id] = nameof(PropertyTags.PR_PROFILE_UNRESOLVED_SERVER),
        [PropertyTags.PR_PROFILE_AUTH_PACKAGE.Id] = nameof(PropertyTags.PR_PROFILE_AUTH_PACKAGE),
        [PropertyTags.PR_PROFILE_ACCT_NAME.Id] = nameof(PropertyTags.PR_PROFILE_ACCT_NAME),
        [PropertyTags.PR_PROFILE_USER_SMTP_EMAIL_ADDRESS.Id] = nameof(PropertyTags.PR_PROFILE_USER_SMTP_EMAIL_ADDRESS),
        [PropertyTags.PR_PROFILE_SYNC_MONTHS.Id] = nameof(PropertyTags.PR_PROFILE_SYNC_MONTHS),
        [PropertyTags.PR_PROFILE_SYNC_DAYS.Id] = nameof(PropertyTags.PR_PROFILE_SYNC_DAYS),
        [PropertyTags.PR_ROH_PROXY_SERVER.Id] = nameof(PropertyTags.PR_ROH_PROXY_SERVER),
        [PropertyTags.PR_ROH_FLAGS.Id] = nameof(PropertyTags.PR_ROH_FLAGS),
        [PropertyTags.PR_ROH_PROXY_PRINCIPAL_NAME.Id] = nameof(PropertyTags.PR_ROH_PROXY_PRINCIPAL_NAME),
        [PropertyTags.PR_ROH_PROXY_AUTH_SCHEME.Id] = nameof(PropertyTags.PR_ROH_PROXY_AUTH_SCHEME),
        [PropertyTags.PR_PROFILE_OPEN_FLAGS.Id] = nameof(PropertyTags.PR_PROFILE_OPEN_FLAGS),
        [PropertyTags.PR_PROFILE_TYPE.Id] = nameof(PropertyTags.PR_PROFILE_TYPE),
        [PropertyTags.PR_SERVICE_SUPPORT_FILES.Id] = nameof(PropertyTags.PR_SERVICE_SUPPORT_FILES),
        [PropertyTags.PR_PROFILE_HOME_SERVER.Id] = nameof(PropertyTags.PR_PROFILE_HOME_SERVER),
        [PropertyTags.PR_PROFILE_USER.Id] = nameof(PropertyTags.PR_PROFILE_USER),
        [PropertyTags.PR_PROFILE_HOME_SERVER_DN.Id] = nameof(PropertyTags.PR_PROFILE_HOME_SERVER_DN),
        [PropertyTags.PR_PROFILE_HOME_SERVER_FQDN.Id] = nameof(PropertyTags.PR_PROFILE_HOME_SERVER_FQDN),
        [PropertyTags.PR_PROFILE_MAILBOX.Id] = nameof(PropertyTags.PR_PROFILE_MAILBOX),
        [PropertyTags.PR_PROFILE_SERVER.Id] = nameof(PropertyTags.PR_PROFILE_SERVER),
        [PropertyTags.PR_PROFILE_SERVER_DN.Id] = nameof(PropertyTags.PR_PROFILE_SERVER_DN),
        [PropertyTags.PR_PROFILE_SERVER_FQDN.Id] = nameof(PropertyTags.PR_PROFILE_SERVER_FQDN),
        [PropertyTags.PR_CACHE_SYNC_MODE.Id] = nameof(PropertyTags.PR_CACHE_SYNC_MODE),
    };

    /// <summary>The name of a value such as "00036623", or null when it is no property that this product knows.</summary>
    public static string? Find(string valueName) =>
        PropertyTag.FromValueName(valueName) is { } tag && Names.TryGetValue(tag.Id, out var name) ? name : null;
}
