namespace OutlookProfile.Mapi;

/// <summary>Sections whose key has a fixed name in every profile.</summary>
public static class ProfileSections
{
    /// <summary>The master section: the lists of services and providers (MUID_PROFILE_INSTANCE's neighbour; mfcmapi calls it the MAPI provider section).</summary>
    public const string Master = "9207f3e0a3b11019908b08002b2a56c2";

    /// <summary>Outlook's own global section.</summary>
    public const string OutlookGlobal = "0a0d020000000000c000000000000046";

    /// <summary>pbGlobalProfileSectionGuid: the one Exchange account's settings up to Outlook 2007, the legacy account's afterwards.</summary>
    public const string ExchangeGlobal = "13dbb0c8aa05101a9bb000aa002fc45a";

    /// <summary>MUID_PROFILE_INSTANCE: holds the profile's unique search key.</summary>
    public const string ProfileInstance = "8503020000000000c000000000000046";

    /// <summary>Outlook's account manager: a sub-key for each account, and lists of them. Not lower-case like the others.</summary>
    public const string AccountManager = "9375CFF0413111d3B88A00104B2A6676";
}
