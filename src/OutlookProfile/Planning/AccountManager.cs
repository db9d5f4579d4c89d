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

    /// <summary>For a profile that gets a service it did not have.</summary>
    public static void Forget(PlanBuilder plan, IRegistry registry, string profileKey)
    {
        var key = $@"{profileKey}\{ProfileSections.AccountManager}";
        if (registry.GetValue(key, AddressBooks) is not null)
        {
            plan.DeleteValue(key, AddressBooks, $"the account manager's list of address books, which Outlook makes anew with the new service in it");
        }
    }
}
