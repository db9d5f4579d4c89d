using System.Collections.Generic;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;

namespace OutlookProfile.Planning;

/// <summary>
/// A new MSEMS service with its providers: the template of MAPISVC.INF (mfcmapi UI/profile.cpp:62-133) as registry sections.
/// PR_SERVICE_SUPPORT_FILES is encoded as the bitness of the Outlook that reads it asks, and left out where nobody knows that.
/// The settings section points back to service and providers, as it does in profiles that Outlook made (RegRipper outlook2.pl;
/// how-to-create-an-outlook-profile-using-mfcmapi.md for PR_STORE_PROVIDERS).
/// </summary>
internal sealed class ExchangeService
{
    private const string ServiceName = "MSEMS";
    private const string InstallId = "{6485D26A-C2AC-11D1-AD3E-10A0C911C9C0}";
    private const uint ProfileVersion = 0x501;

    /// <summary>PR_PROFILE_TYPE of the remote transport in MAPISVC.INF.</summary>
    private const uint RemoteTransportType = 0xA;

    private static readonly MapiUid PrivateStoreProvider = Uid("5494A1C0297F101BA58708002B2A2517");
    private static readonly MapiUid PublicStoreProvider = Uid("78b2fa70aff711cd9bc800aa002fc45a");

    private static readonly IReadOnlyList<string> SupportFiles = ["emsui.dll", "emsabp.dll", "emsmdb.dll"];

    private readonly OutlookRelease release;
    private readonly bool? is64Bit;
    private readonly MapiUid directory;
    private readonly MapiUid privateStore;
    private readonly MapiUid publicStore;
    private readonly MapiUid transport;
    private readonly MapiUid remoteTransport;
    private readonly MapiUid hook;
    private readonly MapiUid? settings;

    /// <param name="is64Bit">The bitness of the Outlook that will read it; null when nobody knows.</param>
    public ExchangeService(OutlookRelease release, bool? is64Bit, SectionUids uids)
    {
        this.release = release;
        this.is64Bit = is64Bit;
        Service = uids.Of("MSEMS");
        directory = uids.Of("EMS_DSA");
        privateStore = uids.Of("EMS_MDB_private");
        publicStore = uids.Of("EMS_MDB_public");
        transport = uids.Of("EMS_MSX");
        remoteTransport = uids.Of("EMS_RXP");
        hook = uids.Of("EMS_Hook");
        settings = release.ExchangeSettings == ExchangeSettings.FixedSection ? null : uids.Of("EMSMDB");
    }

    public MapiUid Service { get; }

    /// <summary>The section that the account's settings go to.</summary>
    public string SettingsSection => settings?.KeyName ?? ProfileSections.ExchangeGlobal;

    /// <summary>The settings section's own UID where the version keeps one for each account.</summary>
    public MapiUid? SettingsUid => settings;

    /// <summary>Writes service, providers and the settings section's fixed part, and enters them in the master section's lists.</summary>
    /// <param name="existing">The profile to add the service to, or null for a new profile.</param>
    public void Write(PlanBuilder plan, string profileKey, ExistingProfile? existing, string smtpAddress)
    {
        WriteLists(plan, $@"{profileKey}\{ProfileSections.Master}", existing);
        WriteService(plan, Section(profileKey, Service));
        WriteDirectory(plan, Section(profileKey, directory));
        WritePrivateStore(plan, Section(profileKey, privateStore), smtpAddress, first: existing is null || existing.Stores.Count == 0 || existing.Stores[0].Equals(privateStore));
        WritePublicStore(plan, Section(profileKey, publicStore));
        WriteTransports(plan, profileKey);
        WriteHook(plan, Section(profileKey, hook));
        WriteSettings(plan, $@"{profileKey}\{SettingsSection}");
    }

    private static string Section(string profileKey, MapiUid uid) => $@"{profileKey}\{uid.KeyName}";

    private static MapiUid Uid(string hex)
    {
        var bytes = new byte[MapiUid.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = byte.Parse(hex.Substring(2 * i, 2), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture);
        }

        return new MapiUid(bytes);
    }

    private void WriteLists(PlanBuilder plan, string master, ExistingProfile? existing)
    {
        IReadOnlyList<MapiUid> none = [];
        plan.Append(master, PropertyTags.PR_SERVICES, existing?.Services ?? none, [Service], $"the profile's services: Microsoft Exchange Server");
        plan.Append(master, PropertyTags.PR_STORE_PROVIDERS, existing?.Stores ?? none, [privateStore, publicStore], $"the profile's stores: mailbox and public folders");
        plan.Append(master, PropertyTags.PR_AB_PROVIDERS, existing?.AddressBooks ?? none, [directory], $"the profile's address books: the Exchange directory");
        plan.Append(master, PropertyTags.PR_TRANSPORT_PROVIDERS, existing?.Transports ?? none, [transport, remoteTransport], $"the profile's transports");
        plan.Append(master, PropertyTags.PR_FILTERING_HOOKS, existing?.Hooks ?? none, [hook], $"the profile's inbound hooks");
    }

    private void WriteService(PlanBuilder plan, string key)
    {
        Text reason = $"the Microsoft Exchange Server service";
        plan.Set(key, Text(PropertyTags.PR_DISPLAY_NAME, "Microsoft Exchange Server"), reason);
        plan.Set(key, Text(PropertyTags.PR_SERVICE_NAME, ServiceName), reason);
        plan.Set(key, Text(PropertyTags.PR_SERVICE_DLL_NAME, "emsui.dll"), reason);
        plan.Set(key, Text(PropertyTags.PR_SERVICE_ENTRY_NAME, "EMSCfg"), reason);
        plan.Set(key, Text(PropertyTags.PR_SERVICE_INSTALL_ID, InstallId), reason);
        if (is64Bit is { } bitness)
        {
            var tag = PropertyTags.PR_SERVICE_SUPPORT_FILES.As(release.TextType == PropertyType.String8 ? PropertyType.MultipleString8 : PropertyType.MultipleUnicode);
            plan.Set(key, MapiValue.Texts(tag, SupportFiles, bitness), $"{reason}, as {(bitness ? "64" : "32")}-bit Outlook keeps a list of texts");
        }

        plan.Set(key, MapiValue.Long(PropertyTags.PR_RESOURCE_FLAGS, (uint)ServiceFlags.SERVICE_SINGLE_COPY), reason);
        PointToService(plan, key, reason);
        plan.Set(key, MapiValue.Uids(PropertyTags.PR_FILTERING_HOOKS, [hook]), reason);
        PointToSettings(plan, key);
    }

    private void WriteDirectory(PlanBuilder plan, string key)
    {
        Text reason = $"the address book provider";
        WriteProvider(plan, key, ResourceType.MAPI_AB_PROVIDER, "EMSABP.DLL", "Microsoft Exchange Directory Service", "Microsoft Exchange Directory Service", reason);

        // Not in MAPISVC.INF, but in every address book provider of profiles that Outlook made.
        plan.Set(key, MapiValue.Long(PropertyTags.PR_RESOURCE_FLAGS, (uint)ResourceFlags.None), reason);
    }

    private void WritePrivateStore(PlanBuilder plan, string key, string smtpAddress, bool first)
    {
        Text reason = $"the mailbox store provider";
        var name = release.ExchangeSettings == ExchangeSettings.Autodiscover ? smtpAddress : "Private Folders";
        WriteProvider(plan, key, ResourceType.MAPI_STORE_PROVIDER, "EMSMDB.DLL", name, "Microsoft Exchange Message Store", reason);

        // A profile keeps the default store that it has; the mailbox of a new one is it.
        var flags = first
            ? ResourceFlags.STATUS_PRIMARY_IDENTITY | ResourceFlags.STATUS_DEFAULT_STORE | ResourceFlags.STATUS_PRIMARY_STORE
            : ResourceFlags.STATUS_PRIMARY_STORE;
        plan.Set(key, MapiValue.Long(PropertyTags.PR_RESOURCE_FLAGS, (uint)flags), reason);
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_OPEN_FLAGS, (uint)(OpenStoreFlags.OPENSTORE_HOME_LOGON | OpenStoreFlags.OPENSTORE_TAKE_OWNERSHIP)), reason);
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_TYPE, (uint)StoreType.PROFILE_PRIMARY_USER), reason);
        plan.Set(key, MapiValue.Uid(PropertyTags.PR_MDB_PROVIDER, PrivateStoreProvider), reason);
        if (release.ExchangeSettings == ExchangeSettings.Autodiscover)
        {
            plan.Set(key, MapiValue.Text(PropertyTags.PR_PROFILE_USER_SMTP_EMAIL_ADDRESS, ExchangeAddress.Prefix + smtpAddress), reason);
        }
    }

    private void WritePublicStore(PlanBuilder plan, string key)
    {
        Text reason = $"the public folders provider";
        WriteProvider(plan, key, ResourceType.MAPI_STORE_PROVIDER, "EMSMDB.DLL", "Public Folders", "Microsoft Exchange Message Store", reason);
        plan.Set(key, MapiValue.Long(PropertyTags.PR_RESOURCE_FLAGS, (uint)ResourceFlags.STATUS_NO_DEFAULT_STORE), reason);
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_OPEN_FLAGS, (uint)(OpenStoreFlags.OPENSTORE_PUBLIC | OpenStoreFlags.OPENSTORE_HOME_LOGON)), reason);
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_TYPE, (uint)StoreType.PROFILE_PUBLIC_STORE), reason);
        plan.Set(key, MapiValue.Uid(PropertyTags.PR_MDB_PROVIDER, PublicStoreProvider), reason);
    }

    private void WriteTransports(PlanBuilder plan, string profileKey)
    {
        Text reason = $"the Exchange transport";
        var key = Section(profileKey, transport);
        WriteProvider(plan, key, ResourceType.MAPI_TRANSPORT_PROVIDER, "EMSMDB.DLL", "Microsoft Exchange Transport", "Microsoft Exchange Transport", reason);
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_OPEN_FLAGS, (uint)OpenStoreFlags.None), reason);

        Text remoteReason = $"the Exchange remote transport";
        key = Section(profileKey, remoteTransport);
        WriteProvider(plan, key, ResourceType.MAPI_TRANSPORT_PROVIDER, "EMSUI.DLL", "Microsoft Exchange Remote Transport", "Microsoft Exchange Remote Transport", remoteReason);
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_OPEN_FLAGS, (uint)OpenStoreFlags.OPENSTORE_REMOTE_TRANSPORT), remoteReason);
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_TYPE, RemoteTransportType), remoteReason);
    }

    private void WriteHook(PlanBuilder plan, string key)
    {
        Text reason = $"the Exchange inbound hook";
        WriteProvider(plan, key, ResourceType.MAPI_HOOK_PROVIDER, "EMSMDB.DLL", "Microsoft Exchange Hook", "Microsoft Exchange Hook", reason);
        plan.Set(key, MapiValue.Long(PropertyTags.PR_RESOURCE_FLAGS, (uint)ResourceFlags.HOOK_INBOUND), reason);
    }

    private void WriteProvider(PlanBuilder plan, string key, ResourceType type, string dll, string name, string provider, Text reason)
    {
        plan.Set(key, MapiValue.Long(PropertyTags.PR_RESOURCE_TYPE, (uint)type), reason);
        plan.Set(key, Text(PropertyTags.PR_DISPLAY_NAME, name), reason);
        plan.Set(key, Text(PropertyTags.PR_PROVIDER_DISPLAY, provider), reason);
        plan.Set(key, Text(PropertyTags.PR_PROVIDER_DLL_NAME, dll), reason);
        plan.Set(key, Text(PropertyTags.PR_SERVICE_NAME, ServiceName), reason);
        plan.Set(key, Text(PropertyTags.PR_SERVICE_INSTALL_ID, InstallId), reason);
        plan.Set(key, MapiValue.Uid(PropertyTags.PR_SERVICE_UID, Service), reason);
        PointToSettings(plan, key);
    }

    private void WriteSettings(PlanBuilder plan, string key)
    {
        Text reason = $"the Exchange section as MAPISVC.INF makes it";
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_VERSION, ProfileVersion), reason);
        plan.Set(key, MapiValue.Long(PropertyTags.PR_PROFILE_TRANSPORT_FLAGS, (uint)(TransportFlags.TRANSPORT_DOWNLOAD | TransportFlags.TRANSPORT_UPLOAD)), reason);
        PointToService(plan, key, $"the service and the providers that use this section");
    }

    /// <summary>The service's UID and the lists of its providers.</summary>
    private void PointToService(PlanBuilder plan, string key, Text reason)
    {
        plan.Set(key, MapiValue.Uid(PropertyTags.PR_SERVICE_UID, Service), reason);
        plan.Set(key, MapiValue.Uids(PropertyTags.PR_STORE_PROVIDERS, [privateStore, publicStore]), reason);
        plan.Set(key, MapiValue.Uids(PropertyTags.PR_AB_PROVIDERS, [directory]), reason);
        plan.Set(key, MapiValue.Uids(PropertyTags.PR_TRANSPORT_PROVIDERS, [transport, remoteTransport]), reason);
    }

    private void PointToSettings(PlanBuilder plan, string key)
    {
        if (settings is not null)
        {
            plan.Set(key, MapiValue.Uid(PropertyTags.PR_EMSMDB_SECTION_UID, settings), $"where the account's Exchange section is");
        }
    }

    private Registry.RegistryValue Text(PropertyTag tag, string text) => MapiValue.Text(tag.As(release.TextType), text);
}
