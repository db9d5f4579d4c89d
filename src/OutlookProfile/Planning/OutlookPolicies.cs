using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>The policy values that say for Outlook 2013 and later what Autodiscover cannot: cached mode, and for 16.0 encryption.</summary>
internal static class OutlookPolicies
{
    public static void Write(PlanBuilder plan, ProfileConfiguration configuration, OutlookRelease release, TargetUser user)
    {
        if (!user.PoliciesWritable)
        {
            plan.Notes.Add($"The Cached Mode policy of {release.Version.ProductName()} is left out: this user may not write Software\\Policies. The profile's own values say the same.");
            if (!configuration.Encryption && release.ExchangeSettings == ExchangeSettings.Autodiscover)
            {
                plan.Notes.Add($"encryption is false, but {release.Version.ProductName()} takes that from a policy only; it stays encrypted.");
            }

            return;
        }

        var cached = configuration.CachedMode;
        plan.Set(release.CachedModePolicyKey, RegistryValue.DWord("Enable", cached.Enabled ? 1u : 0u), "Use Cached Exchange Mode");
        if (cached.Enabled)
        {
            plan.Set(release.CachedModePolicyKey, RegistryValue.DWord("CachedExchangeMode", (uint)cached.Download), "what is downloaded: 1 headers, 2 full items, 3 headers and then full items");
        }

        if (release.ExchangeSettings == ExchangeSettings.Autodiscover)
        {
            plan.Set(release.EncryptionPolicyKey, RegistryValue.DWord("EnableRPCEncryption", configuration.Encryption ? 1u : 0u), "Encrypt information (KB 3032395)");
        }
    }
}
