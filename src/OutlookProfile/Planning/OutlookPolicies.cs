using System.Collections.Generic;
using System.Globalization;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>The policy values of one version. Where the user may not write them, each is named instead.</summary>
public static class OutlookPolicies
{
    /// <summary>The key that standard users may only read. Relative to the user's hive.</summary>
    public const string Root = @"Software\Policies";

    internal static void Write(PlanBuilder plan, ProfileConfiguration configuration, OutlookRelease release, TargetUser user)
    {
        var values = new List<PolicyValue>(CachedModePolicy.Values(configuration.CachedMode, release));
        if (release.TakesHttpFromPolicy || configuration.Http.Enforce && release.KnowsHttpPolicy)
        {
            values.AddRange(HttpPolicy.Values(configuration.Http, release));
        }

        if (release.TakesHttpFromPolicy)
        {
            values.Add(new(release.RpcPolicyKey, RegistryValue.DWord("EnableRPCEncryption", configuration.Encryption ? 1u : 0u), $"Encrypt information (KB 3032395)"));
        }

        if (user.PoliciesWritable)
        {
            foreach (var policy in values)
            {
                plan.Set(policy.Key, policy.Value, policy.Reason);
            }
        }
        else if (values.Count > 0)
        {
            var leftOut = LeftOut(values, release);
            plan.Notes.Add(leftOut);
            plan.NotWritten.Add(leftOut);
        }
    }

    /// <summary>Each by its name and value: whoever reads it can set them by Group Policy.</summary>
    private static Text LeftOut(List<PolicyValue> values, OutlookRelease release)
    {
        var names = new List<string>();
        foreach (var policy in values)
        {
            names.Add($"{RegistryPath.Name(policy.Key)}\\{policy.Value.Name} = {policy.Value.AsText() ?? policy.Value.AsDWord()?.ToString(CultureInfo.InvariantCulture)}");
        }

        var consequence = release.TakesHttpFromPolicy
            ? (Text)$"Outlook takes what they say from Autodiscover; an installation for all users writes them, and so does Group Policy"
            : $"the profile's own values say the same, as far as this version heeds them";
        return $"{release.Version.ProductName()}: this user may not write Software\\Policies. Left out are {string.Join(", ", names)}: {consequence}.";
    }
}
