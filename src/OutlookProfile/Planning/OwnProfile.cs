using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>Whether a profile is one that this product made: it holds the service whose identifier is derived from profile and user name.</summary>
public static class OwnProfile
{
    public static bool IsThere(string profileName, OutlookRelease release, TargetUser user, IRegistry hive)
    {
        var service = new ExchangeService(release, null, new SectionUids(profileName, user.Name)).Service;
        return hive.KeyExists($@"{release.ProfileKey(profileName)}\{service.KeyName}");
    }
}
