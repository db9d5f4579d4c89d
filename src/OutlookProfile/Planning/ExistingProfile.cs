using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>An Exchange account of an existing profile.</summary>
/// <param name="Service">The service section's UID.</param>
/// <param name="SettingsKey">The key of the EMSMDB section.</param>
public sealed record ExchangeAccount(MapiUid Service, string SettingsKey);

/// <summary>
/// A profile that is there already, read the way MAPI does: the master section's lists, the service sections, and for
/// each Exchange service its EMSMDB section (PR_EMSMDB_SECTION_UID, or the fixed section).
/// </summary>
public sealed class ExistingProfile
{
    private const string ExchangeServiceName = "MSEMS";

    private readonly IRegistry registry;
    private readonly string name;

    private ExistingProfile(IRegistry registry, OutlookRelease release, string name)
    {
        this.registry = registry;
        this.name = name;
        Release = release;
        Key = release.ProfileKey(name);
        Services = ReadList(PropertyTags.PR_SERVICES);
        Stores = ReadList(PropertyTags.PR_STORE_PROVIDERS);
        AddressBooks = ReadList(PropertyTags.PR_AB_PROVIDERS);
        Transports = ReadList(PropertyTags.PR_TRANSPORT_PROVIDERS);
        Hooks = ReadList(PropertyTags.PR_FILTERING_HOOKS);
        Accounts = Services.Where(IsExchange).Select(ReadAccount).ToArray();
    }

    public OutlookRelease Release { get; }

    public string Key { get; }

    public string MasterKey => SectionKey(ProfileSections.Master);

    public IReadOnlyList<MapiUid> Services { get; }

    public IReadOnlyList<MapiUid> Stores { get; }

    public IReadOnlyList<MapiUid> AddressBooks { get; }

    public IReadOnlyList<MapiUid> Transports { get; }

    public IReadOnlyList<MapiUid> Hooks { get; }

    public IReadOnlyList<ExchangeAccount> Accounts { get; }

    /// <summary>The profile, or null when there is none of that name.</summary>
    /// <exception cref="DamagedProfileException">It points to sections that are not there, or a list has a wrong length.</exception>
    public static ExistingProfile? Read(IRegistry registry, OutlookRelease release, string name) =>
        registry.KeyExists(release.ProfileKey(name)) ? new ExistingProfile(registry, release, name) : null;

    /// <summary>
    /// The account that a configuration means: the one of this mailbox; else the account that Outlook treats as the
    /// profile's first (the global section's PR_EMSMDB_SECTION_UID); else the first. Null when there is no Exchange account.
    /// </summary>
    public ExchangeAccount? FindAccount(string mailboxUser, string smtpAddress) =>
        Accounts.FirstOrDefault(account => IsMailbox(account, mailboxUser, smtpAddress))
        ?? Accounts.FirstOrDefault(account => account.SettingsKey == LegacySettingsKey())
        ?? Accounts.FirstOrDefault();

    public RegistryValue? Value(string key, PropertyTag tag) => registry.GetValue(key, tag.ValueName);

    /// <summary>A text, whichever of its two types it is kept as.</summary>
    public string? Text(string key, PropertyTag tag) =>
        MapiValue.ReadText(Value(key, tag.As(PropertyType.Unicode))) ?? MapiValue.ReadText(Value(key, tag.As(PropertyType.String8)));

    /// <summary>A number; 0 when there is none.</summary>
    /// <exception cref="DamagedProfileException">It is there, but not four bytes.</exception>
    public uint Long(string key, PropertyTag tag)
    {
        var value = Value(key, tag);
        return value is null ? 0 : MapiValue.ReadLong(value) ?? throw Damaged($"{tag.ValueName} in section {SectionName(key)} is no number of four bytes");
    }

    public string SectionKey(string section) => $@"{Key}\{section}";

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string SectionName(string key) => key.Substring(key.LastIndexOf('\\') + 1);

    private bool IsMailbox(ExchangeAccount account, string mailboxUser, string smtpAddress) =>
        Same(Text(account.SettingsKey, PropertyTags.PR_PROFILE_USER_SMTP_EMAIL_ADDRESS), ExchangeAddress.Prefix + smtpAddress)
        || Same(Text(account.SettingsKey, PropertyTags.PR_PROFILE_UNRESOLVED_NAME), mailboxUser);

    private string? LegacySettingsKey()
    {
        var uids = ReadUids(SectionKey(ProfileSections.OutlookGlobal), PropertyTags.PR_EMSMDB_SECTION_UID);
        return uids.Count == 1 ? SectionKey(uids[0].KeyName) : null;
    }

    private bool IsExchange(MapiUid service)
    {
        var key = SectionKey(service.KeyName);
        return registry.KeyExists(key)
            ? Same(Text(key, PropertyTags.PR_SERVICE_NAME), ExchangeServiceName)
            : throw Damaged($"its list of services names section {service}, which is not there");
    }

    private ExchangeAccount ReadAccount(MapiUid service)
    {
        var uids = Release.ExchangeSettings == ExchangeSettings.FixedSection
            ? []
            : ReadUids(SectionKey(service.KeyName), PropertyTags.PR_EMSMDB_SECTION_UID);
        if (uids.Count > 1)
        {
            throw Damaged($"service {service} names more than one Exchange section");
        }

        // Without a section of its own it is an account of Outlook 2007 or before, which a later version takes over.
        var section = uids.Count == 1 ? uids[0].KeyName : ProfileSections.ExchangeGlobal;
        return registry.KeyExists(SectionKey(section))
            ? new ExchangeAccount(service, SectionKey(section))
            : throw Damaged($"the Exchange section {section} of service {service} is not there");
    }

    private IReadOnlyList<MapiUid> ReadList(PropertyTag tag) => ReadUids(MasterKey, tag);

    private IReadOnlyList<MapiUid> ReadUids(string key, PropertyTag tag)
    {
        var value = Value(key, tag);
        return value is null
            ? []
            : MapiValue.ReadUids(value) ?? throw Damaged($"{tag.ValueName} in section {SectionName(key)} is no list of 16-byte identifiers");
    }

    private DamagedProfileException Damaged(string problem) => new(name, problem);
}
