using System;

namespace OutlookProfile.Mapi;

/// <summary>PR_PROFILE_CONFIG_FLAGS (EdkMdb.h CONFIG_*). "Download only headers" is not among them: see PR_CACHE_SYNC_MODE.</summary>
[Flags]
public enum ConfigFlags : uint
{
    None = 0,
    CONFIG_SHOW_CONNECT_UI = 0x4,

    /// <summary>"Use local copy of mailbox".</summary>
    CONFIG_OST_CACHE_PRIVATE = 0x180,

    CONFIG_OST_CACHE_DELEGATE_PIM = 0x800,
}

/// <summary>PR_PROFILE_CONNECT_FLAGS (EdkMdb.h CONNECT_*).</summary>
[Flags]
public enum ConnectFlags : uint
{
    None = 0,

    /// <summary>Set: not encrypted. "Encrypt information" clears it.</summary>
    CONNECT_NO_RPC_ENCRYPTION = 0x2,
}

/// <summary>PR_PROFILE_UI_STATE (mfcmapi extraPropTags.h).</summary>
[Flags]
public enum UiState : uint
{
    None = 0,
    EDK_PROFILEUISTATE_ENCRYPTNETWORK = 0x4000,
}

/// <summary>PR_ROH_FLAGS (KB 898835, MAPIAux.h ROHFLAGS_*).</summary>
[Flags]
public enum RohFlags : uint
{
    None = 0,
    ROHFLAGS_USE_ROH = 0x1,
    ROHFLAGS_SSL_ONLY = 0x2,
    ROHFLAGS_MUTUAL_AUTH = 0x4,
    ROHFLAGS_HTTP_FIRST_ON_FAST = 0x8,
    ROHFLAGS_HTTP_FIRST_ON_SLOW = 0x20,
}

/// <summary>PR_PROFILE_AUTH_PACKAGE (RPC_C_AUTHN_*): how Outlook authenticates to the Exchange server inside the connection.</summary>
public enum RpcAuthentication : uint
{
    RPC_C_AUTHN_NONE = 0,
    RPC_C_AUTHN_GSS_NEGOTIATE = 9,
    RPC_C_AUTHN_WINNT = 10,
}

/// <summary>PR_PROFILE_TRANSPORT_FLAGS (EdkMdb.h TRANSPORT_*).</summary>
[Flags]
public enum TransportFlags : uint
{
    TRANSPORT_DOWNLOAD = 1,
    TRANSPORT_UPLOAD = 2,
}

/// <summary>PR_RESOURCE_TYPE (MAPIDefS.h MAPI_*).</summary>
public enum ResourceType : uint
{
    MAPI_STORE_PROVIDER = 0x21,
    MAPI_AB_PROVIDER = 0x23,
    MAPI_TRANSPORT_PROVIDER = 0x24,
    MAPI_HOOK_PROVIDER = 0x28,
}

/// <summary>PR_RESOURCE_FLAGS of a provider section (MAPIDefS.h STATUS_*, HOOK_*).</summary>
[Flags]
public enum ResourceFlags : uint
{
    None = 0,
    STATUS_DEFAULT_STORE = 0x2,
    STATUS_PRIMARY_IDENTITY = 0x4,
    STATUS_NO_DEFAULT_STORE = 0x40,
    HOOK_INBOUND = 0x200,
    STATUS_PRIMARY_STORE = 0x1000,
}

/// <summary>PR_RESOURCE_FLAGS of a service section (MAPIX.h SERVICE_*).</summary>
[Flags]
public enum ServiceFlags : uint
{
    SERVICE_SINGLE_COPY = 0x2,
}

/// <summary>PR_PROFILE_OPEN_FLAGS of a provider section (EdkMdb.h OPENSTORE_*).</summary>
[Flags]
public enum OpenStoreFlags : uint
{
    None = 0,
    OPENSTORE_PUBLIC = 0x2,
    OPENSTORE_HOME_LOGON = 0x4,
    OPENSTORE_TAKE_OWNERSHIP = 0x8,
    OPENSTORE_REMOTE_TRANSPORT = 0x40,
}

/// <summary>PR_PROFILE_TYPE of a store provider section (EdkMdb.h PROFILE_*).</summary>
public enum StoreType : uint
{
    PROFILE_PRIMARY_USER = 1,
    PROFILE_PUBLIC_STORE = 3,
}
