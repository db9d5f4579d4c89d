namespace OutlookProfile.Mapi;

/// <summary>
/// The properties of profile sections by their names in the field. Sources: EdkMdb.h, MAPITags.h and MAPIAux.h of
/// microsoft/MAPIStubLibrary; extraPropTags.h and genTagArray.h of microsoft/mfcmapi; KB 898835 for PR_ROH_*.
/// Texts are listed as PT_UNICODE; Outlook 2003 and 2007 keep most of them as PT_STRING8.
/// </summary>
public static class PropertyTags
{
    // Any section.
    public static readonly PropertyTag PR_DISPLAY_NAME = new(0x3001, PropertyType.Unicode);
    public static readonly PropertyTag PR_PROVIDER_DISPLAY = new(0x3006, PropertyType.Unicode);
    public static readonly PropertyTag PR_RESOURCE_FLAGS = new(0x3009, PropertyType.Long);
    public static readonly PropertyTag PR_PROVIDER_DLL_NAME = new(0x300A, PropertyType.Unicode);
    public static readonly PropertyTag PR_SEARCH_KEY = new(0x300B, PropertyType.Binary);
    public static readonly PropertyTag PR_MDB_PROVIDER = new(0x3414, PropertyType.Binary);
    public static readonly PropertyTag PR_RESOURCE_TYPE = new(0x3E03, PropertyType.Long);

    // Service tables (MAPITags.h:991-993 and after).
    public static readonly PropertyTag PR_STORE_PROVIDERS = new(0x3D00, PropertyType.Binary);
    public static readonly PropertyTag PR_AB_PROVIDERS = new(0x3D01, PropertyType.Binary);
    public static readonly PropertyTag PR_TRANSPORT_PROVIDERS = new(0x3D02, PropertyType.Binary);
    public static readonly PropertyTag PR_AB_SEARCH_PATH = new(0x3D05, PropertyType.MultipleBinary);
    public static readonly PropertyTag PR_FILTERING_HOOKS = new(0x3D08, PropertyType.Binary);
    public static readonly PropertyTag PR_SERVICE_NAME = new(0x3D09, PropertyType.Unicode);
    public static readonly PropertyTag PR_SERVICE_DLL_NAME = new(0x3D0A, PropertyType.Unicode);
    public static readonly PropertyTag PR_SERVICE_ENTRY_NAME = new(0x3D0B, PropertyType.Unicode);
    public static readonly PropertyTag PR_SERVICE_UID = new(0x3D0C, PropertyType.Binary);
    public static readonly PropertyTag PR_SERVICES = new(0x3D0E, PropertyType.Binary);
    public static readonly PropertyTag PR_SERVICE_SUPPORT_FILES = new(0x3D0F, PropertyType.MultipleUnicode);
    public static readonly PropertyTag PR_SERVICE_INSTALL_ID = new(0x3D13, PropertyType.Unicode);

    /// <summary>Outlook 2010 and later: the UID of the account's own EMSMDB section.</summary>
    public static readonly PropertyTag PR_EMSMDB_SECTION_UID = new(0x3D15, PropertyType.Binary);

    // Exchange (EMSMDB) section.
    public static readonly PropertyTag PR_PROFILE_VERSION = new(0x6600, PropertyType.Long);
    public static readonly PropertyTag PR_PROFILE_CONFIG_FLAGS = new(0x6601, PropertyType.Long);
    public static readonly PropertyTag PR_PROFILE_CONNECT_FLAGS = new(0x6604, PropertyType.Long);
    public static readonly PropertyTag PR_PROFILE_TRANSPORT_FLAGS = new(0x6605, PropertyType.Long);
    public static readonly PropertyTag PR_PROFILE_UI_STATE = new(0x6606, PropertyType.Long);
    public static readonly PropertyTag PR_PROFILE_UNRESOLVED_NAME = new(0x6607, PropertyType.Unicode);
    public static readonly PropertyTag PR_PROFILE_UNRESOLVED_SERVER = new(0x6608, PropertyType.Unicode);
    public static readonly PropertyTag PR_PROFILE_AUTH_PACKAGE = new(0x6619, PropertyType.Long);
    public static readonly PropertyTag PR_PROFILE_ACCT_NAME = new(0x6620, PropertyType.Unicode);
    public static readonly PropertyTag PR_PROFILE_USER_SMTP_EMAIL_ADDRESS = new(0x6641, PropertyType.Unicode);

    /// <summary>Outlook 2013 and later: "Mail to keep offline" (OutlookTrace.psm1 reads 00036649 as SYNC_MONTHS, 0003665a as SYNC_DAYS).</summary>
    public static readonly PropertyTag PR_PROFILE_SYNC_MONTHS = new(0x6649, PropertyType.Long);
    public static readonly PropertyTag PR_PROFILE_SYNC_DAYS = new(0x665A, PropertyType.Long);
    public static readonly PropertyTag PR_ROH_PROXY_SERVER = new(0x6622, PropertyType.Unicode);
    public static readonly PropertyTag PR_ROH_FLAGS = new(0x6623, PropertyType.Long);
    public static readonly PropertyTag PR_ROH_PROXY_PRINCIPAL_NAME = new(0x6625, PropertyType.Unicode);
    public static readonly PropertyTag PR_ROH_PROXY_AUTH_SCHEME = new(0x6627, PropertyType.Long);

    // What Outlook has found out about server and mailbox, and goes on using until it is gone (EMSMDB section).
    public static readonly PropertyTag PR_PROFILE_HOME_SERVER = new(0x6602, PropertyType.String8);
    public static readonly PropertyTag PR_PROFILE_USER = new(0x6603, PropertyType.String8);
    public static readonly PropertyTag PR_PROFILE_HOME_SERVER_DN = new(0x6612, PropertyType.String8);
    public static readonly PropertyTag PR_PROFILE_HOME_SERVER_FQDN = new(0x662A, PropertyType.Unicode);

    // The same in a store provider's section.
    public static readonly PropertyTag PR_PROFILE_MAILBOX = new(0x660B, PropertyType.String8);
    public static readonly PropertyTag PR_PROFILE_SERVER = new(0x660C, PropertyType.String8);
    public static readonly PropertyTag PR_PROFILE_SERVER_DN = new(0x6614, PropertyType.String8);
    public static readonly PropertyTag PR_PROFILE_SERVER_FQDN = new(0x662B, PropertyType.Unicode);

    // Store and transport provider sections reuse two ids of the EMSMDB section.
    public static readonly PropertyTag PR_PROFILE_OPEN_FLAGS = new(0x6609, PropertyType.Long);
    public static readonly PropertyTag PR_PROFILE_TYPE = new(0x660A, PropertyType.Long);

    /// <summary>Outlook's global section: what a cached mailbox downloads (1 headers, 2 full items, 3 headers then full items).</summary>
    public static readonly PropertyTag PR_CACHE_SYNC_MODE = new(0x041F, PropertyType.Long);
}
