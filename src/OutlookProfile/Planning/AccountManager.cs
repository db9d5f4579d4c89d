using System.Linq;
using OutlookProfile.Mapi;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>
/// Outlook's account manager keeps a list of the profile's address books. Scripts that add a MAPI service to a profile through
/// the registry delete it, and Outlook makes it anew from the services at its next start; left as it is, it hides the new one.
/// </summary>
internal static class AccountManager
{
    private const string AddressBooks = "{ED475419-B0D6-11D2-8C3B-00104B2A6676}";

    /// <summary>For a profile that gets a service it did not have before.</summary>
    /// <param name="before">The hive before earlier runs.</param>
    /// <param name="present">The hive as it is: a list that Outlook has made since an earlier run added the service knows it.</param>
    public static void Forget(PlanBuilder plan, IRegistry before, IRegistry present, string profileKey, MapiUid service)
    {
        var key = $@"{profileKey}\{ProfileSections.AccountManager}";
        var knowsService = MapiValue.ReadUids(present.GetValue($@"{profileKey}\{ProfileSections.Master}", PropertyTags.PR_SERVICES.ValueName))?.Any(uid => uid.Equals(service)) == true;
        if (before.GetValue(key, AddressBooks) is not null && !(knowsService && present.GetValue(key, AddressBooks) is not null))
        {
            plan.DeleteValue(key, AddressBooks, $"the account manager's list of address books, which Outlook makes anew with the new service in it");
        }
    }
}
