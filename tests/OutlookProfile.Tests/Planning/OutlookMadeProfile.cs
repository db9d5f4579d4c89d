using System.Linq;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Planning;

/// <summary>A profile as somebody else's hands made it, section by section, for plans to meet.</summary>
internal sealed class OutlookMadeProfile
{
    private readonly MemoryRegistry registry;
    private readonly OutlookRelease release;
    private byte next = 1;

    public OutlookMadeProfile(MemoryRegistry registry, OutlookVersion version, string name = "Corporate Mail")
    {
        this.registry = registry;
        release = OutlookRelease.Of(version);
        Key = release.ProfileKey(name);
        Set(ProfileSections.Master, MapiValue.Uids(PropertyTags.PR_SERVICES, []));
    }

    public string Key { get; }

    public string SectionKey(string section) => $@"{Key}\{section}";

    public OutlookMadeProfile Set(string section, RegistryValue value)
    {
        registry.SetValue(SectionKey(section), value);
        return this;
    }

    /// <summary>
    /// A POP account as Outlook makes one: the account manager keeps it and its own lists of mail accounts, address books and stores,
    /// the mail goes to a personal store, and Contacts are an address book in whose search path they stand.
    /// </summary>
    public OutlookMadeProfile WithInternetAccount(string address)
    {
        const string accounts = ProfileSections.AccountManager;
        Set(accounts, RegistryValue.DWord("NextAccountID", 4));
        Set(accounts, RegistryValue.Binary("LastChangeVer", [1, 0, 0, 0, 0, 0, 0, 0]));
        Set(accounts, RegistryValue.Binary("{ED475418-B0D6-11D2-8C3B-00104B2A6676}", [1, 0, 0, 0]));
        Set(accounts, RegistryValue.Binary("{ED475419-B0D6-11D2-8C3B-00104B2A6676}", [2, 0, 0, 0]));
        Set(accounts, RegistryValue.Binary("{ED475420-B0D6-11D2-8C3B-00104B2A6676}", [3, 0, 0, 0]));
        Set(accounts + @"\00000001", RegistryValue.String("clsid", "{ED475412-B0D6-11D2-8C3B-00104B2A6676}"));
        Set(accounts + @"\00000001", Unicode("Account Name", address));
        var service = NewUid();
        var store = NewUid();
        Set(service.KeyName, Text(PropertyTags.PR_SERVICE_NAME, "MSUPST MS"));
        Set(service.KeyName, MapiValue.Uid(PropertyTags.PR_SERVICE_UID, service));
        Set(service.KeyName, MapiValue.Uids(PropertyTags.PR_STORE_PROVIDERS, [store]));
        Set(store.KeyName, MapiValue.Long(PropertyTags.PR_RESOURCE_TYPE, (uint)ResourceType.MAPI_STORE_PROVIDER));
        Set(store.KeyName, MapiValue.Long(PropertyTags.PR_RESOURCE_FLAGS, (uint)ResourceFlags.STATUS_DEFAULT_STORE));
        Set(store.KeyName, RegistryValue.Binary("001f6700", System.Text.Encoding.Unicode.GetBytes("C:\\mail.pst\0")));
        Append(PropertyTags.PR_SERVICES, service);
        Append(PropertyTags.PR_STORE_PROVIDERS, store);
        AddContacts();
        return this;
    }

    private void AddContacts()
    {
        var service = NewUid();
        var book = NewUid();
        Set(service.KeyName, Text(PropertyTags.PR_SERVICE_NAME, "CONTAB"));
        Set(service.KeyName, MapiValue.Uid(PropertyTags.PR_SERVICE_UID, service));
        Set(service.KeyName, MapiValue.Uids(PropertyTags.PR_AB_PROVIDERS, [book]));
        Set(book.KeyName, MapiValue.Long(PropertyTags.PR_RESOURCE_TYPE, (uint)ResourceType.MAPI_AB_PROVIDER));
        Set(book.KeyName, MapiValue.Long(PropertyTags.PR_RESOURCE_FLAGS, 0));
        Set(ProfileSections.Master, SearchPath(book));
        Append(PropertyTags.PR_SERVICES, service);
        Append(PropertyTags.PR_AB_PROVIDERS, book);
    }

    /// <summary>An Exchange account as Outlook leaves it after the first logon: values of ours, of the user and of the server side by side.</summary>
    /// <returns>The name of the section with its settings.</returns>
    public string AddExchangeAccount(string user, string server, string? smtpAddress = null, bool namesService = true)
    {
        var service = NewUid();
        var store = NewUid();
        var own = release.ExchangeSettings != ExchangeSettings.FixedSection;
        var settings = own ? NewUid() : null;
        var section = settings?.KeyName ?? ProfileSections.ExchangeGlobal;
        if (namesService)
        {
            Set(service.KeyName, Text(PropertyTags.PR_SERVICE_NAME, "MSEMS"));
        }

        Set(service.KeyName, MapiValue.Uid(PropertyTags.PR_SERVICE_UID, service));
        Set(service.KeyName, MapiValue.Uids(PropertyTags.PR_STORE_PROVIDERS, [store]));
        Set(store.KeyName, MapiValue.Long(PropertyTags.PR_RESOURCE_TYPE, (uint)ResourceType.MAPI_STORE_PROVIDER));
        Set(store.KeyName, RegistryValue.String("001e660b", $"/o=Org/cn=Recipients/cn={user}"));
        Set(store.KeyName, RegistryValue.String("001e660c", server.Split('.')[0].ToUpperInvariant()));
        Set(store.KeyName, RegistryValue.String("001e6614", "/o=Org/cn=Servers/cn=x"));
        Set(store.KeyName, MapiValue.Text(PropertyTags.PR_PROFILE_SERVER_FQDN, server));
        if (settings is not null)
        {
            Set(service.KeyName, MapiValue.Uid(PropertyTags.PR_EMSMDB_SECTION_UID, settings));
            Set(store.KeyName, MapiValue.Uid(PropertyTags.PR_EMSMDB_SECTION_UID, settings));
        }

        Set(section, MapiValue.Uid(PropertyTags.PR_SERVICE_UID, service));
        Set(section, MapiValue.Long(PropertyTags.PR_PROFILE_VERSION, 0x501));
        Set(section, RegistryValue.String("001e6602", server.Split('.')[0].ToUpperInvariant()));
        Set(section, RegistryValue.String("001e6603", $"/o=Org/cn=Recipients/cn={user}"));
        Set(section, RegistryValue.String("001e6608", server));
        Set(section, RegistryValue.String("001e6612", "/o=Org/cn=Servers/cn=x"));
        Set(section, MapiValue.Text(PropertyTags.PR_PROFILE_HOME_SERVER_FQDN, server));
        Set(section, MapiValue.Text(PropertyTags.PR_PROFILE_UNRESOLVED_NAME, user));

        // SHOW_CONNECT_UI, PROMPT_FOR_CREDENTIALS and OST_CACHE_PUBLIC: the user's own choices beside a mailbox that is not cached.
        Set(section, MapiValue.Long(PropertyTags.PR_PROFILE_CONFIG_FLAGS, 0x40C));

        // NO_RPC_ENCRYPTION and IGNORE_NO_PF.
        Set(section, MapiValue.Long(PropertyTags.PR_PROFILE_CONNECT_FLAGS, 0x8002));
        Set(section, MapiValue.Long(PropertyTags.PR_PROFILE_UI_STATE, 0x100));

        // PRXF_IGNORE_SEC_WARNING alone.
        Set(section, MapiValue.Long(PropertyTags.PR_ROH_FLAGS, 0x10));
        if (smtpAddress is not null)
        {
            Set(section, MapiValue.Text(PropertyTags.PR_PROFILE_USER_SMTP_EMAIL_ADDRESS, "SMTP:" + smtpAddress));
        }

        Append(PropertyTags.PR_SERVICES, service);
        Append(PropertyTags.PR_STORE_PROVIDERS, store);
        return section;
    }

    /// <summary>The account that Outlook's global section names.</summary>
    public OutlookMadeProfile WithFirstAccount(string section) =>
        Set(ProfileSections.OutlookGlobal, RegistryValue.Binary("01023d15", System.Convert.FromHexString(section)));

    /// <summary>
    /// PR_AB_SEARCH_PATH of one container, as 32-bit Outlook keeps a PT_MV_BINARY: a count, length and place of each, and the entry identifiers
    /// (flags, the provider's UID, version, container, its name) at places that four divides.
    /// </summary>
    private static RegistryValue SearchPath(MapiUid provider) =>
        RegistryValue.Binary("11023d05", [1, 0, 0, 0, 30, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, .. provider.Bytes, 1, 0, 0, 0, 0, 1, 0, 0, (byte)'/', 0, 0, 0]);

    private MapiUid NewUid() => new(Enumerable.Repeat(next++, MapiUid.Length).ToArray());

    private RegistryValue Text(PropertyTag tag, string text) => MapiValue.Text(tag.As(release.TextType), text);

    private static RegistryValue Unicode(string name, string text) => RegistryValue.Binary(name, System.Text.Encoding.Unicode.GetBytes(text + "\0"));

    private void Append(PropertyTag list, MapiUid uid)
    {
        var before = MapiValue.ReadUids(registry.GetValue(SectionKey(ProfileSections.Master), list.ValueName)) ?? [];
        Set(ProfileSections.Master, MapiValue.Uids(list, before.Append(uid)));
    }
}
