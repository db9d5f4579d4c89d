using System.Collections.Generic;
using OutlookProfile.Mapi;

namespace OutlookProfile.Outlook;

/// <summary>Where a version keeps the settings of an Exchange account.</summary>
public enum ExchangeSettings
{
    /// <summary>In the one fixed section (pbGlobalProfileSectionGuid): 2003 and 2007.</summary>
    FixedSection,

    /// <summary>In a section of the account's own, found through PR_EMSMDB_SECTION_UID: 2010 and 2013.</summary>
    OwnSection,

    /// <summary>The section only names the mailbox; server and connection come from Autodiscover: 2016 and later.</summary>
    Autodiscover,
}

/// <summary>How one Outlook version keeps profiles. Keys are relative to the user's hive.</summary>
public sealed class OutlookRelease(
    OutlookVersion version,
    string profilesKey,
    string defaultProfileKey,
    ExchangeSettings exchangeSettings,
    PropertyType textType)
{
    public OutlookVersion Version { get; } = version;

    /// <summary>The key above the profiles.</summary>
    public string ProfilesKey { get; } = profilesKey;

    /// <summary>The key with the value DefaultProfile.</summary>
    public string DefaultProfileKey { get; } = defaultProfileKey;

    public ExchangeSettings ExchangeSettings { get; } = exchangeSettings;

    /// <summary>How the texts of services, providers and accounts are kept.</summary>
    public PropertyType TextType { get; } = textType;

    /// <summary>Whether the version asks Autodiscover. Outlook 2003 knows nothing of it.</summary>
    public bool AsksAutodiscover => Version >= OutlookVersion.Outlook2007;

    /// <summary>Whether the version takes a local file for the Autodiscover answer when PreferLocalXML says so (KB 2612922).</summary>
    public bool ReadsLocalAutodiscover => Version >= OutlookVersion.Outlook2010;

    /// <summary>Whether the version can make a first profile by itself (ZeroConfigExchange).</summary>
    public bool KnowsZeroConfig => Version >= OutlookVersion.Outlook2010;

    /// <summary>Whether the version has the policies of Outlook Anywhere: outlk16.admx for 16.0, the add-on template of KB 961112 before.</summary>
    public bool KnowsHttpPolicy => Version >= OutlookVersion.Outlook2007;

    /// <summary>Whether the version takes the HTTP settings from policies and Autodiscover only, whatever the profile says.</summary>
    public bool TakesHttpFromPolicy => ExchangeSettings == ExchangeSettings.Autodiscover;

    /// <summary>Whether the version connects by MAPI over HTTP where the server offers it.</summary>
    public bool KnowsMapiHttp => Version >= OutlookVersion.Outlook2013;

    /// <summary>Whether the profile's cached mode is said by policy too, because Autodiscover may make the account anew.</summary>
    public bool HasCachedModePolicy => Version >= OutlookVersion.Outlook2013;

    /// <summary>Whether the version can keep folders of other mailboxes offline, or not.</summary>
    public bool KnowsSharedFolders => Version >= OutlookVersion.Outlook2010;

    private const string MessagingSubsystem = @"Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem\Profiles";

    public static IReadOnlyList<OutlookRelease> All { get; } =
    [
        new(OutlookVersion.Outlook2003, MessagingSubsystem, MessagingSubsystem, ExchangeSettings.FixedSection, PropertyType.String8),
        new(OutlookVersion.Outlook2007, MessagingSubsystem, MessagingSubsystem, ExchangeSettings.FixedSection, PropertyType.String8),
        new(OutlookVersion.Outlook2010, MessagingSubsystem, MessagingSubsystem, ExchangeSettings.OwnSection, PropertyType.Unicode),
        Modern(OutlookVersion.Outlook2013, ExchangeSettings.OwnSection),
        Modern(OutlookVersion.Outlook2016, ExchangeSettings.Autodiscover),
    ];

    /// <summary>Software\Microsoft\Office\14.0\Outlook and its likes: the version's own preferences.</summary>
    public string PreferencesKey => $@"Software\Microsoft\Office\{Version.Number()}\Outlook";

    /// <summary>Where the version looks for local Autodiscover answers and for the ways of asking that are switched off.</summary>
    public string AutodiscoverKey => PreferencesKey + @"\AutoDiscover";

    /// <summary>The version's Cached Exchange Mode policy.</summary>
    public string CachedModePolicyKey => $@"Software\Policies\Microsoft\Office\{Version.Number()}\Outlook\Cached Mode";

    /// <summary>The version's RPC policies: Outlook Anywhere and EnableRPCEncryption.</summary>
    public string RpcPolicyKey => $@"Software\Policies\Microsoft\Office\{Version.Number()}\Outlook\RPC";

    public static OutlookRelease Of(OutlookVersion version)
    {
        foreach (var release in All)
        {
            if (release.Version == version)
            {
                return release;
            }
        }

        throw new System.ArgumentOutOfRangeException(nameof(version), version, "There is no such Outlook.");
    }

    /// <summary>The key of a profile.</summary>
    public string ProfileKey(string profileName) => $@"{ProfilesKey}\{profileName}";

    private static OutlookRelease Modern(OutlookVersion version, ExchangeSettings settings)
    {
        var outlook = $@"Software\Microsoft\Office\{version.Number()}\Outlook";
        return new(version, outlook + @"\Profiles", outlook, settings, PropertyType.Unicode);
    }
}
