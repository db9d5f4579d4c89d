using System.Collections.Generic;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>Cached Exchange Mode as policies (outlk14.admx to outlk16.admx, "Cached Exchange Mode").</summary>
internal static class CachedModePolicy
{
    public const string DownloadSharedFolders = "DownloadSharedFolders";

    public static IEnumerable<PolicyValue> Values(CachedModeSettings cached, OutlookRelease release)
    {
        var key = release.CachedModePolicyKey;
        if (release.HasCachedModePolicy)
        {
            yield return new(key, RegistryValue.DWord("Enable", cached.Enabled ? 1u : 0u), $"Use Cached Exchange Mode");
        }

        if (!cached.Enabled)
        {
            yield break;
        }

        if (release.HasCachedModePolicy)
        {
            yield return new(key, RegistryValue.DWord("CachedExchangeMode", (uint)cached.Download), $"what is downloaded: 1 headers, 2 full items, 3 headers and then full items");
        }

        if (cached.Window is { } window && release.Knows(window))
        {
            yield return new(key, RegistryValue.DWord("SyncWindowSetting", window.Months()), $"Mail to keep offline, in months; 0 is all");
            if (release.KnowsDays())
            {
                yield return new(key, RegistryValue.DWord("SyncWindowSettingDays", window.Days()), $"Mail to keep offline, in days");
            }
        }

        if (cached.SharedFolders is { } shared && release.KnowsSharedFolders)
        {
            yield return new(key, RegistryValue.DWord(DownloadSharedFolders, shared == SharedFolders.None ? 0u : 1u), $"Download shared folders other than mail");
            yield return new(key, RegistryValue.DWord("CacheOthersMail", shared == SharedFolders.All ? 1u : 0u), $"Download shared mail folders");
        }
    }
}
