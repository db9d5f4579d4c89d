using OutlookProfile.Configuration;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Planning;

/// <summary>
/// How a version may ask Autodiscover (KB 2612922). The values are written beside the user's other preferences, where a standard
/// user may write too; policies of the same names win over them.
/// </summary>
public static class AutodiscoverChoices
{
    /// <summary>Each source with its value name and the first version that knows it.</summary>
    private static readonly (AutodiscoverSources Source, string Name, OutlookVersion Since)[] Names =
    [
        (AutodiscoverSources.LastKnownGoodUrl, "ExcludeLastKnownGoodURL", OutlookVersion.Outlook2010),
        (AutodiscoverSources.ScpLookup, "ExcludeScpLookup", OutlookVersion.Outlook2007),
        (AutodiscoverSources.HttpsRootDomain, "ExcludeHttpsRootDomain", OutlookVersion.Outlook2007),
        (AutodiscoverSources.HttpsAutodiscoverDomain, "ExcludeHttpsAutoDiscoverDomain", OutlookVersion.Outlook2007),
        (AutodiscoverSources.HttpRedirect, "ExcludeHttpRedirect", OutlookVersion.Outlook2007),
        (AutodiscoverSources.SrvRecord, "ExcludeSrvRecord", OutlookVersion.Outlook2007),
        (AutodiscoverSources.ExplicitO365Endpoint, "ExcludeExplicitO365Endpoint", OutlookVersion.Outlook2016),
    ];

    /// <summary>DWORD: 1 lets Outlook make the first profile from the directory's address without asking.</summary>
    public const string ZeroConfig = "ZeroConfigExchange";

    internal static void Write(PlanBuilder plan, AutodiscoverSettings autodiscover, OutlookRelease release)
    {
        foreach (var (source, name, since) in Names)
        {
            if (autodiscover.Exclude.HasFlag(source) && release.Version >= since)
            {
                plan.Set(release.AutodiscoverKey, RegistryValue.DWord(name, 1), $"a way of asking Autodiscover that is switched off");
            }
        }

        if (autodiscover.ZeroConfig is { } zeroConfig && release.KnowsZeroConfig)
        {
            plan.Set(
                release.AutodiscoverKey,
                RegistryValue.DWord(ZeroConfig, zeroConfig ? 1u : 0u),
                zeroConfig ? (Text)$"make a first profile from the directory's address without asking" : $"make no profile without asking");
        }
    }

    /// <summary>The sources of a selection that the version does not know.</summary>
    public static AutodiscoverSources UnknownTo(OutlookRelease release, AutodiscoverSources selection)
    {
        var unknown = AutodiscoverSources.None;
        foreach (var (source, _, since) in Names)
        {
            unknown |= release.Version < since ? selection & source : AutodiscoverSources.None;
        }

        return unknown;
    }

    /// <summary>What the registry says is switched off.</summary>
    public static AutodiscoverSources Read(IRegistry registry, OutlookRelease release)
    {
        var found = AutodiscoverSources.None;
        foreach (var (source, name, _) in Names)
        {
            found |= registry.GetValue(release.AutodiscoverKey, name)?.AsDWord() is > 0 ? source : AutodiscoverSources.None;
        }

        return found;
    }
}
