using System.Linq;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Planning;
using OutlookProfile.Registry;

namespace OutlookProfile.Tests.Planning;

/// <summary>
/// What Outlook writes into a profile at a start: Contacts as a service of its own at the end of the lists, what it has found out about each
/// Exchange account, the account manager's list of address books, a section of its own. A second start finds all of it.
/// </summary>
internal static class OutlookUse
{
    /// <summary>PROMPT_FOR_CREDENTIALS, which the user has chosen meanwhile.</summary>
    private const uint Chosen = 0x8;

    private static readonly MapiUid Service = new([.. Enumerable.Repeat((byte)0xE1, MapiUid.Length)]);
    private static readonly MapiUid Book = new([.. Enumerable.Repeat((byte)0xE2, MapiUid.Length)]);

    /// <exception cref="DamagedProfileException">The profile cannot be used.</exception>
    /// <param name="chooses">Whether the user changes a flag of each account meanwhile.</param>
    public static void Start(IRegistry registry, OutlookVersion version, string name, bool chooses = false)
    {
        var profile = ExistingProfile.Read(registry, OutlookRelease.Of(version), name)!;
        registry.SetValue(profile.SectionKey(Service.KeyName), MapiValue.Text(PropertyTags.PR_SERVICE_NAME.As(OutlookRelease.Of(version).TextType), "CONTAB"));
        registry.SetValue(profile.SectionKey(Book.KeyName), MapiValue.Long(PropertyTags.PR_RESOURCE_TYPE, (uint)ResourceType.MAPI_AB_PROVIDER));
        registry.SetValue(profile.MasterKey, MapiValue.Uids(PropertyTags.PR_SERVICES, [.. profile.Services.Append(Service).Distinct()]));
        registry.SetValue(profile.MasterKey, MapiValue.Uids(PropertyTags.PR_AB_PROVIDERS, [.. profile.AddressBooks.Append(Book).Distinct()]));
        registry.SetValue(profile.SectionKey(ProfileSections.AccountManager), RegistryValue.Binary("{ED475419-B0D6-11D2-8C3B-00104B2A6676}", [.. profile.Services.Append(Service).Distinct().SelectMany(uid => uid.Bytes)]));
        registry.SetValue(profile.SectionKey("8503020000000000c000000000000046"), RegistryValue.Binary("01020fff", [1]));
        foreach (var account in profile.Accounts)
        {
            registry.SetValue(account.SettingsKey, RegistryValue.String("001e6602", "MAILBOXSERVER"));
            registry.SetValue(account.SettingsKey, RegistryValue.String("001e6603", "/o=Org/cn=Recipients/cn=found"));
            foreach (var store in profile.StoreKeys(account).Take(1))
            {
                registry.SetValue(store, RegistryValue.String("001e660c", "MAILBOXSERVER"));
            }

            if (chooses)
            {
                registry.SetValue(account.SettingsKey, MapiValue.Long(PropertyTags.PR_PROFILE_CONFIG_FLAGS, (profile.Long(account.SettingsKey, PropertyTags.PR_PROFILE_CONFIG_FLAGS) ?? 0) | Chosen));
            }
        }
    }
}
