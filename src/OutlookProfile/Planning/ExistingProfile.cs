using System;
using System.Collections.Generic;
using System.Linq;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>An Exchange account of an existing profile.</summary>
public sealed class ExchangeAccount(MapiUid service, string settingsKey)
{
    /// <summary>The service section's UID.</summary>
    public MapiUid Service { get; } = service;

    /// <summary>The key of the EMSMDB section.</summary>
    public string SettingsKey { get; } = settingsKey;
}

/// <summary>
/// A profile that is there already, read the way MAPI does: the master section's lists, the service sections, and for
/// each Exchange service its EMSMDB section (PR_EMSMDB_SECTION_UID, or the fixed section).
/// </summary>
public sealed class ExistingProfile
{
    private const string ExchangeServiceName = "MSEMS";

    private readonly IRegistry registry;
    private readonly IRegistry before;
    private readonly string name;
    private readonly MapiUid? ours;

    private ExistingProfile(IRegistry registry, OutlookRelease release, string name, MapiUid? ours, IRegistry before)
    {
        this.registry = registry;
        this.before = before;
        this.name = name;
        this.ours = ours;
        Release = release;
        Key = release.ProfileKey(name);
        if (!registry.KeyExists(MasterKey))
        {
            throw Damaged($"its section {ProfileSections.Master}, which lists everything else, is not there");
        }

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

    /// <summary>The profile, or null when there is none of that name: no key, or one with nothing in it.</summary>
    /// <param name="ours">The service that this product makes in it: what is missing of that one will be written, and is no damage.</param>
    /// <param name="before">The registry without what earlier runs of this product have written; null for the same one.</param>
    /// <exception cref="DamagedProfileException">It points to sections that are not there, or a list has a wrong length.</exception>
    public static ExistingProfile? Read(IRegistry registry, OutlookRelease release, string name, MapiUid? ours = null, IRegistry? before = null)
    {
        var key = release.ProfileKey(name);
        return registry.GetSubKeyNames(key).Count + registry.GetValues(key).Count > 0 ? new ExistingProfile(registry, release, name, ours, before ?? registry) : null;
    }

    /// <summary>
    /// The account that a configuration means: the one of this address; else our own; else of this mailbox name; else
    /// <see cref="FirstAccount"/>. Where a profile can hold several, one whose address says that it is another organisation's is
    /// never meant. Null when there is none.
    /// </summary>
    public ExchangeAccount? FindAccount(string mailboxUser, string smtpAddress)
    {
        var ofThisOrganisation = Accounts.Where(account => Release.ExchangeSettings == ExchangeSettings.FixedSection || !IsOfAnotherOrganisation(account, smtpAddress)).ToArray();
        return Accounts.FirstOrDefault(account => Same(AddressOf(account), smtpAddress))
            ?? Accounts.FirstOrDefault(account => account.Service.Equals(ours))
            ?? ofThisOrganisation.FirstOrDefault(account => Same(Text(account.SettingsKey, PropertyTags.PR_PROFILE_UNRESOLVED_NAME), mailboxUser))
            ?? (FirstAccount() is { } first && ofThisOrganisation.Contains(first) ? first : ofThisOrganisation.FirstOrDefault());
    }

    /// <summary>The mailbox's SMTP address; null when the account does not say it.</summary>
    public string? AddressOf(ExchangeAccount account) =>
        Text(account.SettingsKey, PropertyTags.PR_PROFILE_USER_SMTP_EMAIL_ADDRESS) is { } typed
            ? typed.StartsWith(ExchangeAddress.Prefix, StringComparison.OrdinalIgnoreCase) ? typed.Substring(ExchangeAddress.Prefix.Length) : typed
            : null;

    /// <summary>The account that Outlook treats as the profile's first (the global section's PR_EMSMDB_SECTION_UID); else the first in the list.</summary>
    public ExchangeAccount? FirstAccount() =>
        Accounts.FirstOrDefault(account => account.SettingsKey == LegacySettingsKey()) ?? Accounts.FirstOrDefault();

    /// <summary>The keys of an account's store providers.</summary>
    public IEnumerable<string> StoreKeys(ExchangeAccount account) =>
        ReadUids(SectionKey(account.Service.KeyName), PropertyTags.PR_STORE_PROVIDERS).Select(uid => SectionKey(uid.KeyName));

    public RegistryValue? Value(string key, PropertyTag tag) => registry.GetValue(key, tag.ValueName);

    /// <summary>Without what earlier runs of this product have written: a choice of theirs is not the user's.</summary>
    public RegistryValue? ValueBefore(string key, PropertyTag tag) => before.GetValue(key, tag.ValueName);

    /// <summary>A text, whichever of its two types it is kept as.</summary>
    public string? Text(string key, PropertyTag tag) =>
        MapiValue.ReadText(Value(key, tag.As(PropertyType.Unicode))) ?? MapiValue.ReadText(Value(key, tag.As(PropertyType.String8)));

    /// <summary>A number as <see cref="ValueBefore"/> has it, or null when there is none.</summary>
    /// <exception cref="DamagedProfileException">It is there, but not four bytes.</exception>
    public uint? Long(string key, PropertyTag tag)
    {
        var value = ValueBefore(key, tag);
        return value is null ? null : MapiValue.ReadLong(value) ?? throw Damaged($"{Describe(tag)} in section {SectionName(key)} is no number of four bytes");
    }

    public string SectionKey(string section) => $@"{Key}\{section}";

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string SectionName(string key) => key.Substring(key.LastIndexOf('\\') + 1);

    private static string Describe(PropertyTag tag) => $"{PropertyNames.Find(tag.ValueName)} ({tag.ValueName})";

    /// <summary>By its mail domain: acme.com and sales.acme.com are one organisation's, acme.com and partner.example are not.</summary>
    private bool IsOfAnotherOrganisation(ExchangeAccount account, string smtpAddress)
    {
        if (AddressOf(account) is not { } address)
        {
            return false;
        }

        var one = "." + DomainOf(address);
        var other = "." + DomainOf(smtpAddress);
        return !one.EndsWith(other, StringComparison.OrdinalIgnoreCase) && !other.EndsWith(one, StringComparison.OrdinalIgnoreCase);
    }

    private static string DomainOf(string address) => address.Substring(address.LastIndexOf('@') + 1);

    private string? LegacySettingsKey()
    {
        var uids = ReadUids(SectionKey(ProfileSections.OutlookGlobal), PropertyTags.PR_EMSMDB_SECTION_UID);
        return uids.Count == 1 ? SectionKey(uids[0].KeyName) : null;
    }

    /// <summary>By its name; a service that does not say its name, by the pointer that only Exchange services have.</summary>
    private bool IsExchange(MapiUid service)
    {
        var key = SectionKey(service.KeyName);
        return Text(key, PropertyTags.PR_SERVICE_NAME) is { } serviceName
            ? Same(serviceName, ExchangeServiceName)
            : Value(key, PropertyTags.PR_EMSMDB_SECTION_UID) is not null;
    }

    private ExchangeAccount ReadAccount(MapiUid service)
    {
        var uids = Release.ExchangeSettings == ExchangeSettings.FixedSection
            ? []
            : ReadUids(SectionKey(service.KeyName), PropertyTags.PR_EMSMDB_SECTION_UID);
        if (uids.Count > 1)
        {
            throw Damaged($"service {service.ToString()} names more than one Exchange section");
        }

        // Without a section of its own it is an account of Outlook 2007 or before, which a later version takes over.
        var section = uids.Count == 1 ? uids[0].KeyName : ProfileSections.ExchangeGlobal;
        return registry.KeyExists(SectionKey(section)) || service.Equals(ours)
            ? new ExchangeAccount(service, SectionKey(section))
            : throw Damaged($"the Exchange section {section.ToString()} of service {service.ToString()} is not there");
    }

    private IReadOnlyList<MapiUid> ReadList(PropertyTag tag)
    {
        var uids = ReadUids(MasterKey, tag);
        return uids.FirstOrDefault(uid => !registry.KeyExists(SectionKey(uid.KeyName))) is { } dangling
            ? throw Damaged($"{Describe(tag)} names section {dangling.ToString()}, which is not there")
            : uids;
    }

    private IReadOnlyList<MapiUid> ReadUids(string key, PropertyTag tag)
    {
        var value = Value(key, tag);
        return value is null
            ? []
            : MapiValue.ReadUids(value) ?? throw Damaged($"{Describe(tag)} in section {SectionName(key)} is no list of 16-byte identifiers");
    }

    private DamagedProfileException Damaged(Text problem) => new(name, problem);
}
