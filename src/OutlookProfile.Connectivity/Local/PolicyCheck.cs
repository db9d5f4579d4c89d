using System;
using System.Collections.Generic;
using OutlookProfile.Configuration;
using OutlookProfile.Connectivity.Findings;
using OutlookProfile.Mapi;
using OutlookProfile.Outlook;
using OutlookProfile.Registry;

namespace OutlookProfile.Connectivity.Local;

/// <summary>
/// Policies beat the profile and Autodiscover: those of Outlook's administrative template (outlk16.admx) that say something else
/// than the configuration.
/// </summary>
internal sealed class PolicyCheck(FindingLog log)
{
    /// <summary>Each closes a place where Outlook looks for Autodiscover (KB 2612922).</summary>
    private static readonly IReadOnlyList<(string Name, AutodiscoverSources Source)> Exclusions =
    [
        ("ExcludeScpLookup", AutodiscoverSources.ScpLookup),
        ("ExcludeHttpsRootDomain", AutodiscoverSources.HttpsRootDomain),
        ("ExcludeHttpsAutodiscoverDomain", AutodiscoverSources.HttpsAutodiscoverDomain),
        ("ExcludeHttpRedirect", AutodiscoverSources.HttpRedirect),
        ("ExcludeSrvRecord", AutodiscoverSources.SrvRecord),
    ];

    public void Run(ProfileConfiguration configuration, OutlookVersion version, IRegistry hive)
    {
        var root = $@"Software\Policies\Microsoft\Office\{version.Number()}\Outlook";
        CheckConnection(configuration, hive, root + @"\RPC");
        CheckAutodiscover(configuration.Autodiscover, hive, root + @"\AutoDiscover");
        CheckLocalCopy(configuration, hive, root);
    }

    private void CheckConnection(ProfileConfiguration configuration, IRegistry hive, string key)
    {
        var http = configuration.Http;
        Text(hive, key, "ProxyServerName", http.Proxy, "http.proxy");
        Text(hive, key, "ProxyServerPrincipalName", http.Principal, "http.principal");
        Number(hive, key, "ProxyAuthenticationService", (uint)http.Authentication, "http.authentication");
        if (hive.GetValue(key, "ProxyServerFlags")?.AsDWord() is { } flags && (flags & (uint)RohFlags.ROHFLAGS_USE_ROH) != 0 != http.Enabled)
        {
            Report(key, "ProxyServerFlags", $"0x{flags:x}", "http.enabled");
        }

        if (configuration.Encryption)
        {
            Number(hive, key, "EnableRPCEncryption", 1, "encryption");
        }
    }

    private void CheckAutodiscover(AutodiscoverSettings settings, IRegistry hive, string key)
    {
        foreach (var (name, source) in Exclusions)
        {
            if (!settings.Exclude.HasFlag(source) && hive.GetValue(key, name)?.AsDWord() is > 0)
            {
                log.Add(FindingKinds.LocalPolicy, $@"HKEY_CURRENT_USER\{key}\{name}", $"The policy {name} keeps Outlook from one of the places where it looks for Autodiscover.", $"Make sure that another place has it, or remove the policy.");
            }
        }

        if (settings.ZeroConfig != true && hive.GetValue(key, "ZeroConfigExchange")?.AsDWord() is > 0)
        {
            log.Add(FindingKinds.LocalPolicy, $@"HKEY_CURRENT_USER\{key}\ZeroConfigExchange", $"The policy ZeroConfigExchange lets Outlook make a profile of its own, which takes the place of this one.", $"Remove the policy.");
        }
    }

    private void CheckLocalCopy(ProfileConfiguration configuration, IRegistry hive, string root)
    {
        Number(hive, root + @"\Cached Mode", "Enable", configuration.CachedMode.Enabled ? 1u : 0u, "cachedMode.enabled");
        if (configuration.CachedMode.Enabled && hive.GetValue(root + @"\OST", "NoOST")?.AsDWord() is > 0 and var noOst)
        {
            Report(root + @"\OST", "NoOST", noOst.ToString()!, "cachedMode.enabled");
        }
    }

    private void Text(IRegistry hive, string key, string name, string configured, string setting)
    {
        if (hive.GetValue(key, name)?.AsText() is { Length: > 0 } text && !text.Equals(configured, StringComparison.OrdinalIgnoreCase))
        {
            Report(key, name, text, setting);
        }
    }

    private void Number(IRegistry hive, string key, string name, uint configured, string setting)
    {
        if (hive.GetValue(key, name)?.AsDWord() is { } number && number != configured)
        {
            Report(key, name, number.ToString(System.Globalization.CultureInfo.InvariantCulture), setting);
        }
    }

    private void Report(string key, string name, string value, string setting) =>
        log.Add(FindingKinds.LocalPolicy, $@"HKEY_CURRENT_USER\{key}\{name}", $"The policy {name} is {Foreign.Text(value)} and beats {setting}, which says something else.", $"Change the policy, or {setting}.");
}
