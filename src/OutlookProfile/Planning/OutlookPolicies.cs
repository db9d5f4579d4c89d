using System;
using System.Collections.Generic;
using System.Globalization;
using OutlookProfile.Changes;
using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>The policy values of one version. Each that may not be written is named instead, unless it is there already.</summary>
public static class OutlookPolicies
{
    /// <summary>The key that standard users may only read. Relative to the user's hive.</summary>
    public const string Root = @"Software\Policies";

    /// <summary>Whether a key is out of reach for want of rights: any other may be refused only as a failure, but of policies the rest is worth having.</summary>
    public static bool IsClosed(string key, IRegistry hive) => RegistryPath.IsAtOrBelow(key, Root) && !hive.MayChange(key);

    /// <summary>A value as the plan and the log name it: RPC\ProxyServerFlags = 47.</summary>
    public static string Describe(string key, RegistryValue value) => $"{RegistryPath.Name(key)}\\{value.Name} = {Content(value)}";

    internal static void Write(PlanBuilder plan, ProfileConfiguration configuration, OutlookRelease release, IRegistry current)
    {
        var closed = new List<PolicyValue>();
        foreach (var policy in Values(configuration, release))
        {
            if (!IsClosed(policy.Key, current))
            {
                plan.Set(policy.Key, policy.Value, policy.Reason);
                continue;
            }

            plan.OutOfReach.Add(new SetValue(policy.Key, policy.Value, policy.Reason));
            if (!IsThere(policy, current))
            {
                closed.Add(policy);
            }
        }

        if (closed.Count > 0)
        {
            var leftOut = LeftOut(closed, release, current);
            plan.Notes.Add(leftOut);
            plan.NotWritten.Add(leftOut);
        }
    }

    /// <summary>Policies are texts and numbers; of anything else that stands in the place of one, its first bytes tell enough.</summary>
    private static string Content(RegistryValue value) =>
        value.AsText() ?? value.AsDWord()?.ToString(CultureInfo.InvariantCulture) ?? BitConverter.ToString(value.Data, 0, Math.Min(value.Data.Length, 16));

    private static List<PolicyValue> Values(ProfileConfiguration configuration, OutlookRelease release)
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

        return values;
    }

    /// <summary>Whether somebody with the rights, or Group Policy, has written it already.</summary>
    private static bool IsThere(PolicyValue policy, IRegistry current) => Find(policy, current) is { } found && found.SameContent(policy.Value);

    private static RegistryValue? Find(PolicyValue policy, IRegistry current)
    {
        try
        {
            return current.GetValue(policy.Key, policy.Value.Name);
        }
        catch (RegistryException refusal) when (refusal.ErrorCode == RegistryException.AccessDenied)
        {
            // Closed to reading too: nobody knows.
            return null;
        }
    }

    private static Text LeftOut(List<PolicyValue> values, OutlookRelease release, IRegistry current)
    {
        var product = release.Version.ProductName();
        var named = new List<Text>();
        var keys = new List<string>();
        foreach (var policy in values)
        {
            named.Add(Name(policy, current));
            var key = $@"HKEY_CURRENT_USER\{policy.Key}";
            if (!keys.Contains(key))
            {
                keys.Add(key);
            }
        }

        var names = Text.Join(", ", named);
        if (!current.MayChange(Root))
        {
            var consequence = release.TakesHttpFromPolicy
                ? (Text)$"Outlook takes what they say from Autodiscover; an installation for all users writes them, and so does Group Policy"
                : $"the profile's own values say the same, as far as this version heeds them";
            return $"{product}: this user may not write Software\\Policies. Left out are {names}: {consequence}.";
        }

        return $"{product}: {string.Join(", ", keys)}: closed to writing by the key's own security. Left out are {names}: open the key and write again, or set them by Group Policy.";
    }

    /// <summary>By its name and value, so that whoever reads it can set it by Group Policy; and what has effect in its place.</summary>
    private static Text Name(PolicyValue policy, IRegistry current)
    {
        var name = Describe(policy.Key, policy.Value);
        return Find(policy, current) is { } found ? (Text)$"{name} (there is {Content(found)})" : Text.Verbatim(name);
    }
}
