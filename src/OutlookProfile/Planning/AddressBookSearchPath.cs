using OutlookProfile.Mapi;

namespace OutlookProfile.Planning;

/// <summary>
/// PR_AB_SEARCH_PATH in the master section (11023d05; PT_MV_BINARY, the entry identifiers of address book containers): where names
/// are looked up, and in which order. MAPI reserves the property for itself (MAPI SDK, "PR_AB_SEARCH_PATH"), only providers know the
/// entry identifiers of their containers, and while there is no path MAPI makes one from the address books, with every global one in
/// it; from the first path that somebody has set it never does so again (IAddrBook::GetSearchPath). So none is written, and one that
/// is there is its owner's choice.
/// </summary>
internal static class AddressBookSearchPath
{
    /// <param name="existing">The profile that gets an Exchange service it did not have, or null for a new one.</param>
    public static Text? Note(ExistingProfile? existing, string profileName)
    {
        if (existing is null)
        {
            return $"PR_AB_SEARCH_PATH ({PropertyTags.PR_AB_SEARCH_PATH.ValueName}) is left out: MAPI keeps it for itself, and makes it from the profile's address books.";
        }

        return existing.Value(existing.MasterKey, PropertyTags.PR_AB_SEARCH_PATH) is null
            ? null
            : (Text)$"The profile \"{profileName}\" has a search path for names of its own (PR_AB_SEARCH_PATH), which stays as it is. Should Outlook not look names up in the new account's address list, add it there: Address Book, Tools, Options, Custom.";
    }
}
